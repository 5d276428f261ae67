/**
 * `lago extract [FOLDER…] [--check] [--json]`: from checked terms to ES modules with declarations.
 *
 * A folder's extract.json says what is extracted for it, and whereto (docs/extraction.md). Without a
 * folder, every library that has one. What is extracted was checked first, by our checker; the rules for proofs as a whole
 * are the matter of `lago check proofs/lago-grey.ipkg`, which the build graph runs before this.
 * --check writes nothing: it fails when a file is not what would be extracted, and shows the difference.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Drift, diff, drift, write } from '@lago-grey/abi-gen/drift';
import { checkFiles, ExtractError, renderText } from '@lago-grey/idris';
import { cacheRoot } from '@lago-grey/toolchain';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { ROOT } from '../root.ts';

const USAGE = 'usage: lago extract [FOLDER…] [--check] [--json]\n';
const REQUEST = 'extract.json';

/** What a folder wants. */
interface Request {
  /** Where the Idris modules lie, from the root of the repository. */
  readonly proofs: string;
  /** Definitions by module. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** The folder for the result, in that of the request. It holds nothing else. */
  readonly to: string;
}

/** Why nothing was extracted. */
class Refused extends Error {}

function readRequest(folder: string): Request {
  const file = join(folder, REQUEST);
  const shown = relative(process.cwd(), file);
  if (!existsSync(file)) throw new Refused(`there is no ${shown}; it says what is to be extracted`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refused(`${shown} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (isRequest(value)) return value;
  throw new Refused(
    `${shown} must have "proofs" and "to", each the path of a folder, and "names": a list of names for each module`,
  );
}

function isRequest(value: unknown): value is Request {
  if (typeof value !== 'object' || value === null) return false;
  const { proofs, names, to } = value as { [key in keyof Request]?: unknown };
  if (typeof proofs !== 'string' || typeof to !== 'string' || !/^[\w-]+$/.test(to)) return false;
  if (typeof names !== 'object' || names === null || Array.isArray(names)) return false;
  return Object.values(names).every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));
}

async function extracted(request: Request): Promise<ReadonlyMap<string, string>> {
  const proofs = join(ROOT, request.proofs);
  const files = Object.keys(request.names).map((module) => join(proofs, `${module.replaceAll('.', '/')}.idr`));
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Refused(`there is no ${relative(process.cwd(), missing)}`);
  const result = await checkFiles(files, { roots: [proofs], cache: cacheRoot() });
  if (result.verdict === 'reject') {
    const reasons = result.diagnostics.map((one) => renderText(one, result.texts, { colour: false }));
    throw new Refused([...reasons, 'the proofs are rejected: nothing is extracted from them'].join('\n\n'));
  }
  return result.extract(
    Object.entries(request.names).flatMap(([module, names]) => names.map((one) => `${module}.${one}`)),
  );
}

function parse(args: string[]): { check: boolean; json: boolean; folders: string[] } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  return { ...values, folders: positionals };
}

/** Every library with a request. */
function requested(): string[] {
  const libraries = join(ROOT, 'libs');
  return readdirSync(libraries)
    .map((name) => join(libraries, name))
    .filter((folder) => existsSync(join(folder, REQUEST)));
}

function show(shown: string, changes: readonly Drift[]): void {
  for (const { file, expected, found } of changes) {
    process.stdout.write(`--- ${shown}/${file} as it is\n+++ ${shown}/${file} as the proofs say\n`);
    process.stdout.write(`${diff(found ?? '', expected ?? '')}\n`);
  }
  if (changes.length > 0)
    process.stderr.write(`lago extract: ${shown} is not what the proofs say; \`npx lago extract\` renews it\n`);
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('extract', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  const folders = asked.folders.length > 0 ? asked.folders.map((one) => resolve(one)) : requested();
  const [all, changed]: [string[], string[]] = [[], []];
  try {
    for (const folder of folders) {
      const request = readRequest(folder);
      const files = await extracted(request);
      const target = join(folder, request.to);
      const shown = relative(process.cwd(), target) || '.';
      const changes = asked.check ? await drift(target, files, ['.']) : await write(target, files, ['.']);
      all.push(...[...files.keys()].map((file) => `${shown}/${file}`));
      changed.push(...changes.map(({ file }) => `${shown}/${file}`));
      if (asked.json) continue;
      if (asked.check) show(shown, changes);
      else for (const { file } of changes) process.stdout.write(`wrote ${shown}/${file}\n`);
      if (changes.length === 0) process.stdout.write(`${shown} is as the proofs say\n`);
    }
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof ExtractError)) throw error;
    process.stderr.write(`lago extract: ${error.message}\n`);
    return 1;
  }
  const ok = !asked.check || changed.length === 0;
  if (asked.json) process.stdout.write(`${JSON.stringify({ ok, checked: asked.check, files: all, changed })}\n`);
  return ok ? 0 : 1;
}
