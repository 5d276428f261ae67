/**
 * `lago pack DIR --name N --version V -o FILE.zpkg [--owner UID:GID] [--level 1…22] [--json]`: a folder to a package.
 *
 * Equal trees give equal bytes. The file appears under its name only when it is whole.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decode, encode, inspect, packageOf, ZpkgError } from '@lago-grey/zpkg';

const USAGE = 'usage: lago pack DIR --name N --version V -o FILE.zpkg [--owner UID:GID] [--level 1…22] [--json]\n';

function wrong(problem: string): number {
  process.stderr.write(`lago pack: ${problem}\n${USAGE}`);
  return 2;
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      version: { type: 'string' },
      output: { type: 'string', short: 'o' },
      owner: { type: 'string', default: '0:0' },
      level: { type: 'string', default: '19' },
      json: { type: 'boolean', default: false },
    },
  });
}

export async function run(args: string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [folder, ...more] = positionals;
  const { name, version, output } = values;
  if (folder === undefined || more.length > 0) return wrong('one DIR is needed');
  if (name === undefined || version === undefined || output === undefined)
    return wrong('--name, --version and -o are needed');
  const owner = /^(\d{1,10}):(\d{1,10})$/.exec(values.owner);
  if (owner === null) return wrong(`--owner must be UID:GID in numbers, got ${values.owner}`);
  const level = Number(values.level);
  if (!Number.isInteger(level) || level < 1 || level > 22) return wrong(`--level must be 1 to 22, got ${values.level}`);
  const temporary = `${output}.${process.pid}.tmp`;
  try {
    const pkg = await packageOf(folder, { name, version, owner: { uid: Number(owner[1]), gid: Number(owner[2]) } });
    const bytes = encode(pkg, { level });
    const report = inspect(decode(bytes));
    await writeFile(temporary, bytes);
    await rename(temporary, output);
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ file: output, ...report })}\n`
        : `${output}: ${name} ${version}, ${report.entries.length} entries, ${report.size} bytes, ${report.unpacked_size} unpacked\n`,
    );
    return 0;
  } catch (error) {
    await rm(temporary, { force: true });
    const expected =
      error instanceof ZpkgError || (error instanceof Error && 'code' in error) || error instanceof RangeError;
    if (!expected) throw error;
    process.stderr.write(`lago pack: ${error.message}\n`);
    return 1;
  }
}
