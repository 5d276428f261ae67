/**
 * What the real obli-pkg does to a tree, call by call, as strace tells it.
 *
 * Descriptors are followed, so that a call is about a node and not about a path that may lead elsewhere by then. A call that
 * this file does not know is an error: nothing is left out silently. strace before 6.6 shows the name that fchmodat2 is
 * given as a pointer; obli-pkg always looks at a node, or makes it, before it changes its mode, so the name is that of the
 * statx or mkdirat before.
 */
import { readFileSync, rmSync } from 'node:fs';
import { execaSync } from 'execa';
import { type Call, carryOut, type Disk, type Inode, ROOT, type Step } from './disk.ts';
import { load } from './tree.ts';

/** Calls that change nothing beneath the root, and tell this file nothing. */
const QUIET = new Set(
  'execve fgetxattr flistxattr clone pipe2 read wait4 prctl seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self prlimit64 umask geteuid getegid getuid getgid mmap munmap mprotect brk flock lseek getdents64 pread64 readlinkat nanosleep clock_nanosleep exit exit_group kill getpid arch_prctl set_tid_address clock_gettime rt_sigaction'.split(
    ' ',
  ),
);

interface Entry {
  readonly call: string;
  readonly arguments: readonly string[];
  readonly result: number;
}

/** Splits at commas outside of brackets and strings; with -xx a string is nothing but hexadecimal digits. */
function splitArguments(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let current = '';
  for (const letter of text) {
    if ('[{('.includes(letter)) depth++;
    if (']})'.includes(letter)) depth--;
    if (letter === ',' && depth === 0) {
      out.push(current.trim());
      current = '';
    } else current += letter;
  }
  return [...out, current.trim()];
}

function parse(log: string): Entry[] {
  const out: Entry[] = [];
  for (const line of log.split('\n')) {
    const found = /^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)/s.exec(line);
    if (found === null) {
      if (/^(?:\d+ +)?(\+\+\+|---|$)/.test(line) || line === '') continue;
      // The last call of a process that was killed has no result.
      if (/<unfinished|kill\(/.test(line)) continue;
      throw new Error(`strace says what this test does not know: ${line.slice(0, 200)}`);
    }
    const [, call = '', text = '', result = ''] = found;
    out.push({ call, arguments: splitArguments(text), result: result === '?' ? 0 : Number(result) });
  }
  return out;
}

const bytesOf = (argument: string): Buffer =>
  Buffer.from((/^"((?:\\x[0-9a-f]{2})*)"$/.exec(argument)?.[1] ?? '').replaceAll('\\x', ''), 'hex');
const textOf = (argument: string): string => bytesOf(argument).toString();
const numberOf = (argument: string): number =>
  /^0[0-7]+$/.test(argument) ? Number.parseInt(argument, 8) : Number(argument);

function timeOf(argument: string): bigint {
  const times = [...argument.matchAll(/tv_sec=(-?\d+), tv_nsec=(\d+)/g)];
  const [, seconds, nanoseconds] = times.at(-1) ?? [];
  if (seconds === undefined || nanoseconds === undefined) throw new Error(`no time to set in ${argument}`);
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
}

