/**
 * `lago docs FILE… [--closure] -o DIR`: documentation from doc comments, a page for each module.
 *
 * `--closure` documents what the files import too.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { documentation } from '@lago-grey/idris/docs';
import { cacheRoot } from '@lago-grey/toolchain/root';
import { readArguments, WRONG_USE } from '../arguments.ts';

const USAGE = 'usage: lago docs FILE… [--closure] -o DIR\n';

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('docs', USAGE, () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { output: { type: 'string', short: 'o' }, closure: { type: 'boolean', default: false } },
    });
    const { output, closure } = values;
    if (positionals.length === 0) throw new Error('no file is named');
    if (output === undefined) throw new Error('say with -o where the pages are to go');
    return { files: positionals, output, closure };
  });
  if (asked === undefined) return WRONG_USE;
  const { files, output, closure } = asked;
  const pages = documentation(files, { cache: cacheRoot(), closure });
  await mkdir(output, { recursive: true });
  for (const { path, content } of pages) await writeFile(join(output, path), content);
  process.stdout.write(`wrote ${pages.length} files to ${output}\n`);
  return 0;
}
