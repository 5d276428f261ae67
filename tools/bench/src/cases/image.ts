/**
 * The image for two architectures, beside GNU tar and gzip on the same trees (which make no image: no digests of the
 * unpacked layers, no configuration, no index).
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Case } from '../measure.ts';
import { lago, peer, ROOT } from '../workspace.ts';

interface Descriptor {
  readonly digest: string;
}

const blob = (digest: string): string => join(ROOT, 'dist/lago-grey/oci/blobs', digest.replace(':', '/'));
const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'));

/** The layers of each architecture, unpacked into a tree of its own. */
async function trees(scratch: string): Promise<string[]> {
  const top = await json(join(ROOT, 'dist/lago-grey/oci/index.json'));
  const index = await json(blob((top.manifests as Descriptor[])[0]?.digest ?? ''));
  const found: string[] = [];
  for (const { digest } of index.manifests as Descriptor[]) {
    const tree = join(scratch, `tree-${found.length}`);
    await mkdir(tree);
    for (const layer of (await json(blob(digest))).layers as Descriptor[]) {
      await execa('tar', ['-xzf', blob(layer.digest), '-C', tree]);
    }
    found.push(tree);
  }
  return found;
}

export const imageCase: Case = async (scratch) => {
  const image = lago('image', 'lago-grey');
  const [program, ...args] = image;
  await execa(program, args, { cwd: ROOT });
  const [one, other] = await trees(scratch);
  const variants = [{ name: 'lago image', command: image, cwd: ROOT }];
  if (one !== undefined && other !== undefined && (await peer('tar')) && (await peer('gzip'))) {
    const script = join(ROOT, 'tools/bench/src/peers/tar-gzip.sh');
    variants.push({ name: 'GNU tar, gzip -6', command: ['sh', script, one, other, scratch], cwd: ROOT });
  }
  return [{ name: 'image, two architectures', variants }];
};
