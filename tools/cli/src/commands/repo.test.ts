/** A repository by the command itself, signed for real and read by the reference client. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find, folderDisk, JUDGE, sourceOf, trustRoot, update } from '@lago-grey/repo';
import { person, rootPerson } from '@lago-grey/repo/testing';
import { encodeKeySet, type SecretKeys, seal } from '@lago-grey/sign';
import { encode } from '@lago-grey/zpkg';
import { execaNode } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../repo/arguments.ts';
import { missingIn } from '../repo/changes.ts';
import { ROOT } from '../root.ts';

let folder: string;
const TIME = 1_800_000_000;
const PEOPLE: Readonly<Record<string, SecretKeys>> = {
  ada: rootPerson(0),
  bob: rootPerson(1),
  cyd: person(0),
  dan: person(1),
};

const lago = (...args: readonly string[]) =>
  execaNode(join(ROOT, 'tools/cli/src/main.ts'), ['repo', ...args], { cwd: folder, reject: false, stdin: 'ignore' });

/** The command with who signs, some seconds after the beginning. */
const signed = (seconds: number, keys: readonly string[], ...args: readonly string[]) =>
  lago(
    ...args,
    ...keys.flatMap((key) => ['--key', key]),
    '--passphrase-file',
    'passphrase',
    '--time',
    `${TIME + seconds}`,
  );

const source = () => sourceOf(folderDisk(join(folder, 'site')));

/** Why the arguments are wrong. */
function attempt(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : undefined;
  }
}

