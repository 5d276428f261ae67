/**
 * `lago theorems PACKAGE.ipkg [--renew] [--json]`: the theorems that the manifest requires, with their exact types.
 *
 * --renew writes the types as they are now into the manifest, theorems.json beside the package, for a reviewer to read.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkPackage, printTheorems, renderText, renewTheorems } from '@lago-grey/idris';
import { cacheRoot } from '@lago-grey/toolchain';

const USAGE = 'usage: lago theorems PACKAGE.ipkg [--renew] [--json]\n';

export async function run(args: string[]): Promise<number> {
  let renew = false;
  let json = false;
  let file: string | undefined;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { renew: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    ({ renew, json } = values);
    if (positionals.length !== 1) throw new Error('name one package');
    [file] = positionals;
  } catch (error) {
    process.stderr.write(`lago theorems: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const options = { cache: cacheRoot() };
  const renewed = renew ? await renewTheorems(file!, options) : undefined;
  const result = renewed?.result ?? (await checkPackage(file!, options));
  for (const diagnostic of result.diagnostics) {
    process.stderr.write(`${renderText(diagnostic, result.texts.get(diagnostic.file))}\n\n`);
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
