/**
 * `lago generate [--check] [--to DIR] [--json]`: from the proved layouts to abi/.
 *
 * The module of the manifest and all that it rests on are checked first (what is unchanged is read from the cache), then
 * its checked terms are extracted and run: no source is read as text. That the kernel's evaluator gives the same is tested.
 * The rules for proofs as a whole (theorems, unlisted files) and the other checkers are the matter of
 * `lago check proofs/lago-grey.ipkg`, for which an image waits.
 * --check writes nothing: it fails when a file of abi/ is not what would be generated, and shows the difference.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  diff,
  drift,
  fromCore,
  fromExtracted,
  generate,
  type Manifest,
  ManifestError,
  write,
} from '@lago-grey/abi-gen';
import { type CheckResult, checkFiles, renderText } from '@lago-grey/idris';
import { cacheRoot } from '@lago-grey/toolchain';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { ROOT } from '../root.ts';

const USAGE = 'usage: lago generate [--check] [--to DIR] [--json]\n';
const PROOFS = join(ROOT, 'proofs');
const MODULE = join(PROOFS, 'Abi/Manifest.idr');
/** The value in it that everything is generated from. */
const VALUE = 'Abi.Manifest.manifest';
const EXTRACTED = 'Abi/Manifest.js';

/** Why there is nothing to generate from. */
class Unproved extends Error {}

async function proved(): Promise<Manifest> {
  const result: CheckResult = await checkFiles([MODULE], { roots: [PROOFS], cache: cacheRoot() });
  if (result.verdict === 'reject') {
    const reasons = result.diagnostics.map((one) => renderText(one, result.texts, { colour: false }));
    throw new Unproved([...reasons, 'the proofs are rejected: nothing is generated from them'].join('\n\n'));
  }
  return fromCore(fromExtracted(await extracted(result)));
}

/** The value of the manifest, computed by the extracted modules. */
async function extracted(result: CheckResult): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'lago-generate-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const [file, text] of result.extract([VALUE])) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const module = (await import(pathToFileURL(join(folder, EXTRACTED)).href)) as { readonly manifest: unknown };
    return module.manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parse(args: string[]): { check: boolean; to: string; json: boolean } {
  return parseArgs({
    args,
    options: {
      check: { type: 'boolean', default: false },
      to: { type: 'string', default: join(ROOT, 'abi') },
      json: { type: 'boolean', default: false },
    },
  }).values;
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('generate', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  let manifest: Manifest;
  try {
    manifest = await proved();
  } catch (error) {
    if (!(error instanceof ManifestError) && !(error instanceof Unproved)) throw error;
    process.stderr.write(`lago generate: ${error.message}\n`);
    return 1;
  }
  const folder = resolve(asked.to);
  const shown = relative(process.cwd(), folder) || '.';
  const generated = generate(manifest);
  const changes = asked.check ? await drift(folder, generated) : await write(folder, generated);
  const files = changes.map(({ file }) => `${shown}/${file}`);
  const ok = !asked.check || changes.length === 0;
  if (asked.json) {
    const all = [...generated.keys()].map((file) => `${shown}/${file}`);
    process.stdout.write(`${JSON.stringify({ ok, checked: asked.check, files: all, changed: files })}\n`);
  } else if (asked.check) {
    for (const { file, expected, found } of changes) {
      process.stdout.write(`--- ${shown}/${file} as it is\n+++ ${shown}/${file} as the proofs say\n`);
      process.stdout.write(`${diff(found ?? '', expected ?? '')}\n`);
    }
    if (!ok)
      process.stderr.write(`lago generate: ${shown} is not what the proofs say; \`npx lago generate\` renews it\n`);
  } else {
    for (const file of files) process.stdout.write(`wrote ${file}\n`);
  }
  if (ok && !asked.json && files.length === 0) process.stdout.write(`${shown} is as the proofs say\n`);
  return ok ? 0 : 1;
}
