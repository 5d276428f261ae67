/**
 * `lago generate [--check] [--json]`: from the proved layouts to abi/.
 *
 * --check writes nothing: it fails when a file of abi/ is not what would be generated, and shows the difference.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { diff, drift, generate, type Manifest, ManifestError, parseManifest, write } from '@lago-grey/abi-gen';

const ROOT = resolve(import.meta.dirname, '../../../..');

async function proved(): Promise<Manifest> {
  return parseManifest(JSON.parse(await readFile(join(ROOT, 'abi/manifest.json'), 'utf8')));
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { check: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  let manifest: Manifest;
  try {
    manifest = await proved();
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    process.stderr.write(`lago generate: ${error.message}\n`);
    return 1;
  }
  const folder = join(ROOT, 'abi');
  const generated = generate(manifest);
  const changes = values.check ? await drift(folder, generated) : await write(folder, generated);
  const files = changes.map(({ file }) => `abi/${file}`);
  const ok = !values.check || changes.length === 0;
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ ok, checked: values.check, files: [...generated.keys()], changed: files })}\n`,
    );
  } else if (values.check) {
    for (const { file, expected, found } of changes) {
      process.stdout.write(`--- abi/${file} as it is\n+++ abi/${file} as the proofs say\n`);
      process.stdout.write(`${diff(found ?? '', expected ?? '')}\n`);
    }
    if (!ok) process.stderr.write('lago generate: abi/ is not what the proofs say; `npx lago generate` renews it\n');
  } else {
    for (const file of files) process.stdout.write(`wrote ${file}\n`);
    if (files.length === 0) process.stdout.write('abi/ is as the proofs say\n');
  }
  return ok ? 0 : 1;
}
