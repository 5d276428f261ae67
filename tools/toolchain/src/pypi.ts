/**
 * Fetching a wheel from the Python package index the machine is set to, by name and version, through pip.
 *
 * No address stands here: which index, mirror, proxy or certificate is used is pip's configuration, and the digest of
 * what comes is checked by the caller.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { explain, ToolchainError } from './errors.ts';

/** Runs Python 3; `doing` begins the message if it fails. */
export async function python(args: readonly string[], doing: string, cache: string): Promise<string> {
  const result = await execa('python3', args, {
    stdin: 'ignore',
    reject: false,
    all: true,
    env: { LC_ALL: 'C.UTF-8', PIP_NO_INPUT: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1' },
  });
  if (result.code === 'ENOENT') {
    throw new ToolchainError(`${doing}: Python 3 is missing`, 'apt-get install python3 python3-pip');
  }
  if (result.failed) throw explain(doing, result.all ?? result.shortMessage, cache);
  return result.stdout;
}

/** Downloads one wheel into the empty directory `into` and returns its path. */
export async function downloadWheel(
  name: string,
  version: string,
  platform: string,
  into: string,
  cache: string,
): Promise<string> {
  const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--retries=2'];
  const what = [`--platform=${platform}`, `--dest=${into}`, `${name}==${version}`];
  await python(['-m', 'pip', 'download', ...options, ...what], `fetching ${name} ${version}`, cache);
  const [file, ...others] = await readdir(into);
  if (file === undefined || others.length > 0) {
    throw new ToolchainError(
      `fetching ${name} ${version}: pip left ${others.length === 0 ? 'nothing' : 'more than one file'} in ${into}`,
      'python3 -m pip --version (20 or newer is needed)',
    );
  }
  return join(into, file);
}

/** Unpacks a wheel, which is a zip file. Modes are lost, as with pip's own cache; the caller restores the one it needs. */
export async function unpackWheel(wheel: string, into: string, cache: string): Promise<void> {
  await python(['-m', 'zipfile', '-e', wheel, into], `unpacking ${wheel}`, cache);
}
