/**
 * The tools that the build needs beside npm's packages. One of them (Zig) comes through pip, which Debian packs apart from
 * Python 3; as root it is installed, otherwise the message says how.
 */
import { findAgda, findIdris2, installMissing, PIP_NEED, ToolchainError, zig } from '@lago-grey/toolchain';

export async function setUpTools(progress: (line: string) => void): Promise<void> {
  // Said before anything is built: a variable that names a prover which cannot be used.
  await findIdris2();
  await findAgda();
  try {
    await zig({ progress });
  } catch (error) {
    if (!(error instanceof ToolchainError) || error.help !== PIP_NEED.help) throw error;
    const unmet = await installMissing([PIP_NEED], progress);
    if (unmet.length > 0) throw error;
    await zig({ progress });
  }
}
