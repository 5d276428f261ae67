/**
 * `lago repo init|add|remove|renew|rotate|delegate|sign|check DIR …`: makes a repository of packages and keeps it (docs/repository.md).
 *
 * A change is published when so many have signed it as must; until then it lies in DIR/pending, for others to
 * sign it one after the other with `lago repo sign`. What a web server serves is DIR; it is whole whenever this is stopped.
 */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Checked,
  checkRepository,
  type Disk,
  drafts,
  folderDisk,
  load,
  type Outcome,
  RepoError,
  readPending,
  sourceOf,
  Workshop,
  writeOutcome,
} from '@lago-grey/repo';
import { signDigest } from '@lago-grey/sign';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { isRefusal, withAllKeys } from '../keys.ts';
import { type Asked, parse, USAGE } from '../repo/arguments.ts';
import { CHANGES, missingIn } from '../repo/changes.ts';

function ask(args: string[]): Asked {
  const asked = parse(args);
  const missing = missingIn(asked);
  if (missing !== undefined) throw new Error(missing);
  return asked;
}

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
};

/** One change at a time. A lock of a process that is gone is nobody's. */
async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'lock');
  const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (holder > 0 && isGone(holder)) await rm(file, { force: true });
  const lock = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    const who = holder > 0 ? `process ${holder}` : 'somebody';
    throw new RepoError('busy', `${who} is at work on ${folder}; if nobody is, remove ${file}`);
  });
  try {
    await lock.writeFile(`${process.pid}`);
    return await work();
  } finally {
    await lock.close();
    await rm(file, { force: true });
  }
}

async function change(asked: Asked, disk: Disk): Promise<Outcome> {
  const { key, passphraseFile, times, subcommand } = asked;
  if (subcommand === 'check') throw new Error('check changes nothing');
  const published = load(sourceOf(disk));
  const shop = new Workshop(published, drafts(readPending(disk), published), times);
  await CHANGES[subcommand](shop, asked, disk);
  const outcome = await withAllKeys(key, passphraseFile, (keys, options) =>
    shop.finish(keys, (digest, one) => signDigest('repository', digest, one, options)),
  );
  writeOutcome(disk, outcome);
  return outcome;
}

function tell({ publish, missing }: Outcome, { folder, json }: Asked): void {
  if (json) {
    const files = publish.map(([file]) => file);
    process.stdout.write(`${JSON.stringify({ published: missing.length === 0, files, missing })}\n`);
    return;
  }
  for (const [file] of publish) process.stdout.write(`${join(folder, file)}: published\n`);
  for (const { role, signed, threshold, who } of missing) {
    process.stdout.write(`${role}: signed by ${signed}, ${threshold} must; who may still sign: ${who.join(', ')}\n`);
  }
  if (missing.length > 0) process.stdout.write(`not published yet: lago repo sign ${folder} --key NAME\n`);
}

function tellChecked({ roles, packages, problems }: Checked, { folder, json }: Asked): number {
  const list = [...roles].map(([role, { version, expires }]) => ({
    role,
    version: `${version}`,
    expires: `${expires}`,
  }));
  if (json) {
    process.stdout.write(`${JSON.stringify({ ok: problems.length === 0, roles: list, packages, problems })}\n`);
  } else {
    for (const { role, version, expires } of list) {
      process.stdout.write(`${role} ${version}, until ${new Date(Number(expires) * 1000).toISOString()}\n`);
    }
    for (const { what, message } of problems) process.stderr.write(`lago repo: ${what}: ${message}\n`);
    if (problems.length === 0) process.stdout.write(`${folder}: ${packages} packages, all as they were signed for\n`);
  }
  return problems.length === 0 ? 0 : 1;
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('repo', USAGE, () => ask(args));
  if (asked === undefined) return WRONG_USE;
  const { folder, subcommand, trust, times, json } = asked;
  const disk = folderDisk(folder);
  try {
    if (subcommand === 'check') {
      const first = trust === undefined ? undefined : new Uint8Array(await readFile(trust));
      return tellChecked(checkRepository(sourceOf(disk), times.now, first), asked);
    }
    tell(await locked(folder, () => change(asked, disk)), asked);
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const status = 'reason' in error ? error.reason : 'io';
    if (json) process.stdout.write(`${JSON.stringify({ error: { status, message: error.message } })}\n`);
    process.stderr.write(`lago repo: ${error.message}\n`);
    return 1;
  }
}