/** One process's view of the disk. */
class Process {
  readonly #recorder: Recorder;
  readonly #open = new Map<string, number | undefined>();
  #looked: readonly [string, string] | undefined;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  #at(descriptor: string): number | undefined {
    return this.#open.get(descriptor);
  }

  #resolve(descriptor: string, path: string): number | undefined {
    let at = this.#at(descriptor);
    for (const name of path.split('/')) {
      if (at === undefined) return undefined;
      if (name !== '.' && name !== '') at = this.#recorder.live.get(at)?.entries.get(name);
    }
    return at;
  }

  #folder(descriptor: string): number {
    const found = this.#at(descriptor);
    if (found === undefined) throw new Error(`descriptor ${descriptor} is no folder beneath the root`);
    return found;
  }

  #openAt(folder: string, path: string, flags: string, mode: string | undefined, result: number): void {
    const { recorder } = { recorder: this.#recorder };
    if (folder === 'AT_FDCWD') {
      this.#open.set(String(result), path === recorder.root ? ROOT : undefined);
      return;
    }
    let found = this.#resolve(folder, path);
    if (found === undefined && flags.includes('O_CREAT')) {
      found = recorder.make('file', numberOf(mode ?? '0') & 0o755, Buffer.alloc(0));
      recorder.step({ call: 'enter', folder: this.#folder(folder), name: path, inode: found });
    }
    if (found === undefined) throw new Error(`${path} was opened, but the record does not have it`);
    this.#open.set(String(result), found);
  }

  #make(kind: 'directory' | 'symlink', folder: string, name: string, mode: number, content: Buffer): void {
    const inode = this.#recorder.make(kind, mode, content);
    this.#recorder.step({ call: 'enter', folder: this.#folder(folder), name, inode });
  }

  #set(inode: number | undefined, metadata: Partial<Inode>): void {
    if (inode === undefined) throw new Error('the metadata of something unknown');
    this.#recorder.step({ call: 'set', inode, metadata });
  }

  follow({ call, arguments: all, result }: Entry): void {
    const [a = '', b = '', c = '', d = '', e = ''] = all;
    // Also of a folder that was there already.
    if (call === 'mkdirat') this.#looked = [a, textOf(b)];
    if (result < 0 || QUIET.has(call)) return;
    const { step, live } = this.#recorder;
    if (call === 'openat') this.#openAt(a, textOf(b), c, d, result);
    else if (call === 'openat2') this.#openAt(a, textOf(b), c, undefined, result);
    else if (call === 'close') this.#open.delete(a);
    else if (call === 'statx') this.#looked = [a, textOf(b)];
    else if (call === 'mkdirat') this.#make('directory', a, textOf(b), numberOf(c) & 0o755, Buffer.alloc(0));
    else if (call === 'symlinkat') this.#make('symlink', b, textOf(c), 0o777, bytesOf(a));
    else if (call === 'linkat') {
      const inode = this.#resolve(a, textOf(b));
      if (inode === undefined) throw new Error(`a link to something unknown, ${textOf(b)}`);
      step({ call: 'enter', folder: this.#folder(c), name: textOf(d), inode });
    } else if (call === 'unlinkat') step({ call: 'remove', folder: this.#folder(a), name: textOf(b) });
    else if (call === 'renameat2') {
      step({ call: 'rename', folder: this.#folder(a), name: textOf(b), toFolder: this.#folder(c), toName: textOf(d) });
    } else if (call === 'write') {
      const inode = this.#at(a);
      if (inode !== undefined) step({ call: 'write', inode, content: bytesOf(b).subarray(0, result) });
    } else if (call === 'fchmod') this.#set(this.#at(a), { mode: numberOf(b) });
    else if (call === 'fchmodat2' || call === 'syscall_0x1c4') {
      const name = call === 'fchmodat2' ? textOf(b) : this.#lookedAt(String(Number(a)));
      this.#set(this.#resolve(String(Number(a)), name), { mode: numberOf(c) });
    } else if (call === 'fchown') this.#set(this.#at(a), { uid: Number(b), gid: Number(c) });
    else if (call === 'fchownat') this.#set(this.#resolve(a, textOf(b)), { uid: Number(c), gid: Number(d) });
    else if (call === 'utimensat') {
      this.#set(b === 'NULL' ? this.#at(a) : this.#resolve(a, textOf(b)), { mtime: timeOf(c) });
    } else if (call === 'fsetxattr') {
      step({ call: 'attribute', inode: this.#folder(a), name: textOf(b), value: bytesOf(c) });
    } else if (call === 'fremovexattr') {
      step({ call: 'attribute', inode: this.#folder(a), name: textOf(b), value: undefined });
    } else if (call === 'syncfs') step({ call: 'syncfs' });
    else if (call === 'fsync') step({ call: 'fsync', inode: this.#folder(a) });
    else
      throw new Error(
        `a system call that this test does not know: ${call}(${[a, b, c, d, e].join(', ').slice(0, 200)}), ${live.size} nodes`,
      );
  }

  #lookedAt(descriptor: string): string {
    const [folder, name] = this.#looked ?? [];
    if (folder !== descriptor || name === undefined) throw new Error('a mode is changed of what was not looked at');
    return name;
  }
}

/** A tree, and every step that was taken on it since. */
export class Recorder {
  readonly root: string;
  readonly start: Disk;
  /** The disk with every step, in order. */
  readonly live: Map<number, Inode>;
  readonly steps: Step[] = [];
  #next: number;

  constructor(root: string) {
    this.root = root;
    this.start = load(root);
    this.live = new Map(this.start);
    this.#next = this.start.size + 1_000;
  }

  /** A node that nothing leads to yet. It is there from the start, so that steps on it have their place in any order. */
  make(kind: Inode['kind'], mode: number, content: Buffer): number {
    const inode = this.#next++;
    const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
    const node: Inode = { kind, mode, uid, gid, mtime: 0n, content, entries: new Map(), attributes: new Map() };
    (this.start as Map<number, Inode>).set(inode, node);
    this.live.set(inode, node);
    return inode;
  }

  readonly step = (step: Step): void => {
    this.steps.push(step);
    if (step.call !== 'syncfs' && step.call !== 'fsync') carryOut(this.live, step as Call);
  };

  /** Runs a program on the root and follows it; its exit code, undefined if it was killed. */
  run(
    program: string,
    args: readonly string[],
    environment: { readonly [name: string]: string } = {},
  ): number | undefined {
    const log = `${this.root}.strace`;
    // Not the child that unpacks: it writes to a pipe alone.
    const trace = ['-xx', '-s', String(1 << 26), '-o', log, program, '--root', this.root, '--json', ...args];
    const { exitCode } = execaSync('strace', trace, {
      reject: false,
      extendEnv: false,
      env: { PATH: process.env['PATH'] ?? '', ...environment },
    });
    const follower = new Process(this);
    for (const entry of parse(readFileSync(log, 'latin1'))) follower.follow(entry);
    rmSync(log);
    return exitCode;
  }
}
