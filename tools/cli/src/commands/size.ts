/** `lago size`: how large an image or a file is, and which ice formation that makes it. Measured, never looked up. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { classify, describeFormation } from '@lago-grey/ice';
import { ImageError, type MeasuredImage, measureLayout, megabytes } from '@lago-grey/oci';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { ROOT } from '../root.ts';

const USAGE = 'usage: lago size IMAGE|LAYOUT|FILE… [--files] [--json]\n';

function options(args: string[]) {
  const parsed = parseArgs({
    args,
    allowPositionals: true,
    options: { files: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  if (parsed.positionals.length === 0) throw new Error('expected an image, a layout or a file');
  return { ...parsed.values, things: parsed.positionals };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('size', USAGE, () => options(args));
  if (asked === undefined) return WRONG_USE;
  try {
    for (const thing of asked.things) {
      const { path, isFile, size } = await find(thing);
      if (isFile) {
        const said = { file: path, size, formation: classify(size) };
        process.stdout.write(
          asked.json ? `${JSON.stringify(said)}\n` : `${thing}: ${size} bytes, ${describeFormation(size)}\n`,
        );
        continue;
      }
      const images = await measureLayout(path);
      process.stdout.write(
        asked.json ? `${JSON.stringify({ layout: path, images })}\n` : describe(thing, images, asked.files),
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    process.stderr.write(`lago size: ${error.message}\n`);
    return 1;
  }
}

async function find(thing: string): Promise<{ path: string; isFile: boolean; size: number }> {
  for (const path of [resolve(thing), join(ROOT, 'dist', thing, 'oci')]) {
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined) return { path, isFile: found.isFile(), size: found.size };
  }
  throw new ImageError(`there is no ${thing}, and no dist/${thing}/oci`, `npx lago image ${thing}`);
}

function describe(name: string, images: readonly MeasuredImage[], withFiles: boolean): string {
  const lines = images.flatMap(({ architecture, unpacked, compressed, files }) => [
    `${name} ${architecture}: ${megabytes(unpacked)} MB unpacked, ${megabytes(compressed)} MB compressed, ` +
      `${files.length} files: ${describeFormation(unpacked)}`,
    ...(withFiles ? files.map(({ size, path }) => `${String(size).padStart(10)} /${path}`) : []),
  ]);
  return `${lines.join('\n')}\n`;
}
