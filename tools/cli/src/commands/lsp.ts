/**
 * `lago lsp`: the language server for Idris 2, over standard input and output (Language Server Protocol 3.17).
 *
 * Editors start it; it ends when they ask it to, or when standard input ends.
 */
import { cacheRoot } from '@lago-grey/toolchain/root';
import { readArguments, WRONG_USE } from '../arguments.ts';

export async function run(args: string[]): Promise<number> {
  // `--stdio` is what editors say, and the only way there is.
  const asked = readArguments('lsp', 'usage: lago lsp [--stdio]\n', () => {
    if (args.some((one) => one !== '--stdio')) throw new Error(`there is no ${args.find((one) => one !== '--stdio')}`);
    return true;
  });
  if (asked === undefined) return WRONG_USE;
  const { serve } = await import('../lsp/server.ts');
  return serve({ cache: cacheRoot() });
}
