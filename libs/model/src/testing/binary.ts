/**
 * The real obli-pkg: where it is, and one run of it.
 *
 * `lago build obli-pkg` puts it there, the fault-injection build beside it; one that was built from other sources than the
 * tree's is refused, since its failures would say nothing. LAGO_OBLI_PKG and LAGO_OBLI_PKG_FAULT name others.
 */
import { existsSync } from 'node:fs';
import { arch } from 'node:os';
import { resolve } from 'node:path';
import { isCurrent } from '@lago-grey/toolchain';
import { type Start, startQuickly } from './start.ts';
import type { Real } from './world.ts';

const HOST = arch() === 'arm64' ? 'arm64' : 'amd64';
export const REPOSITORY = resolve(import.meta.dirname, '../../../..');
const DIST = resolve(REPOSITORY, 'dist/obli-pkg', HOST);

/** What ships, and the same with faults. */
export interface Binaries {
  readonly plain: string;
  readonly fault: string;
  /** For every run. */
  readonly environment?: { readonly [name: string]: string };
}

/** As on a kernel without some calls, by their names. */
export const without = (...calls: readonly string[]): Binaries => ({
  plain: BUILT.fault,
  fault: BUILT.fault,
  environment: { OBLI_FAULT_LACKS: calls.join(',') },
});

export const BUILT: Binaries = {
  plain: process.env['LAGO_OBLI_PKG'] ?? resolve(DIST, 'obli-pkg'),
  fault: process.env['LAGO_OBLI_PKG_FAULT'] ?? resolve(DIST, 'obli-pkg-fault'),
};

type Which = 'plain' | 'fault';

const build = (which: Which): string =>
  `\`npx lago build obli-pkg --arch ${HOST}${which === 'fault' ? ' --fault' : ''}\` builds it`;

/** What is in dist/ must be what the tree describes. */
async function refuseStale(which: Which): Promise<void> {
  const file = BUILT[which];
  if (!file.startsWith(DIST) || !existsSync(file)) return;
  if (!(await isCurrent(REPOSITORY, 'obli-pkg', file))) {
    throw new Error(`${file} was built from other sources than these; ${build(which)} again`);
  }
}

await refuseStale('plain');
await refuseStale('fault');

/** What helps when one of the built binaries is not there; undefined if they are. */
export function missing(...which: readonly Which[]): string | undefined {
  const absent = which.find((each) => !existsSync(BUILT[each]));
  if (absent === undefined) return undefined;
  return `${BUILT[absent]} is not there; ${build(absent)}`;
}

/** What a run said. A killed run has no exit code. */
export interface Answer {
  readonly code: number | undefined;
  readonly killed: boolean;
  /** The JSON on standard output; undefined if there was none. */
  readonly json: unknown;
  readonly stderr: string;
}

/** What the fault build is to do at its n-th writing system call. */
export interface Fault {
  readonly after: number;
  /** Fail with this errno instead of being killed. */
  readonly errno?: number;
  /** And every later call too, as on a full disk. */
  readonly sticky?: boolean;
  /** Count the calls that only look as well. */
  readonly reading?: boolean;
}

function environment(fault: Fault | undefined): { [name: string]: string } {
  if (fault === undefined) return {};
  return {
    OBLI_FAULT_AFTER: String(fault.after),
    ...(fault.errno === undefined ? {} : { OBLI_FAULT_ERROR: String(fault.errno) }),
    ...(fault.sticky ? { OBLI_FAULT_STICKY: '1' } : {}),
    ...(fault.reading ? { OBLI_FAULT_READING: '1' } : {}),
  };
}

function parse(text: string): unknown {
  return text.trim() === '' ? undefined : JSON.parse(text);
}

const absent = missing('plain');
/** Starts any program, as often as one likes. */
export const start: Start =
  absent === undefined
    ? await startQuickly()
    : () => {
        throw new Error(absent);
      };

/** Runs obli-pkg on a root; with a fault, the build that has them. */
export function run(
  { root, binaries }: Pick<Real, 'root' | 'binaries'>,
  args: readonly string[],
  fault?: Fault,
): Answer {
  const binary = fault === undefined ? binaries.plain : binaries.fault;
  const { code, signal, stdout, stderr } = start(binary, ['--root', root, '--json', ...args], {
    ...binaries.environment,
    ...environment(fault),
  });
  const killed = signal === 'SIGKILL';
  if (code === undefined && !killed) throw new Error(`${binary} ${args.join(' ')} ended by ${signal}: ${stderr}`);
  return { code, killed, json: killed ? undefined : parse(stdout), stderr };
}

/** The status with which a run was refused; undefined if it was not. */
export function statusOf({ json }: Answer): string | undefined {
  if (typeof json !== 'object' || json === null || !('error' in json)) return undefined;
  return (json.error as { readonly status: string }).status;
}
