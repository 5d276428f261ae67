/**
 * `lago pack DIR --name N --version V -o FILE.zpkg [--owner USER:GROUP] [--owners FILE] [--attributes FILE | --xattrs]
 * [--depends RELATION]… [--conflicts RELATION]… [--provides RELATION]… [--level 1…22] [--key NAME] [--json]`: a folder to a
 * package, signed by the key set NAME if one is named.
 *
 * A RELATION is `NAME`, or `NAME (>= VERSION, << VERSION)` with one or both ends of a range (>=, >>, <=, <<, =).
 * USER and GROUP are numbers, or NAME=NUMBER, or root. --owners has lines of USER:GROUP PATH. --attributes has what
 * `getfattr --dump` writes; --xattrs asks getfattr itself, and leaves out what no package may have.
 * Equal trees give equal bytes, but for the signatures. The file appears under its name only when it is whole.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  type Attribute,
  decode,
  encode,
  inspect,
  isPackaged,
  packageOf,
  parseAttributes,
  parseOwner,
  parseOwners,
  parseRelation,
  type TreeOptions,
} from '@lago-grey/zpkg';
import { execa } from 'execa';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { isRefusal, signPackage } from '../keys.ts';

const USAGE =
  'usage: lago pack DIR --name N --version V -o FILE.zpkg [--owner USER:GROUP] [--owners FILE] [--attributes FILE | --xattrs] [--depends RELATION]… [--conflicts RELATION]… [--provides RELATION]… [--level 1…22] [--key NAME [--passphrase-file FILE]] [--json]\n';

function parse(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      version: { type: 'string' },
      output: { type: 'string', short: 'o' },
      owner: { type: 'string', default: '0:0' },
      owners: { type: 'string' },
      attributes: { type: 'string' },
      xattrs: { type: 'boolean', default: false },
      depends: { type: 'string', multiple: true, default: [] },
      conflicts: { type: 'string', multiple: true, default: [] },
      provides: { type: 'string', multiple: true, default: [] },
      level: { type: 'string', default: '19' },
      key: { type: 'string' },
      'passphrase-file': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new Error('one DIR is needed');
  const { name, version, output, json, owner, owners, attributes, xattrs } = values;
  if (name === undefined || version === undefined || output === undefined)
    throw new Error('--name, --version and -o are needed');
  if (attributes !== undefined && xattrs) throw new Error('--attributes or --xattrs, not both');
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
    owner: parseOwner(owner),
    owners,
    attributes,
    xattrs,
    related: (['depends', 'conflicts', 'provides'] as const).flatMap((kind) =>
      values[kind].map((text) => ({ kind, text })),
    ),
  };
}

/** What getfattr tells of a folder, but for what no package may have. @throws RangeError where there is no getfattr */
async function attributesIn(folder: string): Promise<Map<string, readonly Attribute[]>> {
  const asked = ['--recursive', '--physical', '--no-dereference', '--dump', '--encoding=base64', '--match=-', '.'];
  const { stdout, failed, stderr, code } = await execa('getfattr', asked, { cwd: folder, reject: false });
  if (code === 'ENOENT') {
    throw new RangeError('--xattrs needs getfattr (package attr); --attributes takes what it writes elsewhere');
  }
  if (failed) throw new RangeError(`getfattr failed: ${stderr}`);
  const found = [...parseAttributes(stdout)].filter(([path]) => path !== '.');
  return new Map(found.map(([path, list]) => [path, list.filter(({ name }) => isPackaged(name))]));
}

async function treeOptions({
  folder,
  owner,
  owners,
  attributes,
  xattrs,
}: ReturnType<typeof parse>): Promise<TreeOptions> {
  return {
    owner,
    ...(owners === undefined ? {} : { owners: parseOwners(await readFile(owners, 'utf8')) }),
    ...(attributes === undefined ? {} : { attributes: parseAttributes(await readFile(attributes, 'utf8')) }),
    ...(xattrs ? { attributes: await attributesIn(folder) } : {}),
  };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('pack', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  const { folder, name, version, output, level, key, passphraseFile, json } = asked;
  const temporary = `${output}.${process.pid}.tmp`;
  try {
    const pkg = await packageOf(folder, {
      name,
      version,
      relations: asked.related.map(({ kind, text }) => parseRelation(kind, text)),
      ...(await treeOptions(asked)),
    });
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
