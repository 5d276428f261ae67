/**
 * Whose code signs for the commands: obli-sign where it is built from these sources, JavaScript otherwise, which says so and how
 * far it has come.
 */
import { nativeSigner, type SignOptions } from '@lago-grey/sign';
import { programOf } from '@lago-grey/toolchain/sources';
import { ROOT } from './root.ts';

export async function chooseSigner(root: string = ROOT): Promise<SignOptions> {
  const { file, build, state } = await programOf(root, 'obli-sign');
  if (state === 'current') return { by: nativeSigner(file) };
  const why = state === 'absent' ? 'is not built' : 'was built from other sources';
  process.stderr.write(
    `obli-sign ${why}: signing by JavaScript or the OpenSSL in Node takes longer (\`${build}\` builds it)\n`,
  );
  return { progress: (scheme) => process.stderr.write(`signing by ${scheme}\n`) };
}
