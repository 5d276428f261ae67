/** Keys, signing and inspecting by the commands themselves. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeKeySet, fingerprintOf, keySetId, seal } from '@lago-grey/sign';
import { testKeys } from '@lago-grey/sign/testing';
import { encode } from '@lago-grey/zpkg';
import { execaNode } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';

let folder: string;
const [ours, theirs] = [testKeys(1), testKeys(2)];
const passphrase = new TextEncoder().encode('open sesame');
const fingerprint = fingerprintOf(keySetId(ours.set));

const lago = (...args: readonly string[]) =>
  execaNode(join(ROOT, 'tools/cli/src/main.ts'), args, { cwd: folder, reject: false, stdin: 'ignore' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-sign-'));
  // Sealed softly: what is tested here are the commands.
  const soft = { memory: 32, passes: 1, lanes: 4 };
  await writeFile(join(folder, 'ours.keys'), encodeKeySet(ours.set));
  await writeFile(join(folder, 'theirs.keys'), encodeKeySet(theirs.set));
  await writeFile(join(folder, 'ours.secret'), await seal(ours, passphrase, soft));
  await writeFile(join(folder, 'passphrase'), 'open sesame\n');
  await writeFile(join(folder, 'wrong'), 'open barley\n');
  await writeFile(join(folder, 'a.zpkg'), encode({ name: 'a', version: '1', entries: [], signatures: [] }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('lago sign', () => {
  it('signs a package, which lago inspect verifies by the key set and by no other', async () => {
    const signed = await lago('sign', 'a.zpkg', '--key', 'ours', '-o', 'b.zpkg', '--passphrase-file', 'passphrase');
    expect(signed).toMatchObject({ exitCode: 0, stdout: 'b.zpkg: signed by ours' });
    const plain = await lago('inspect', 'b.zpkg');
    expect(plain.stdout).toContain(`signed by   ${fingerprint}, not verified`);
    const verified = await lago('inspect', 'b.zpkg', '--keys', 'theirs.keys', '--keys', 'ours.keys', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({
      signer: { fingerprint, verified: true, by: expect.stringMatching(/^(obli-pkg|@noble)$/), owner: 'test 1' },
    });
    const refused = await lago('inspect', 'b.zpkg', '--keys', 'theirs.keys', '--json');
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { status: 'untrusted_key' } });
    const changed = await readFile(join(folder, 'b.zpkg'));
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await writeFile(join(folder, 'c.zpkg'), changed);
    const broken = await lago('inspect', 'c.zpkg', '--keys', 'ours.keys', '--json');
    expect(JSON.parse(broken.stdout)).toMatchObject({ error: { status: 'bad_signature' } });
  });

  it('does not sign with another passphrase, and says so', async () => {
    const refused = await lago('sign', 'a.zpkg', '--key', 'ours', '--passphrase-file', 'wrong');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('the passphrase is another');
  });

  it('asks for the passphrase only where there is a terminal', async () => {
    const refused = await lago('sign', 'a.zpkg', '--key', 'ours');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('--passphrase-file');
  });
});

describe('lago keygen', () => {
  it('says what is missing, and makes nothing', async () => {
    expect(await lago('keygen', 'k')).toMatchObject({ exitCode: 2 });
    expect(await lago('keygen', 'k', '--owner', 'a', '--role', 'king')).toMatchObject({ exitCode: 2 });
    const refused = await lago('keygen', 'k', '--owner', 'a\nb', '--passphrase-file', 'passphrase');
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    await expect(stat(join(folder, 'k.secret'))).rejects.toThrow('ENOENT');
  });

  it('makes a key set that signs, closed to others, and never prints a secret', async (ctx) => {
    if (process.env['LAGO_LONG'] === undefined)
      return ctx.skip('not run: 512 MiB and seconds of Argon2id: LAGO_LONG=1');
    const made = await lago('keygen', 'k', '--owner', 'Ada', '--passphrase-file', 'passphrase', '--json');
    expect(made.exitCode).toBe(0);
    expect((await stat(join(folder, 'k.secret'))).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(made.stdout))).toEqual(['public', 'secret', 'key_id', 'fingerprint']);
    const signed = await lago('sign', 'a.zpkg', '--key', 'k', '-o', 'd.zpkg', '--passphrase-file', 'passphrase');
    expect(signed.exitCode).toBe(0);
    expect(await lago('inspect', 'd.zpkg', '--keys', 'k.keys')).toMatchObject({ exitCode: 0 });
    expect(await lago('keygen', 'k', '--owner', 'Eve', '--passphrase-file', 'passphrase')).toMatchObject({
      exitCode: 1,
    });
  });
});
