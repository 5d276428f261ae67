/**
 * What the build needs beside npm's packages: Zig, and the C sources of cryptography. They come through pip, cargo and the
 * Debian archive; as root what is missing of these is installed, otherwise the message says how.
 */
import { BUILD_NEEDS, findAgda, findIdris2, installMissing, material, ToolchainError, zig } from '@lago-grey/toolchain';

export async function setUpTools(progress: (line: string) => void): Promise<void> {
  // Said before anything is built: a variable that names a prover which cannot be used.
  await findIdris2();
  await findAgda();
  const fetches = [zig, ...(['libdecaf', 'slhdsa'] as const).map((name) => (o: Options) => material(name, o))];
  for (const fetch of fetches) await withNeeds(() => fetch({ progress }), progress);
}

type Options = { readonly progress: (line: string) => void };

/** Does it again, once, if what was missing could be installed. */
async function withNeeds(fetch: () => Promise<string>, progress: (line: string) => void): Promise<void> {
  try {
    await fetch();
  } catch (error) {
    const need = BUILD_NEEDS.find(({ help }) => error instanceof ToolchainError && error.help === help);
    if (need === undefined) throw error;
    const unmet = await installMissing([need], progress);
    if (unmet.length > 0) throw error;
    await fetch();
  }
}
