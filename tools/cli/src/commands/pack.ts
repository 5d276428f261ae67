/**
 * `lago pack DIR --name N --version V -o FILE.zpkg [--owner UID:GID] [--level 1…22] [--key NAME] [--json]`: a folder to a
 * package, signed by the key set NAME if one is named.
 *
 * Equal trees give equal bytes, but for the signatures. The file appears under its name only when it is whole.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decode, encode, inspect, packageOf } from '@lago-grey/zpkg';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { isRefusal, signPackage } from '../keys.ts';

const USAGE =
  'usage: lago pack DIR --name N --version V -o FILE.zpkg [--owner UID:GID] [--level 1…22] [--key NAME [--passphrase-file FILE]] [--json]\n';

function parse(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      version: { type: 'string' },
      output: { type: 'string', short: 'o' },
      owner: { type: 'string', default: '0:0' },
      level: { type: 'string', default: '19' },
      key: { type: 'string' },
      'passphrase-file': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new Error('one DIR is needed');
  const { name, version, output, json } = values;
  if (name === undefined || version === undefined || output === undefined)
    throw new Error('--name, --version and -o are needed');
  const owner = /^(\d{1,10}):(\d{1,10})$/.exec(values.owner);
  if (owner === null) throw new Error(`--owner must be UID:GID in numbers, got ${values.owner}`);
  const level = Number(values.level);
  if (!Number.isInteger(level) || level < 1 || level > 22)
    throw new Error(`--level must be 1 to 22, got ${values.level}`);
  const passphraseFile = values['passphrase-file'];
  const { key } = values;
  return {
    folder,
    name,
    version,
    output,
    level,
    key,
    passphraseFile,
    json,
    owner: { uid: Number(owner[1]), gid: Number(owner[2]) },
  };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('pack', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  const { folder, name, version, output, level, key, passphraseFile, json, owner } = asked;
  const temporary = `${output}.${process.pid}.tmp`;
  try {
    const pkg = await packageOf(folder, { name, version, owner });
    const unsigned = encode(pkg, { level });
    const bytes = key === undefined ? unsigned : await signPackage(unsigned, key, passphraseFile);
    const report = inspect(decode(bytes));
    await writeFile(temporary, bytes);
    await rename(temporary, output);
    process.stdout.write(
      json
        ? `${JSON.stringify({ file: output, ...report })}\n`
        : `${output}: ${name} ${version}, ${report.entries.length} entries, ${report.size} bytes, ${report.unpacked_size} unpacked\n`,
    );
    return 0;
  } catch (error) {
    await rm(temporary, { force: true });
    if (!isRefusal(error) && !(error instanceof RangeError)) throw error;
    process.stderr.write(`lago pack: ${error.message}\n`);
    return 1;
  }
}
