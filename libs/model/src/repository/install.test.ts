/**
 * Installing from repositories: what is named, what is needed besides, and what is refused; and what ships, with real signatures,
 * from `repo add` to `upgrade`. Whoever is killed on the way leaves what the next command goes on from.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Offer, packageFile } from '@lago-grey/repo';
import { DAY, paper, real, START, TestRepository } from '@lago-grey/repo/testing';
import { encodeKeySet, SIGNATURE_SIZES, signDigest } from '@lago-grey/sign';
import { NATIVE, QUICKLY, testKeys } from '@lago-grey/sign/testing';
import { withSignatures } from '@lago-grey/zpkg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Answer, BUILT, missing, run, statusOf } from '../testing/binary.ts';
import { fingerprint } from '../testing/fingerprint.ts';
import { scratch } from '../testing/history.ts';
import { describeNeeding } from '../testing/needing.ts';

const NOW = START + DAY;
const STATE = 'var/lib/obli-pkg';
const COPY = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true } as const;
type Relations = Offer['relations'];

const needs = (name: string, version?: string): Relations[number] => ({
  kind: 'depends',
  name,
  ...(version === undefined ? {} : { lower: { kind: 'including', version } }),
});
const provides = (name: string): Relations[number] => ({ kind: 'provides', name });

describeNeeding(missing('plain', 'fault'), 'obli-pkg, with repositories,', {}, () => {
  let folder: string;
  let root: string;
  beforeEach(() => {
    folder = scratch();
    root = join(folder, 'root');
    mkdirSync(root);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A folder with the files of a repository, of which those that are there no longer are taken away. */
  function serve(repository: TestRepository, name = 'served'): string {
    const served = join(folder, name);
    rmSync(served, { recursive: true, force: true });
    for (const [file, bytes] of repository.files) {
      mkdirSync(dirname(join(served, file)), { recursive: true });
      writeFileSync(join(served, file), bytes);
    }
    return served;
  }

  /** The build for tests, which takes signatures on paper, on a day. */
  const on = (clock: bigint, args: readonly string[], fault?: { after: number }): Answer => {
    const environment = { OBLI_FAULT_PAPER: '1', OBLI_FAULT_CLOCK: String(clock) };
    return run({ root, binaries: { plain: BUILT.fault, fault: BUILT.fault, environment } }, args, fault);
  };
  const obli = (...args: readonly string[]): Answer => on(NOW, args);
  const install = (...args: readonly string[]): Answer => obli('install', '--allow-unsigned', ...args);
  const done = (answer: Answer): Answer => {
    expect({ code: answer.code, stderr: answer.stderr }).toEqual({ code: 0, stderr: answer.stderr });
    return answer;
  };
  const installed = (): string[] =>
    (obli('list').json as { name: string; version: string }[]).map(({ name, version }) => `${name} ${version}`);
  const add = (served: string, name = 'main'): Answer =>
    obli('repo', 'add', name, `file:${served}`, '--root-file', join(served, 'metadata/1.root'));

  type Offered = readonly (readonly [name: string, version: string, ...Relations])[];
  /** A repository that offers these, added and updated. */
  function offering(offers: Offered, name = 'main'): TestRepository {
    const repository = new TestRepository(paper, new Uint8Array(32).fill(name.length));
    publish(repository, offers);
    done(add(serve(repository, name), name));
    done(obli('update'));
    return repository;
  }
  function publish(repository: TestRepository, offers: Offered): void {
    for (const [name, version, ...relations] of offers) repository.offer('targets', name, version, { relations });
    repository.publish('targets', 'snapshot', 'timestamp');
  }
  const refusedAs = (answer: Answer, status: string, says = ''): void => {
    expect({ status: statusOf(answer), stderr: answer.stderr }).toEqual({ status, stderr: answer.stderr });
    expect(answer.stderr).toContain(says);
  };
  const leftovers = (): string[] =>
    readdirSync(join(root, STATE, 'repositories'), { recursive: true })
      .map(String)
      .filter((name) => /\.(packages|passing|new)/.test(name));

  it('takes the newest version of a name, or the one that is named, and upgrades what is older', () => {
    const repository = offering([
      ['app', '1.10'],
      ['app', '1.9'],
      ['tool', '1'],
    ]);
    done(install('app=1.9', 'tool'));
    expect(installed()).toEqual(['app 1.9', 'tool 1']);
    expect(obli('verify').code).toBe(0);
    refusedAs(install('app'), 'already_installed');
    expect(done(obli('upgrade', '--allow-unsigned')).json).toMatchObject({ transaction: 2, changes: 1 });
    expect(installed()).toEqual(['app 1.10', 'tool 1']);
    expect(done(obli('upgrade')).json).toEqual({ transaction: null, changes: 0 });
    publish(repository, [['tool', '2']]);
    serve(repository, 'main');
    done(obli('update'));
    done(obli('upgrade', '--allow-unsigned', 'tool'));
    expect(installed()).toEqual(['app 1.10', 'tool 2']);
    refusedAs(install('app=7'), 'already_installed');
    refusedAs(install('other'), 'not_offered');
    refusedAs(obli('upgrade', 'other'), 'not_found');
    expect(leftovers()).toEqual([]);
  });

  it('brings what is needed if only one package can be it, and says so', () => {
    offering([
      ['app', '1', needs('lib', '2'), needs('mail')],
      ['lib', '1'],
      ['lib', '2', needs('base')],
      ['lib', '3', needs('base')],
      ['base', '1'],
      ['exim', '1', provides('mail')],
    ]);
    const answer = done(install('app'));
    expect(answer.json).toMatchObject({ added: ['lib 3', 'exim 1', 'base 1'] });
    expect(installed()).toEqual(['app 1', 'base 1', 'exim 1', 'lib 3']);
  });

  it('refuses what cannot be met, or in more than one way, or only by an upgrade, and fetches nothing for it', () => {
    offering([
      ['app', '1', needs('mail')],
      ['exim', '1', provides('mail')],
      ['postfix', '1', provides('mail')],
      ['alone', '1', needs('nothing')],
      ['later', '1', needs('lib', '2')],
      ['lib', '1'],
      ['lib', '2'],
      ['enemy', '1', { kind: 'conflicts', name: 'lib' }],
    ]);
    done(install('lib=1'));
    for (const [names, status] of [
      [['app'], 'unmet'],
      [['alone'], 'unmet'],
      [['later'], 'unmet'],
      [['enemy'], 'conflicting'],
    ] as const) {
      const answer = install(...names);
      refusedAs(answer, status);
      expect((answer.json as { error: { relations: unknown[] } }).error.relations).toHaveLength(1);
    }
    expect(installed()).toEqual(['lib 1']);
    done(install('app', 'postfix'));
    expect(installed()).toEqual(['app 1', 'lib 1', 'postfix 1']);
    expect(leftovers()).toEqual([]);
  });

  it('tells what is offered where it is not installed', () => {
    offering([
      ['app', '1', needs('lib', '2')],
      ['lib', '2'],
    ]);
    expect(done(obli('search', 'ap')).json).toEqual([{ package: 'app', version: '1', path: null, repository: 'main' }]);
    expect(done(obli('info', 'app')).json).toMatchObject({
      ...{ name: 'app', version: '1', repository: 'main', installed: null, unpacked_size: 6 },
      depends: ['lib (>= 2)'],
    });
    done(install('app'));
    expect(done(obli('info', 'app')).json).toMatchObject({ files: 1 });
    refusedAs(obli('info', 'other'), 'not_found');
  });

  it('changes nothing for a dry run', () => {
    offering([
      ['app', '1', needs('lib')],
      ['lib', '2'],
    ]);
    const before = fingerprint(root, (path) => path === `${STATE}/repositories` || path === `${STATE}/stage`);
    expect(done(install('--dry-run', 'app')).json).toMatchObject({ dry_run: true, added: ['lib 2'] });
    expect(fingerprint(root, (path) => path === `${STATE}/repositories` || path === `${STATE}/stage`)).toEqual(before);
    expect(leftovers()).toEqual([]);
  });

  it('asks the repositories in the order of their names, and each of them only in its time', () => {
    offering([['app', '1']], 'aa');
    offering([['app', '2']], 'bbb');
    done(install('app'));
    expect(installed()).toEqual(['app 1']);
    refusedAs(on(START + 40n * DAY, ['install', '--allow-unsigned', 'other']), 'expired', 'run `obli-pkg update`');
    done(obli('repo', 'remove', 'aa'));
    expect((obli('repo', 'list').json as { name: string }[]).map(({ name }) => name)).toEqual(['bbb']);
    refusedAs(obli('repo', 'remove', 'aa'), 'not_found');
    refusedAs(obli('update', 'aa'), 'not_found');
  });

  it('goes on with the other repositories where one refuses', () => {
    const repository = offering([['app', '1']], 'aa');
    const other = offering([['app', '2']], 'bbb');
    for (const one of [repository, other]) one.publish('targets', 'snapshot', 'timestamp');
    repository.files.delete('metadata/timestamp');
    serve(repository, 'aa');
    serve(other, 'bbb');
    refusedAs(obli('update'), 'unavailable', 'aa/metadata/timestamp');
    const list = obli('repo', 'list').json as { timestamp: number }[];
    expect(list.map(({ timestamp }) => timestamp)).toEqual([2, 3]);
  });

  it('takes no package that is another than the metadata say, and keeps nothing of it', () => {
    const repository = offering([['app', '1']]);
    repository.offer('targets', 'bad', '1');
    const { digest } = repository.offer('targets', 'good', '1');
    const [bytes] = [repository.files.get(packageFile(digest)) ?? new Uint8Array()];
    const record = { size: BigInt(bytes.length), digest };
    for (const change of [{ version: '2' }, { privileges: 1 }, { unpackedSize: 7n }, { relations: [needs('app')] }]) {
      repository.targets.set('targets', {
        ...repository.top,
        packages: [
          ...repository.top.packages.filter(({ name }) => name === 'app'),
          { ...repository.offer('targets', 'bad', '1'), ...record, ...change },
        ],
      });
      repository.publish('targets', 'snapshot', 'timestamp');
      serve(repository, 'main');
      done(obli('update'));
      refusedAs(install('--allow-privileges', 'bad'), 'mismatched', 'not what the repository says of it');
      expect(leftovers()).toEqual([]);
    }
    expect(installed()).toEqual([]);
  });

  it('adds a repository only by root metadata that a person has, and leaves nothing where it is refused', () => {
    const repository = new TestRepository(paper);
    const served = serve(repository);
    const file = join(served, 'metadata/1.root');
    const before = fingerprint(root);
    for (const [args, code] of [
      [['repo', 'add', 'main', `file:${served}`], 2],
      [['repo', 'add', 'main', 'https://[::1]/', '--root-file', file], 2],
      [['repo', 'add', 'main', 'http://user@[::1]/', '--root-file', file], 2],
      [['repo', 'add', '../main', `file:${served}`, '--root-file', file], 2],
      [['repo', 'add', 'main', `file:${served}`, '--root-file', join(served, 'metadata/timestamp')], 52],
      [['repo', 'add', 'main', `file:${served}`, '--root-file', join(folder, 'nothing')], 34],
    ] as const) {
      expect(obli(...args).code, args.join(' ')).toBe(code);
      expect(fingerprint(root)).toEqual(before);
    }
    expect(done(obli('update')).json).toEqual([]);
    expect(done(obli('repo', 'list')).json).toEqual([]);
    refusedAs(install('app'), 'not_offered');
    done(add(served));
    refusedAs(add(served), 'conflict');
  });

  it('is before or after each step, whenever it is killed: adding, updating, installing, removing', () => {
    const repository = new TestRepository(paper);
    publish(repository, [
      ['app', '1', needs('lib')],
      ['lib', '1'],
    ]);
    const served = serve(repository);
    const root1 = join(served, 'metadata/1.root');
    const versions = (): unknown => obli('repo', 'list').json;
    /** Kills a command at each of its writing calls, each time on what was before; what each leaves, the same command ends. */
    const each = (args: readonly string[], check: (finished: boolean) => void): void => {
      const keep = join(folder, 'keep');
      for (let after = 1; ; after++) {
        rmSync(keep, { recursive: true, force: true });
        cpSync(root, keep, COPY);
        const answer = on(NOW, args, { after });
        check(!answer.killed);
        if (!answer.killed) {
          done(answer);
          expect(after).toBeGreaterThan(3);
          return;
        }
        const again = on(NOW, args);
        const over =
          args[0] === 'update' || !['conflict', 'already_installed', 'not_found'].includes(statusOf(again) ?? '');
        if (over) done(again);
        check(true);
        rmSync(root, { recursive: true, force: true });
        cpSync(keep, root, COPY);
      }
    };
    const one = { name: 'main', root: 1 };
    each(['repo', 'add', 'main', `file:${served}`, '--root-file', root1], (finished) => {
      const list = versions() as unknown[];
      expect(list.length === 1 || (!finished && list.length === 0)).toBe(true);
      if (finished) expect(list).toMatchObject([{ ...one, timestamp: null }]);
    });
    repository.publish('root', 'targets', 'snapshot', 'timestamp');
    serve(repository);
    each(['update'], (finished) => {
      const [now] = versions() as [{ readonly [role: string]: number | null }];
      if (finished) expect(now).toMatchObject({ root: 2, timestamp: 3, snapshot: 3, targets: 3 });
      // Each role is kept only when the one before it was.
      const kept = [now['targets'], now['snapshot'], now['timestamp']].map((version) => version !== null);
      expect(kept).toEqual([...kept].sort());
    });
    each(['install', '--allow-unsigned', 'app'], (finished) => {
      const there = installed();
      expect(there.length === 0 || there.length === 2).toBe(true);
      if (finished) expect(there).toEqual(['app 1', 'lib 1']);
      expect(obli('verify').code).toBe(0);
    });
    expect(leftovers()).toEqual([]);
    each(['repo', 'remove', 'main'], (finished) => {
      const list = versions() as unknown[];
      expect(list.length === 0 || (!finished && list.length === 1)).toBe(true);
    });
    expect(leftovers()).toEqual([]);
  });

  it('as it ships demands real signatures, of a repository and of its packages', (ctx) => {
    if ('missing' in NATIVE) return ctx.skip(NATIVE.missing);
    const shipped = (...args: readonly string[]): Answer => run({ root, binaries: BUILT }, args);
    const repository = new TestRepository(real);
    const far = { created: START - 1000n * DAY, expires: START + 40_000n * DAY };
    for (const role of ['root', 'timestamp', 'snapshot', 'targets']) repository.set(role, far);
    const maker = testKeys(77);
    const offered = repository.offer('targets', 'app', '1');
    const unsigned = repository.files.get(packageFile(offered.digest)) ?? new Uint8Array();
    const bytes = withSignatures(unsigned, SIGNATURE_SIZES, (message) =>
      signDigest('package', message, maker, QUICKLY),
    );
    const digest = new Uint8Array(createHash('sha512').update(bytes).digest());
    repository.offer('targets', 'app', '2');
    repository.targets.set('targets', {
      ...repository.top,
      packages: repository.top.packages.map((one) =>
        one.version === '1' ? { ...one, digest, size: BigInt(bytes.length) } : one,
      ),
    });
    repository.files.set(packageFile(digest), bytes);
    repository.publish('root', 'targets', 'snapshot', 'timestamp');
    const served = serve(repository);
    const file = join(served, 'metadata/1.root');
    const timestamp = repository.file('timestamp');
    done(shipped('repo', 'add', 'main', `file:${served}`, '--root-file', file));
    for (const at of [-1, -29_792, -29_793, -29_906, -29_907, -34_500]) {
      const place = timestamp.length + at;
      writeFileSync(join(served, 'metadata/timestamp'), timestamp.with(place, (timestamp[place] ?? 0) ^ 1));
      refusedAs(shipped('update'), 'threshold_unmet');
    }
    writeFileSync(join(served, 'metadata/timestamp'), timestamp);
    expect(done(shipped('update')).json).toMatchObject([{ root: 2, timestamp: 2, snapshot: 2, targets: 2 }]);
    refusedAs(shipped('install', 'app=1'), 'untrusted_key');
    writeFileSync(join(folder, 'maker.keys'), encodeKeySet(maker.set));
    done(shipped('key', 'trust', join(folder, 'maker.keys')));
    done(shipped('install', 'app=1'));
    refusedAs(shipped('upgrade'), 'unsigned_package');
    expect(existsSync(join(root, 'opt/app'))).toBe(true);
    expect(leftovers()).toEqual([]);
  });
});
