/**
 * A suite's signed table of contents: which files it has, with their digests.
 *
 * Relies on InRelease files (a clear-signed list) and on gpgv with Debian's archive keyring, or the one that
 * LAGO_DEBIAN_KEYRING names. At least one good signature and no bad one: keys newer than the keyring may sign as well.
 * Not here: Valid-Until, since the snapshot of a past day is a mirror like any other.
 */
import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import type { Expected } from './download.ts';
import { DebianError } from './errors.ts';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

export interface Release {
  /** When the archive made it. */
  readonly date: Date;
  readonly files: ReadonlyMap<string, Expected>;
}

/** The verified contents of an InRelease file. */
export async function readRelease(file: string, env: NodeJS.ProcessEnv = process.env): Promise<Release> {
  const keyring = env['LAGO_DEBIAN_KEYRING'] || KEYRING;
  const text = `${file}.verified`;
  const checked = await execa('gpgv', ['--status-fd', '1', '--keyring', keyring, '--output', text, file], {
    reject: false,
    env: { LC_ALL: 'C' },
  });
  if (checked.code === 'ENOENT') {
    throw new DebianError(
      'renewing verifies the archive by its signature, and gpgv is missing',
      'apt-get install gpgv',
    );
  }
  if (!/^\[GNUPG:\] VALIDSIG /m.test(checked.stdout) || /^\[GNUPG:\] BADSIG /m.test(checked.stdout)) {
    throw new DebianError(
      `${file} is signed by no key of ${keyring}:\n${checked.stderr}`,
      'apt-get install debian-archive-keyring, or name the keyring of your archive: LAGO_DEBIAN_KEYRING=FILE',
    );
  }
  return parseRelease(await readFile(text, 'utf8'), file);
}

export function parseRelease(text: string, file: string): Release {
  const date = new Date(/^Date: (.*)$/m.exec(text)?.[1] ?? 'none');
  if (Number.isNaN(date.getTime())) throw new Error(`${file}: expected a Date field`);
  const list = /^SHA256:\n((?: .*\n?)+)/m.exec(text)?.[1] ?? '';
  const files = new Map<string, Expected>();
  for (const line of list.split('\n')) {
    const match = /^ ([0-9a-f]{64}) +(\d+) (\S+)$/.exec(line);
    if (match !== null) files.set(match[3]!, { sha256: match[1]!, size: Number(match[2]) });
  }
  return { date, files };
}
