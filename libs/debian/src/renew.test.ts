import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { archiveOf, COMPRESSIONS } from './fixtures.ts';
import type { DebianLock } from './lock.ts';
import { renewLock } from './renew.ts';

const stanza = (version: string, architecture: string) => `Package: other
Version: 9
Architecture: all

Package: thing
Version: ${version}
Architecture: ${architecture}
Filename: pool/thing_${version}.deb
Size: 7
SHA256: ${createHash('sha256').update(`${version}${architecture}`).digest('hex')}
`;

const wishes: DebianLock = {
  format: 'lago-debian-lock/1',
  asOf: '2026-01-01T00:00:00Z',
  suites: ['stable'],
  architectures: ['amd64', 'arm64'],
  names: ['thing'],
  packages: [],
};

/** gpg is a program of the machine: without it a signed archive cannot be made here. */
const gpg = await execa('gpg', ['--version'], { reject: false });
const gpgv = await execa('gpgv', ['--version'], { reject: false });
const able = !gpg.failed && !gpgv.failed && COMPRESSIONS.includes('.xz');

describe('renewLock', () => {
  beforeEach(({ skip }) => skip(!able, 'not run: renewing from a signed archive: gpg, gpgv or xz is not installed'));
  let home = '';
  const files: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    if (!able) return;
    home = await mkdtemp(join(tmpdir(), 'lago-gpg-'));
    const run = (args: string[], input = '') => execa('gpg', ['--homedir', home, '--batch', ...args], { input });
    await run(['--passphrase', '', '--quick-gen-key', 'test@example.org', 'ed25519', 'sign', 'never']);
    await run(['--output', join(home, 'key.gpg'), '--export']);
    const contents: string[] = [];
    for (const architecture of ['amd64', 'arm64']) {
      const text = stanza('1.2', architecture);
      const { stdout } = await execa('xz', ['-c'], { input: text, encoding: 'buffer' });
      const sha256 = createHash('sha256').update(stdout).digest('hex');
      contents.push(` ${sha256} ${stdout.length} main/binary-${architecture}/Packages.xz`);
      files[`dists/stable/main/binary-${architecture}/Packages.xz`] = stdout;
    }
    const release = `Suite: stable\nDate: Mon, 02 Feb 2026 03:04:05 UTC\nSHA256:\n${contents.join('\n')}\n`;
    await writeFile(join(home, 'Release'), release);
    await run(['--output', join(home, 'InRelease'), '--clear-sign', join(home, 'Release')]);
    const { stdout: signed } = await execa('cat', [join(home, 'InRelease')], { encoding: 'buffer' });
    files['dists/stable/InRelease'] = signed;
  });
  afterAll(async () => {
    await execa('gpgconf', ['--homedir', home, '--kill', 'all'], { reject: false });
    await rm(home, { recursive: true, force: true });
  });
  const env = () => ({ LAGO_DEBIAN_KEYRING: join(home, 'key.gpg') });

  it('pins what the signed index says, for every architecture', async () => {
    await using archive = await archiveOf(files);
    const renewed = await renewLock(wishes, { roots: [archive.root], env: env() });
    expect(renewed.packages.map(({ version, architecture }) => `${version} ${architecture}`)).toEqual([
      '1.2 amd64',
      '1.2 arm64',
    ]);
    expect(renewed.asOf).toBe('2026-02-02T03:04:05Z');
  });

  it('refuses an archive that no key of the keyring signed', async () => {
    const text = Buffer.from(files['dists/stable/InRelease']!).toString('latin1').replace('03:04:05', '03:04:06');
    await using archive = await archiveOf({ ...files, 'dists/stable/InRelease': Buffer.from(text, 'latin1') });
    await expect(renewLock(wishes, { roots: [archive.root], env: env() })).rejects.toThrow('is signed by no key');
  });

  it('refuses an index that is not the signed one', async () => {
    await using archive = await archiveOf({ ...files, 'dists/stable/main/binary-arm64/Packages.xz': Buffer.from('x') });
    await expect(renewLock(wishes, { roots: [archive.root], env: env() })).rejects.toThrow('with the digest');
  });
});