/** A client that begins with the first root and updates now. */
async function client(seconds: number) {
  const first = new Uint8Array(await readFile(join(folder, 'site/metadata/1.root')));
  return update(trustRoot(first, JUDGE), source(), BigInt(TIME + seconds), JUDGE);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-repo-'));
  await writeFile(join(folder, 'passphrase'), 'open sesame\n');
  for (const [name, keys] of Object.entries(PEOPLE)) {
    await writeFile(join(folder, `${name}.keys`), encodeKeySet(keys.set));
    // Sealed softly: what is tested here is the command.
    const sealed = await seal(keys, new TextEncoder().encode('open sesame'), { memory: 32, passes: 1, lanes: 4 });
    await writeFile(join(folder, `${name}.secret`), sealed);
  }
  for (const [name, version] of [
    ['a', '1'],
    ['a', '2'],
    ['game', '1'],
  ] as const) {
    await writeFile(join(folder, `${name}_${version}.zpkg`), encode({ name, version, entries: [], signatures: [] }));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('lago repo', () => {
  it('is made by several people, who sign one after the other', async () => {
    const people = ['--root', 'ada.keys', '--root', 'bob.keys', '--threshold', 'root=2', '--targets', 'cyd.keys'];
    expect(await lago('check', 'site', '--key', 'ada')).toMatchObject({ exitCode: 2, stdout: '' });
    const begun = await signed(0, ['ada', 'cyd'], 'init', 'site', ...people);
    expect(begun, begun.stderr).toMatchObject({ exitCode: 0 });
    expect(begun.stdout).toContain(`root: signed by 1, 2 must; who may still sign: ${PEOPLE['bob']?.set.owner}`);
    expect(await lago('check', 'site')).toMatchObject({ exitCode: 1 });
    const done = await signed(1, ['bob', 'cyd'], 'sign', 'site', '--json');
    expect(JSON.parse(done.stdout)).toEqual({
      published: true,
      files: ['metadata/1.snapshot', 'metadata/1.targets', 'metadata/1.root', 'metadata/timestamp'],
      missing: [],
    });
    expect(await readdir(join(folder, 'site'))).toEqual(['metadata', 'pending']);
    expect(await readdir(join(folder, 'site/pending'))).toEqual([]);
  }, 180_000);

  it('offers packages, which a client finds, and delegates names to others', async () => {
    // Nobody signs the first two: they are drafts, and what is signed last is all of it.
    const added = ['add', 'site', 'a_1.zpkg', 'a_2.zpkg', '--architecture', 'amd64'];
    expect(await signed(2, [], ...added)).toMatchObject({ exitCode: 0 });
    const delegated = ['delegate', 'site', 'games', '--signer', 'dan.keys', '--pattern', 'game*'];
    expect(await signed(3, [], ...delegated)).toMatchObject({ exitCode: 0 });
    const last = await signed(4, ['cyd', 'dan'], 'add', 'site', 'game_1.zpkg', '--role', 'games');
    expect(last, last.stderr).toMatchObject({ exitCode: 0 });
    expect(last.stdout).toContain('metadata/timestamp: published');
    const { trusted, refused } = await client(5);
    expect(refused).toBeUndefined();
    const asking = { source: source(), time: BigInt(TIME + 5), judge: JUDGE };
    const offers = find(trusted, 'a', asking).offers.map(({ version, architecture }) => [version, architecture]);
    expect(offers).toEqual([
      ['1', 'amd64'],
      ['2', 'amd64'],
    ]);
    expect(find(trusted, 'game', asking).asked).toEqual(['games']);
    const checked = await lago('check', 'site', '--time', `${TIME + 5}`, '--json');
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, packages: 3, problems: [] });
  }, 180_000);

  it('gets other signers, and is renewed before it expires', async () => {
    const rotate = ['rotate', 'site', '--targets', 'dan.keys', '--root', 'bob.keys', '--threshold', 'root=1'];
    expect(await signed(6, ['ada', 'bob', 'cyd', 'dan'], ...rotate)).toMatchObject({ exitCode: 0 });
    expect((await client(7)).trusted.root.metadata.version).toBe(2n);
    expect((await client(8 * 86_400)).refused?.reason).toBe('expired');
    expect(await signed(8 * 86_400, ['cyd'], 'renew', 'site')).toMatchObject({ exitCode: 0 });
    expect((await client(8 * 86_400 + 1)).refused).toBeUndefined();
  }, 180_000);

  it('says what is wrong, and changes nothing then', async () => {
    const before = await readdir(join(folder, 'site/metadata'));
    const other = encode({
      name: 'a',
      version: '1',
      entries: [],
      relations: [{ kind: 'depends', name: 'b' }],
      signatures: [],
    });
    await writeFile(join(folder, 'other.zpkg'), other);
    const conflict = await signed(9 * 86_400, ['dan'], 'add', 'site', 'other.zpkg', '--architecture', 'amd64');
    expect(conflict).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is offered already') });
    const unknown = await signed(9 * 86_400, ['dan'], 'remove', 'site', 'b');
    expect(unknown).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('does not offer b') });
    const none = await signed(9 * 86_400, ['dan'], 'add', 'site', 'passphrase');
    expect(none).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('bad_magic') });
    await writeFile(join(folder, 'site/lock'), `${process.pid}`);
    const busy = await signed(9 * 86_400, ['dan'], 'renew', 'site');
    expect(busy).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`process ${process.pid} is at work`) });
    // Of a process that was stopped while it wrote.
    await writeFile(join(folder, 'site/lock'), '999999999');
    await writeFile(join(folder, 'site/metadata/9.snapshot.999999999.tmp'), 'half');
    expect(await signed(9 * 86_400, [], 'sign', 'site')).toMatchObject({ exitCode: 0 });
    expect(await readdir(join(folder, 'site/metadata'))).toEqual(before);
    const game = (await readdir(join(folder, 'site/packages')))[0] ?? '';
    await writeFile(join(folder, 'site/packages', game), 'something else');
    const checked = await lago('check', 'site', '--time', `${TIME + 9 * 86_400}`);
    expect(checked).toMatchObject({ exitCode: 1 });
    expect(checked.stderr).toMatch(/bad_magic|mismatched/);
  }, 180_000);

  it.each([
    ['no subcommand', []],
    ['no folder', ['init']],
    ['nobody to sign', ['init', 'x']],
    ['nothing to add', ['add', 'x']],
    ['an option of another subcommand', ['check', 'x', '--key', 'ada']],
    ['a threshold that is none', ['sign', 'x', '--threshold', 'root=0']],
    ['a machine that nobody has', ['add', 'x', 'y.zpkg', '--architecture', 'vax']],
  ])('takes %s as wrong use', (_, args) => {
    const wrong = () => missingIn(parse(args));
    expect(attempt(wrong)).toMatch(/./);
  });
});
