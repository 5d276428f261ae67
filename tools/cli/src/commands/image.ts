/**
 * `lago image NAME`: assembles targets/NAME/image.json into dist/NAME/oci, with dist/NAME/report.json beside it.
 *
 * What the labels and the greeting say is gathered here and computed there (libs/oci): the version from package.json,
 * the licence from LICENSE, the verdict from the report of the proof checkers, the features from the program itself.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DebianError, fetchPackage, readLock, useProxies } from '@lago-grey/debian';
import {
  buildImage,
  describeReport,
  type Facts,
  ImageError,
  licenceOf,
  postQuantumOf,
  type Recipe,
  readRecipe,
  verificationOf,
  writeArchive,
} from '@lago-grey/oci';
import { execa } from 'execa';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { ROOT } from '../root.ts';

const USAGE = 'usage: lago image NAME [--archive FILE [--arch amd64|arm64]] [--json]\n';

function options(args: string[]) {
  const parsed = parseArgs({
    args,
    allowPositionals: true,
    options: { archive: { type: 'string' }, arch: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [name, ...more] = parsed.positionals;
  if (name === undefined || more.length > 0 || !/^[a-z0-9-]+$/.test(name))
    throw new Error('expected the name of one image');
  if (parsed.values.arch !== undefined && parsed.values.archive === undefined)
    throw new Error('--arch is for --archive');
  return { ...parsed.values, name };
}

export async function run(args: string[], root = ROOT): Promise<number> {
  const asked = readArguments('image', USAGE, () => options(args));
  if (asked === undefined) return WRONG_USE;
  const progress = (line: string) => process.stderr.write(`image: ${line}\n`);
  try {
    const recipe = await readRecipe(join(root, 'targets', asked.name, 'image.json'));
    if (recipe.name !== asked.name) {
      throw new ImageError(`targets/${asked.name}/image.json has the name ${recipe.name}`, `name it ${asked.name}`);
    }
    const dist = join(root, 'dist', asked.name);
    await useProxies();
    const lock = await readLock();
    const sources = {
      root,
      lock,
      fetch: (pinned: Parameters<typeof fetchPackage>[0]) => fetchPackage(pinned, { progress }),
    };
    const place = join(dist, 'oci');
    const facts = await factsOf(recipe, root);
    const report = await buildImage({ recipe, facts, sources, place, progress });
    await writeWhole(join(dist, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
    if (asked.archive !== undefined)
      await writeArchive(place, resolve(asked.archive), new Date(report.created), asked.arch);
    process.stdout.write(asked.json ? `${JSON.stringify(report)}\n` : describeReport(report));
    return 0;
  } catch (error) {
    const said = explain(error);
    if (said === undefined) throw error;
    process.stderr.write(`lago image: ${said}\n`);
    return 1;
  }
}

/** The message of a failure that is not a mistake of this program. */
function explain(error: unknown): string | undefined {
  if (error instanceof ImageError || error instanceof DebianError) return error.message;
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined;
  const help: Record<string, string> = {
    ENOSPC: 'free some space there',
    EACCES: 'give yourself the right to write there',
    EROFS: 'work in a checkout that can be written',
  };
  const known = help[String(error.code)];
  return known === undefined ? undefined : `${error.message}\n  to help: ${known}`;
}

/** A report that is no JSON is not silently absent: it is one that cannot be read. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const partial = `${file}.${process.pid}`;
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(partial, text);
  await rename(partial, file);
}

async function factsOf(recipe: Recipe, root: string): Promise<Facts> {
  const read = (file: string) => readFile(join(root, file), 'utf8');
  const { version } = JSON.parse(await read('package.json')) as { version: string };
  const proofs = await read('dist/proofs/report.json').then(jsonOrText, () => undefined);
  return {
    version,
    licence: licenceOf(await read('LICENSE'), 'LICENSE'),
    verification: verificationOf(proofs),
    postQuantum: postQuantumOf(recipe.features === undefined ? [] : await featuresOf(recipe, recipe.features, root)),
  };
}

/** What the program that the recipe names says of itself; asked is the one for the machine that builds. */
async function featuresOf(recipe: Recipe, path: string, root: string): Promise<readonly string[]> {
  const use = recipe.layers.flatMap(({ files }) => files ?? []).find((file) => file.path === path);
  const host = process.arch === 'x64' ? 'amd64' : process.arch;
  const program = join(root, (use?.from ?? '').replaceAll('{architecture}', host));
  const said = await execa(program, ['version', '--json'], { reject: false });
  if (said.failed) {
    throw new ImageError(
      `${program} version --json, which says what cryptography the image has, failed: ${said.shortMessage}`,
      `npx lago build ${path.slice(path.lastIndexOf('/') + 1)} --arch ${host}`,
    );
  }
  const answer: unknown = JSON.parse(said.stdout);
  const features = typeof answer === 'object' && answer !== null && 'features' in answer ? answer.features : undefined;
  if (Array.isArray(features) && features.every((each) => typeof each === 'string')) return features;
  throw new ImageError(`${program} version --json: expected "features", a list of strings`, 'rebuild it');
}
