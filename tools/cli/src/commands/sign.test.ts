/** Keys, signing and inspecting by the commands themselves. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeKeySet, encodeKeySet, fingerprintOf, keySetId, seal } from '@lago-grey/sign';
import { testKeys } from '@lago-grey/sign/testing';
import { encode } from '@lago-grey/zpkg';
import { execaNode } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_SET_SIZE, KEY_STATEMENT_SIZE, readKeyStatement, StatementKind } from '../../../../abi/ts/abi.ts';
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

describe('lago pack --key', () => {
  it('makes a package that is signed, as signing it afterwards does', async () => {
    await mkdir(join(folder, 'tree'));
    await writeFile(join(folder, 'tree/file'), 'content');
    const about = ['--name', 'a', '--version', '1', '-o', 'packed.zpkg'];
    const packed = await lago('pack', 'tree', ...about, '--key', 'ours', '--passphrase-file', 'passphrase');
    expect(packed, packed.stderr).toMatchObject({ exitCode: 0 });
    const { stdout } = await lago('inspect', 'packed.zpkg', '--keys', 'ours.keys', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ signer: { fingerprint, verified: true } });
    const refused = await lago(
      'pack',
      'tree',
      ...about.with(5, 'no.zpkg'),
      '--key',
      'ours',
      '--passphrase-file',
      'wrong',
    );
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    await expect(stat(join(folder, 'no.zpkg'))).rejects.toThrow('ENOENT');
  });
});

describe('lago statement', () => {
  const sign = ['--key', 'ours', '--passphrase-file', 'passphrase'];

  it('writes what the key set says of another, once', async () => {
    const rotate = ['statement', 'rotate', 'ours.keys', '--to', 'theirs.keys', '-o', 'rotate.bin', ...sign];
    expect(await lago(...rotate)).toMatchObject({ exitCode: 0, stdout: 'rotate.bin: signed by ours' });
    const bytes = new Uint8Array(await readFile(join(folder, 'rotate.bin')));
    const { kind, key_id, successor_id } = readKeyStatement(new DataView(bytes.buffer));
    expect([kind, key_id, successor_id]).toEqual([StatementKind.rotate, keySetId(ours.set), keySetId(theirs.set)]);
    expect(decodeKeySet(bytes.subarray(KEY_STATEMENT_SIZE, KEY_STATEMENT_SIZE + KEY_SET_SIZE))).toEqual(theirs.set);
    // Not over one that is there.
    expect(await lago(...rotate)).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it.each([
    ['no kind', ['statement', 'ours.keys', ...sign, '-o', 'x']],
    ['a successor of what is revoked', ['statement', 'revoke', 'ours.keys', '--to', 'theirs.keys', ...sign, '-o', 'x']],
    ['no successor', ['statement', 'rotate', 'ours.keys', ...sign, '-o', 'x']],
    ['no place to write to', ['statement', 'revoke', 'ours.keys', ...sign]],
  ])('takes %s as wrong use', async (_, args) => {
    expect(await lago(...args)).toMatchObject({ exitCode: 2, stdout: '' });
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
