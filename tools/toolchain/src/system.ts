/**
 * What the tests need of the system itself: programs from Debian, and the kernel's registration that runs arm64
 * programs through qemu.
 *
 * Installs only what is missing, only through apt-get and only as root; changes nothing else. What cannot be had is a
 * line for the reader ("not run: …"), never an error: the tests that need it say so again, one by one.
 */
import { access, readFile, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { CARGO_HELP } from './crates.ts';
import { PIP_HELP } from './errors.ts';

export interface SystemNeed {
  /** A program, looked for on PATH and in the sbin directories, which an ordinary user's PATH may lack. */
  readonly program: string;
  /** The Debian package it comes from. */
  readonly package: string;
  /** What is not run without it. */
  readonly without: string;
}

export const TEST_NEEDS: readonly SystemNeed[] = [
  { program: 'podman', package: 'podman', without: 'the images under podman' },
  { program: 'runc', package: 'runc', without: 'the images under podman' },
  { program: 'skopeo', package: 'skopeo', without: 'the images as skopeo reads them' },
  { program: 'strace', package: 'strace', without: 'the trace of the files that tasks read' },
  { program: 'agda', package: 'agda-bin', without: 'the second prover' },
  { program: 'qemu-aarch64-static', package: 'qemu-user-static', without: 'arm64 programs' },
  { program: 'chromium', package: 'chromium', without: 'the checker in a browser' },
];

/** For `npm start`: pip, which Debian packs apart from Python 3, and cargo. Each by the help of the error that asks for it. */
export const BUILD_NEEDS: readonly (SystemNeed & { readonly help: string })[] = [
  { program: 'pip3', package: 'python3-pip', without: 'fetching Zig', help: PIP_HELP },
  { program: 'cargo', package: 'cargo-web', without: 'fetching the sources of SLH-DSA', help: CARGO_HELP },
];

const BINFMT = '/proc/sys/fs/binfmt_misc';
const QEMU_CONF = '/usr/lib/binfmt.d/qemu-aarch64.conf';

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

export async function findProgram(program: string, path = process.env['PATH'] ?? ''): Promise<string | undefined> {
  for (const directory of [...path.split(delimiter), '/usr/sbin', '/sbin']) {
    const candidate = join(directory, program);
    if (directory !== '' && (await exists(candidate))) return candidate;
  }
  return undefined;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Raises the loopback interface, which a new network namespace (`unshare -n`) has down: tests serve themselves over it.
 * Returns why it stays down, or undefined.
 */
export async function raiseLoopback(): Promise<string | undefined> {
  const isUp = () =>
    Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => internal));
  if (isUp()) return undefined;
  const help = 'as root: ip link set lo up';
  const ip = await findProgram('ip');
  if (!isRoot() || ip === undefined) return `the loopback interface is down; ${help}`;
  await execa(ip, ['link', 'set', 'lo', 'up'], { reject: false });
  return isUp() ? undefined : `the loopback interface stays down; ${help}`;
}

/** Installs what is missing, where that is allowed; returns the needs that are still not met, each with the reason. */
export async function installMissing(
  needs: readonly SystemNeed[],
  progress: (line: string) => void,
): Promise<{ need: SystemNeed; why: string }[]> {
  const missing = await stillMissing(needs);
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((need) => need.package))];
  const help = `apt-get install ${packages.join(' ')}`;
  if (!isRoot()) return missing.map((need) => ({ need, why: `${need.program} is missing; as root: ${help}` }));
  progress(`installing from Debian: ${packages.join(', ')}`);
  const why = await aptInstall(packages);
  return (await stillMissing(missing)).map((need) => ({ need, why: why ?? `${help} did not bring ${need.program}` }));
}

async function stillMissing(needs: readonly SystemNeed[]): Promise<SystemNeed[]> {
  const found = await Promise.all(needs.map((need) => findProgram(need.program)));
  return needs.filter((_, index) => found[index] === undefined);
}

/** Why it failed, in one line, or undefined. */
async function aptInstall(packages: readonly string[]): Promise<string | undefined> {
  const options = {
    reject: false,
    all: true,
    stdin: 'ignore',
    env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  } as const;
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  let result = await execa('apt-get', install, options);
  if (result.failed) {
    // The lists may never have been fetched, or be so old that the mirror has other versions by now.
    await execa('apt-get', ['update'], options);
    result = await execa('apt-get', install, options);
  }
  if (!result.failed) return undefined;
  const said = result.all?.split('\n').find((line) => line.startsWith('E: ')) ?? result.shortMessage;
  return `apt-get install ${packages.join(' ')}: ${said}`;
}

/** Lets the kernel run arm64 programs through qemu. Returns why it does not, or undefined where it does. */
export async function registerArm64(): Promise<string | undefined> {
  if (process.arch === 'arm64') return undefined;
  if (await isRegistered()) return undefined;
  if (!(await exists(QEMU_CONF))) return 'qemu-user-static is not installed';
  if (!isRoot()) return 'qemu is not registered with the kernel; as root: systemctl restart systemd-binfmt';
  if (!(await exists(join(BINFMT, 'register')))) {
    const mounted = await execa('mount', ['-t', 'binfmt_misc', 'binfmt_misc', BINFMT], { reject: false });
    if (mounted.failed) return `binfmt_misc cannot be mounted: ${mounted.stderr?.trim() || mounted.shortMessage}`;
  }
  if (await isRegistered()) return undefined;
  const line = (await readFile(QEMU_CONF, 'utf8')).split('\n').find((candidate) => candidate.startsWith(':'));
  if (line === undefined) return `${QEMU_CONF} has no registration line`;
  try {
    await writeFile(join(BINFMT, 'register'), line);
    return undefined;
  } catch (error) {
    return `the kernel refuses the registration of qemu: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function isRegistered(): Promise<boolean> {
  const entry = await readFile(join(BINFMT, 'qemu-aarch64'), 'utf8').catch(() => '');
  return entry.startsWith('enabled');
}
