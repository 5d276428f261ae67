/**
 * Runs a program to its end, in a fraction of the time that Node takes to start one: random sequences do little else.
 *
 * Whoever starts it is a small program (targets/obli-pkg/tests/starter.zig), asked and answering through two pipes; what the
 * programs print goes to two files. One at a time.
 */
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { starter } from './hand.ts';

/** How a program ended. */
interface Ending {
  /** Undefined if a signal ended it. */
  readonly code: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  /** Without the last line break. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program, by its path, with these arguments, nothing in its environment but what is given, and nothing on its input. */
export type Start = (
  program: string,
  args: readonly string[],
  environment?: { readonly [name: string]: string },
  folder?: string,
) => Ending;

const SIGNALS = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals] as const),
);

/** The two ends of a new pipe. Each has a name for as long as it takes, since Node gives a pipe without one to nobody. */
function pipe(folder: string): { readonly from: number; readonly to: number } {
  const file = join(folder, 'pipe');
  execaSync('mkfifo', [file]);
  // Or else whoever opens one end waits for the other.
  const both = openSync(file, 'r+');
  const ends = { from: openSync(file, 'r'), to: openSync(file, 'w') };
  closeSync(both);
  rmSync(file);
  return ends;
}

function encode(strings: readonly string[], count: number): Buffer {
  const wrong = strings.find((one) => one.includes('\0'));
  if (wrong !== undefined)
    throw new RangeError(`${JSON.stringify(wrong)} cannot be an argument: it has a zero byte in it`);
  const text = Buffer.from(strings.map((one) => `${one}\0`).join(''));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(text.length, 0);
  head.writeUInt32LE(count, 4);
  return Buffer.concat([head, text]);
}

function send(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/** What there is in the file, which is empty afterwards. */
function take(fd: number): string {
  const bytes = Buffer.alloc(fstatSync(fd).size);
  if (bytes.length === 0) return '';
  readSync(fd, bytes, 0, bytes.length, 0);
  ftruncateSync(fd);
  return bytes.toString().replace(/\r?\n$/, '');
}

/** @throws Error if there is no program to do it */
export async function startQuickly(): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'lago-start-'));
  const [requests, answers] = [pipe(folder), pipe(folder)];
  const [stdout, stderr] = [openSync(join(folder, 'stdout'), 'a+'), openSync(join(folder, 'stderr'), 'a+')];
  rmSync(folder, { recursive: true });
  const child = spawn(await starter(), [], { env: {}, stdio: ['ignore', stdout, stderr, requests.from, answers.to] });
  child.unref();
  closeSync(requests.from);
  closeSync(answers.to);
  const answer = Buffer.alloc(4);
  return (program, args, environment = {}, where = process.cwd()) => {
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    send(requests.to, encode([where, program, ...args, ...variables], 1 + args.length));
    if (readSync(answers.from, answer, 0, answer.length, null) !== answer.length) {
      throw new Error(`${program} was not started: ${take(stderr)}`);
    }
    const status = answer.readInt32LE();
    const signal = SIGNALS.get(status & 0x7f);
    const code = signal === undefined ? (status >> 8) & 0xff : undefined;
    const ending = { code, signal, stdout: take(stdout), stderr: take(stderr) };
    if (code === 127) throw new Error(`${program}: ${ending.stderr}`);
    return ending;
  };
}
