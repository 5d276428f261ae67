/**
 * The summary at the end of `npm start`: what was proved and by whom, what was built, how large it is, what it took.
 *
 * Everything in it is read from what the stages wrote for machines (report.json and times.json in dist/proofs, report.json in dist/IMAGE) or
 * measured on the files that lie in dist/; a verdict is only ever repeated from a checker's report.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeFormation } from '@lago-grey/ice';
import type { TaskResult } from '@lago-grey/nx-plugin/run';
import type { NotRun } from '../check/others.ts';
import { formatVerdict } from '../check/verdict.ts';

/** dist/proofs/report.json, as far as the summary needs it. */
export interface ProofReport {
  readonly theorems: readonly { readonly name: string; readonly checkers: readonly string[] }[];
  readonly checkers: readonly {
    readonly name: string;
    readonly version: string;
    readonly verdict: string;
    readonly modules: number;
  }[];
  /** Checkers that this machine does not have. */
  readonly notRun: readonly NotRun[];
  /** How long each took when it gave its verdict (dist/proofs/times.json). */
  readonly times: readonly CheckerTime[];
}

interface CheckerTime {
  readonly name: string;
  readonly anew: number;
  readonly milliseconds: number;
}

/** dist/IMAGE/report.json (format lago-image-report/1), as far as the summary needs it. */
export interface ImageReport {
  readonly name: string;
  readonly reference: string;
  readonly digest: string;
  readonly architectures: Readonly<
    Record<
      string,
      { readonly manifest: string; readonly unpacked: number; readonly compressed: number; readonly files: number }
    >
  >;
}

export interface Binary {
  readonly name: string;
  readonly target: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Summary {
  readonly proofs: ProofReport | undefined;
  readonly binaries: readonly Binary[];
  readonly images: readonly ImageReport[];
}

function readReport<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}

function readProofs(folder: string): ProofReport | undefined {
  const report = readReport<Omit<ProofReport, 'times'>>(join(folder, 'report.json'));
  return report && { ...report, times: readReport(join(folder, 'times.json')) ?? [] };
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** What lies in dist/. */
export function readSummary(root: string): Summary {
  const dist = join(root, 'dist');
  const targets = folders(join(root, 'targets'));
  return {
    proofs: readProofs(join(dist, 'proofs')),
    binaries: targets.flatMap((name) => binariesOf(join(dist, name), name)),
    images: targets
      .filter((name) => existsSync(join(root, 'targets', name, 'image.json')))
      .map((name) => readReport<ImageReport>(join(dist, name, 'report.json')))
      .filter((report) => report !== undefined),
  };
}

/** dist/NAME/amd64/NAME, dist/NAME/arm64/NAME and dist/NAME/wasm32/*.wasm. */
function binariesOf(folder: string, name: string): Binary[] {
  return ['amd64', 'arm64', 'wasm32'].flatMap((target) => {
    const here = join(folder, target);
    const files = existsSync(here) ? readdirSync(here).sort() : [];
    return files
      .filter((file) => (target === 'wasm32' ? file.endsWith('.wasm') : file === name))
      .map((file) => {
        const path = join(here, file);
        const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
        return { name: file, target, size: statSync(path).size, sha256 };
      });
  });
}

/** How long each target took: from the first of its tasks to the end of the last, in milliseconds. */
export function stageTimes(tasks: readonly TaskResult[], targets: readonly string[]) {
  return targets.flatMap((stage) => {
    const inner = tasks.filter(({ target }) => target.startsWith(`${stage}-`));
    const parts = inner.length > 0 ? inner : tasks.filter(({ target }) => target === stage);
    if (parts.length === 0) return [];
    const start = Math.min(...parts.map((task) => task.start));
    const end = Math.max(...parts.map((task) => task.start + task.duration));
    return [{ stage, milliseconds: end - start, cached: parts.every(({ outcome }) => outcome === 'cached') }];
  });
}

function proofLines(proofs: ProofReport | undefined): string[] {
  if (proofs === undefined) return ['no report: the proofs were not checked'];
  const { theorems, checkers, notRun, times } = proofs;
  const verdicts = checkers.map((verdict) => {
    const checked = theorems.filter((one) => one.checkers.includes(verdict.name)).length;
    const time = times.find(({ name }) => name === verdict.name);
    return formatVerdict({ ...time, ...verdict }, [`${checked} of ${theorems.length} theorems`]);
  });
  const missing = notRun.map(({ name, why }) => `not run: ${name}: ${why}`);
  return [...(verdicts.length > 0 ? verdicts : [`${theorems.length} theorems, checked by nobody`]), ...missing];
}

function binaryLines(binaries: readonly Binary[]): string[] {
  return binaries.map(({ name, target, size, sha256 }) => {
    const bytes = size.toLocaleString('en').padStart(9);
    return `${name.padEnd(13)} ${target.padEnd(6)} ${bytes} bytes  ${describeFormation(size).padEnd(8)} sha256:${sha256}`;
  });
}

function imageLines({ digest, architectures }: ImageReport): string[] {
  const parts = Object.entries(architectures).map(([architecture, { manifest, unpacked, compressed, files }]) => {
    const [all, pulled] = [unpacked, compressed].map((bytes) => bytes.toLocaleString('en'));
    const sizes = `${all} bytes unpacked, ${pulled} compressed, ${files} files`;
    return `${architecture.padEnd(6)} ${sizes}: ${describeFormation(unpacked)}  ${manifest}`;
  });
  return [...parts, `index  ${digest}`];
}

/** The command that runs an image on any machine with podman. */
export function runCommand(report: ImageReport): string {
  const archive = `dist/${report.name}.tar`;
  return `npx lago image ${report.name} --archive ${archive} && podman load --input ${archive} && podman run --rm ${report.reference}`;
}

export interface Timing {
  readonly stage: string;
  readonly milliseconds: number;
  readonly cached: boolean;
}

export function formatSummary({ proofs, binaries, images }: Summary, timings: readonly Timing[]): string {
  const times = timings.map(({ stage, milliseconds, cached }) => {
    return `${stage.padEnd(9)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s${cached ? '  (from the cache)' : ''}`;
  });
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  const lines = [
    ...section('Proofs', proofLines(proofs)),
    ...section('Binaries', binaryLines(binaries)),
    ...images.flatMap((report) => section(`Image ${report.reference}`, imageLines(report))),
    ...section('Time', times),
    ...section('Run it', images.map(runCommand)),
  ];
  return `${lines.join('\n')}\n`;
}
