/**
 * `lago theorems PACKAGE.ipkg [--renew] [--json]`: the theorems that the manifest requires, with their exact types.
 *
 * --renew writes the types as they are now into the manifest, theorems.json beside the package, for a reviewer to read.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkPackage, printTheorems, renderText, renewTheorems } from '@lago-grey/idris';
import { cacheRoot } from '@lago-grey/toolchain';
import { readArguments, WRONG_USE } from '../arguments.ts';

const USAGE = 'usage: lago theorems PACKAGE.ipkg [--renew] [--json]\n';

function parse(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { renew: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('name one package');
  return { ...values, file };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('theorems', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  const { renew, json, file } = asked;
  const options = { cache: cacheRoot() };
  const renewed = renew ? await renewTheorems(file, options) : undefined;
  const result = renewed?.result ?? (await checkPackage(file, options));
  for (const diagnostic of result.diagnostics) {
    process.stderr.write(`${renderText(diagnostic, result.texts)}\n\n`);
  }
  if (renewed !== undefined && result.verdict === 'accept') {
    await writeFile(renewed.path, printTheorems(renewed.theorems));
    process.stderr.write(`wrote ${renewed.path}\n`);
  }
  const theorems = renewed?.theorems ?? result.theorems;
  if (json) process.stdout.write(`${JSON.stringify({ verdict: result.verdict, theorems })}\n`);
  else for (const { name, type, meaning } of theorems) process.stdout.write(`${name} : ${type}\n  ${meaning}\n`);
  return result.verdict === 'accept' ? 0 : 1;
}
