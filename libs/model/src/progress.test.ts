/**
 * What a long operation shows on a terminal, and that nothing else is shown it. The lock is held from outside for longer than
 * obli-pkg is silent, so that each operation here is a long one, however fast the machine is.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BUILT, missing, run } from './testing/binary.ts';
import { scratch } from './testing/history.ts';
import { describeNeeding } from './testing/needing.ts';
import { TIMEOUT } from './testing/sequences.ts';

/**
 * Runs a program whose standard error is a terminal (or a pipe) of a width; tells, as JSON, what came there and what on standard
 * output, how it ended, and for how long it was at work. What a terminal is only the C library can make: hence Python.
 */
const TERMINAL = `
import fcntl, json, os, pty, struct, subprocess, sys, termios, time
lock, hold, width, *command = sys.argv[1:]
held = os.open(lock, os.O_RDONLY)
fcntl.flock(held, fcntl.LOCK_EX)
if int(width) > 0:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack('HHHH', 24, int(width), 0, 0))
else:
    ours, theirs = os.pipe()
child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs)
os.close(theirs)
time.sleep(float(hold))
began = time.monotonic()
os.close(held)
err = b''
while True:
    try:
        got = os.read(ours, 65536)
    except OSError:
        break
    if not got:
        break
    err += got
out = child.stdout.read()
code = child.wait()
print(json.dumps({'err': err.decode(), 'out': out.decode(), 'code': code, 'seconds': time.monotonic() - began}))
`;

interface Shown {
  readonly err: string;
  readonly out: string;
  readonly code: number;
  readonly seconds: number;
}

const python = execaSync('python3', ['-c', 'import pty, termios'], { reject: false });
const absent = missing('plain', 'fault') ?? (python.failed ? 'python3 with pty is not there' : undefined);

/** Clears what a line has from here on. */
const CLEAR = '\x1b[K';

/** Each line that was shown and written over. */
const shown = (err: string): string[] =>
  err
    .split(CLEAR)
    .slice(0, -1)
    .map((part) => part.slice(part.lastIndexOf('\r') + 1))
    .filter((line) => line !== '');

/** What a terminal has in the end. */
function screen(err: string): string {
  const lines = err.replaceAll('\r\n', '\n').split('\n');
  return lines
    .map((line) => line.split('\r').reduce((before, part) => (part === CLEAR ? '' : part || before), ''))
    .map((line) => line.replace(CLEAR, ''))
    .join('\n');
}

describeNeeding(absent, 'what a terminal shows', {}, () => {
  let folder = '';
  let root = '';
  let archive = '';
  const COUNT = 300;
  beforeAll(() => {
    folder = scratch();
    archive = join(folder, 'a.zpkg');
    const entries = Array.from({ length: COUNT }, (_, at) => file(`opt/a/${at}`, `content of ${at}`));
    writeFileSync(archive, encode({ name: 'a', version: '1', entries, signatures: [] }));
    const other = join(folder, 'other.zpkg');
    writeFileSync(other, encode({ name: 'other', version: '1', entries: [file('etc/o', 'o')], signatures: [] }));
  });
  beforeEach(() => {
    root = join(folder, 'root');
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root);
    const { code } = run({ root, binaries: BUILT }, ['install', '--allow-unsigned', join(folder, 'other.zpkg')]);
    expect(code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const install = (): string[] => ['install', '--allow-unsigned', archive];

  interface Setting {
    readonly width?: number;
    readonly environment?: { readonly [name: string]: string };
    readonly binary?: string;
    readonly hold?: number;
  }

  function see(
    args: readonly string[],
    { width = 80, environment = {}, binary = BUILT.plain, hold = 1.1 }: Setting = {},
  ) {
    const lock = join(root, 'var/lib/obli-pkg/lock');
    const command = ['-c', TERMINAL, lock, String(hold), String(width), binary, '--root', root, ...args];
    const env = { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...environment };
    return JSON.parse(execaSync('python3', command, { extendEnv: false, env }).stdout) as Shown;
  }

  it('is one line, what and how far of how much, not too often, and gone at the end', TIMEOUT, () => {
    for (const args of [install(), ['remove', 'a'], ['rollback', '3']]) {
      const { err, out, code, seconds } = see(args);
      expect(code, err).toBe(0);
      expect(out).toMatch(/^transaction \d+: /);
      const lines = shown(err);
      expect(lines[0]).toMatch(/^preparing: 1 of /);
      for (const line of lines) {
        expect(line).toMatch(/^(waiting for the disk|[a-z ]+: \d+ of \d+, \d+ %)$/);
        const [, done = '0', total = '0', percent = '0'] = / (\d+) of (\d+), (\d+) %/.exec(line) ?? [];
        expect(Number(done)).toBeLessThanOrEqual(Number(total));
        expect(Number(percent)).toBeLessThanOrEqual(100);
      }
      expect(lines.length).toBeLessThanOrEqual(10 * Math.max(1, seconds));
      expect(screen(err)).toBe('');
    }
  });

  it('is taken back on the screen as well when an operation fails', TIMEOUT, () => {
    const { err, code } = see(install(), {
      binary: BUILT.fault,
      environment: { OBLI_FAULT_AFTER: '100', OBLI_FAULT_ERROR: '28' },
    });
    expect(code).not.toBe(0);
    expect(shown(err).length).toBeGreaterThan(0);
    expect(screen(err)).toMatch(/^obli-pkg: [a-z0-9]+ [^\n]*no space left[^\n]*\n$/);
  });

  it('tells of what is taken back', TIMEOUT, () => {
    // How many calls a file needs depends on who may give it its owner; nothing is taken back before there is a journal.
    for (const calls of [4, 5]) {
      expect(run({ root, binaries: BUILT }, install(), { after: calls * COUNT + 100 }).killed).toBe(true);
      if (existsSync(join(root, 'var/lib/obli-pkg/journal'))) break;
    }
    const { err, out, code } = see(['recover']);
    expect(code).toBe(0);
    expect(out).toContain('had been interrupted');
    expect(shown(err)[0]).toMatch(/^taking back: 1 of /);
    expect(screen(err)).toBe('');
  });

  it('fits the terminal', TIMEOUT, () => {
    const { err } = see(install(), { width: 12 });
    const lines = shown(err);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.length).toBeLessThan(12);
  });

  it('is nothing for a pipe, for a program, for a terminal that cannot, and for a moment', TIMEOUT, () => {
    for (const setting of [
      { width: 0 },
      { environment: { TERM: 'dumb' } },
      { environment: { TERM: '' } },
      { hold: 0 },
    ]) {
      const { err, code, seconds } = see(install(), { hold: 0.7, ...setting });
      expect(code).toBe(0);
      if (!('hold' in setting) || seconds < 0.5) expect(err).toBe('');
      expect(run({ root, binaries: BUILT }, ['remove', 'a']).code).toBe(0);
    }
    expect(see(['--json', ...install()], { hold: 0.7 }).err).toBe('');
  });
});
