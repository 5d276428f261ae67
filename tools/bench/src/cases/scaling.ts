/**
 * Programs that are large in one way each, at a quarter, at half and at their full size, on a library that is in the cache.
 * Time in proportion shows as ratios of about 2 and 4; a machine's start-up makes small programs look better than that.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Case } from '../measure.ts';
import { type Files, PROGRAMS } from '../programs.ts';
import { lago } from '../workspace.ts';

const PARTS = [4, 2, 1];

async function write(folder: string, files: Files): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [file, text] of files) await writeFile(join(folder, file), text);
  return join(folder, files.at(-1)?.[0] ?? '');
}

/** The library as it is after one program that uses it. */
async function libraryCache(scratch: string): Promise<string> {
  const cache = join(scratch, 'library');
  const file = await write(join(scratch, 'nothing'), [['Main.idr', 'module Main\nimport Decidable.Equality\n']]);
  const [program, ...args] = lago('check', file);
  await execa(program, args, { env: { LAGO_CACHE: cache }, stdin: 'ignore' });
  return cache;
}

export const scalingCase: Case = async (scratch) => {
  const library = await libraryCache(scratch);
  const cache = join(scratch, 'cache');
  return Promise.all(
    Object.entries(PROGRAMS).map(async ([name, { of, size, write: files }]) => ({
      name: `scaling: ${name}`,
      variants: await Promise.all(
        PARTS.map(async (part) => {
          const count = Math.round(size / part);
          const file = await write(join(scratch, `${name}-${count}`), files(count));
          return {
            name: `${count} ${of}`,
            before: async () => {
              await rm(cache, { recursive: true, force: true });
              await cp(library, cache, { recursive: true });
            },
            command: lago('check', file),
            env: { LAGO_CACHE: cache },
          };
        }),
      ),
    })),
  );
};
