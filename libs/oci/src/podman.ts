/**
 * For tests: runs an image as a cluster with restricted pods would, in a storage of its own.
 *
 * Relies on podman with runc (crun of bookworm does not start in every sandbox), and for a foreign architecture on
 * qemu-user-static through binfmt_misc. Says what is missing instead of pretending.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Architecture } from './recipe.ts';

const RUNC = '/usr/sbin/runc';
const BINFMT = '/proc/sys/fs/binfmt_misc';
const HOST: Architecture | undefined =
  process.arch === 'x64' ? 'amd64' : process.arch === 'arm64' ? 'arm64' : undefined;
const QEMU: Record<Architecture, string> = { amd64: 'qemu-x86_64', arm64: 'qemu-aarch64' };

/** Why images for an architecture cannot run here, or undefined. */
export async function whyNot(architecture: Architecture): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'containers without a user namespace need root';
  if ((await execa('podman', ['--version'], { reject: false })).failed) return 'podman is not installed';
  if (!existsSync(RUNC)) return `${RUNC} is not installed`;
  if (architecture !== HOST && !(await emulated(QEMU[architecture])))
    return `${QEMU[architecture]} cannot be registered`;
  return undefined;
}

/** Registers the emulator with the kernel, if it is not yet. */
async function emulated(qemu: string): Promise<boolean> {
  const entry = join(BINFMT, qemu);
  if (!existsSync(join(BINFMT, 'register'))) {
    await execa('mount', ['-t', 'binfmt_misc', 'binfmt_misc', BINFMT], { reject: false });
  }
  if (existsSync(entry)) return true;
  const line = await readFile(`/usr/lib/binfmt.d/${qemu}.conf`, 'utf8').catch(() => '');
  await writeFile(join(BINFMT, 'register'), line.trim()).catch(() => {});
  return existsSync(entry);
}

export interface Podman extends AsyncDisposable {
  /** Loads an archive and gives the name that podman knows it by. */
  readonly load: (archive: string) => Promise<string>;
  readonly podman: (args: readonly string[]) => Promise<string>;
  /** Runs the image read-only, without capabilities, as nonroot: status and what it printed. */
  readonly run: (
    image: string,
    args: readonly string[],
    options?: readonly string[],
  ) => Promise<{ exitCode: number | undefined; stdout: string; stderr: string }>;
}

/** A podman whose images and containers are gone afterwards. */
export async function podmanOf(architecture: Architecture): Promise<Podman> {
  const storage = await mkdtemp(join(tmpdir(), 'lago-podman-'));
  const places = ['--root', join(storage, 'root'), '--runroot', join(storage, 'run')];
  const global = [...places, '--storage-driver', 'vfs', '--runtime', RUNC];
  const restricted = ['--rm', '--read-only', '--cap-drop=all', '--user', '65532', '--security-opt=no-new-privileges'];
  const limits = ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024', '--network', 'none'];
  return {
    async load(archive) {
      const { stdout } = await execa('podman', [...global, 'load', '--quiet', '--input', archive]);
      return stdout.replace(/^Loaded image: /, '').trim();
    },
    async podman(args) {
      return (await execa('podman', [...global, ...args])).stdout;
    },
    async run(image, args, options = []) {
      const all = [...restricted, ...limits, '--arch', architecture, ...options, image, ...args];
      const { exitCode, stdout, stderr } = await execa('podman', [...global, 'run', ...all], { reject: false });
      return { exitCode, stdout, stderr };
    },
    async [Symbol.asyncDispose]() {
      await execa('podman', [...global, 'rm', '--all', '--force'], { reject: false });
      await rm(storage, { recursive: true, force: true });
    },
  };
}
