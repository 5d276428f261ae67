/** The real obli-pkg as a client of one repository, on a root of its own. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reason } from '@lago-grey/repo';
import type { Client } from '@lago-grey/repo/testing';
import { execa } from 'execa';
import { type Answer, BUILT, statusOf } from '../testing/binary.ts';
import { scratch } from '../testing/history.ts';
import type { FileServer } from './server.ts';

const STATE = 'var/lib/obli-pkg';
const FOUR = ['root', 'timestamp', 'snapshot', 'targets'];

/** Runs a binary on a root while this process goes on: it may be the server. */
export async function runBeside(
  root: string,
  args: readonly string[],
  environment: { readonly [name: string]: string } = {},
  binary = BUILT.fault,
): Promise<Answer> {
  const result = await execa(binary, ['--root', root, '--json', ...args], {
    reject: false,
    extendEnv: false,
    env: environment,
    timeout: 60_000,
  });
  const killed = result.signal === 'SIGKILL';
  if (result.exitCode === undefined && !killed) {
    throw new Error(`obli-pkg ${args.join(' ')} ended by ${result.signal ?? result.shortMessage}: ${result.stderr}`);
  }
  const json = killed || result.stdout.trim() === '' ? undefined : (JSON.parse(result.stdout) as unknown);
  return { code: result.exitCode, killed, json, stderr: result.stderr };
}

export class BinaryClient implements Client {
  readonly folder: string = scratch();
  readonly root: string = join(this.folder, 'root');
  private readonly server: FileServer;

  constructor(server: FileServer, files: ReadonlyMap<string, Uint8Array>) {
    mkdirSync(this.root);
    this.server = server;
    server.files = files;
    server.asked = [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(args: readonly string[], clock?: bigint): Promise<Answer> {
    const paper = { OBLI_FAULT_PAPER: '1' };
    return runBeside(this.root, args, clock === undefined ? paper : { ...paper, OBLI_FAULT_CLOCK: String(clock) });
  }

  async begin(root: Uint8Array): Promise<boolean> {
    const file = join(this.folder, 'root.file');
    writeFileSync(file, root);
    return (await this.run(['repo', 'add', 'main', this.server.address, '--root-file', file])).code === 0;
  }

  async update(clock: bigint): Promise<Reason | undefined> {
    return statusOf(await this.run(['update', 'main'], clock)) as Reason | undefined;
  }

  kept(role: string): Uint8Array | undefined {
    const name = FOUR.includes(role) ? role : `role-${role}`;
    const file = join(this.root, STATE, 'repositories/main', name);
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  }

  /** By installing it; what is installed already was obtained before. */
  async obtain(name: string, clock: bigint): Promise<{ readonly version: string } | { readonly refused: Reason }> {
    const answer = await this.run(['install', '--allow-unsigned', name], clock);
    const refused = statusOf(answer);
    if (refused !== undefined && refused !== 'already_installed') return { refused: refused as Reason };
    const installed = (await this.run(['list'])).json as readonly { readonly name: string; readonly version: string }[];
    const found = installed.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} was not installed: ${answer.stderr}`);
    return { version: found.version };
  }

  asked(): readonly string[] {
    const files = this.server.asked;
    this.server.asked = [];
    return files;
  }
}
