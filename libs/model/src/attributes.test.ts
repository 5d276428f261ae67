/**
 * Extended attributes, access control lists and capabilities: what obli-pkg sets aside keeps them, and has them when it comes
 * back, by a rollback, by a removal (which brings back a copy), or after a crash. What it makes itself has none but its mode,
 * whatever the folder above hands down.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attribute, type Entry, encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Status } from '../../../abi/ts/abi.ts';
import { attributes, give, given, paths } from './testing/attributes.ts';
import { BUILT, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { hand as build } from './testing/hand.ts';
import { adorn, begin, duplicate, HISTORY } from './testing/history.ts';
import { describeNeeding } from './testing/needing.ts';
import { operations, prepare } from './testing/operation.ts';
import { LONG, TIMEOUT } from './testing/sequences.ts';
import { inWorld, type Model, type Real, scenarios } from './testing/world.ts';

const absent = missing('plain', 'fault');

const own = (path: string): boolean => path === 'var/lib/obli-pkg';

describeNeeding(absent, 'extended attributes', {}, () => {
  let hand = '';
  let folder = '';
  /** Why this file system has none. */
  let bare: string | undefined;
  beforeAll(async () => {
    hand = await build();
    // Not in memory: what a disk's file system does with them matters.
    folder = mkdtempSync(join(tmpdir(), 'lago-attributes-'));
    bare = give(hand, folder, ['']);
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'lago-attributes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('of a stranger that was kept aside come back with the copy that a removal makes', (context) => {
    if (bare !== undefined) context.skip(`not run: extended attributes: ${bare}`);
    const { root, version } = begin(mkdtempSync(join(folder, 'copy-')), BUILT);
    expect(give(hand, root, ['usr/bin/x'])).toBeUndefined();
    const before = attributes(hand, root, own);
    const lines = Object.entries(given(0o644)).map(([name, value]) => `usr/bin/x ${name} ${value}`);
    expect(before).toEqual(lines.sort());
    expect(run({ root, binaries: BUILT }, ['install', '--allow-unsigned', version('1')]).code).toBe(0);
    expect(attributes(hand, root, own)).toEqual(['']);
    expect(run({ root, binaries: BUILT }, ['remove', 'a']).code).toBe(0);
    expect(attributes(hand, root, own)).toEqual(before);
  });

  it(
    'of a package are set by its installation, wherever it is stopped, and its privileges asked for',
    TIMEOUT,
    (context) => {
      if (bare !== undefined) context.skip(`not run: extended attributes: ${bare}`);
      const root = process.getuid?.() === 0;
      const start = begin(mkdtempSync(join(folder, 'given-')), BUILT);
      const archive = join(start.root, '../given.zpkg');
      const common = { mode: 0o755, uid: 0, gid: 0, mtime: { seconds: 1n, nanoseconds: 0 } };
      const some = (names: readonly string[]): Attribute[] =>
        Object.entries({ ...given(0o755), 'system.posix_acl_default': given(0o640)['system.posix_acl_access']! })
          .filter(([name]) => names.includes(name))
          .map(([name, hex]) => ({ name, value: new Uint8Array(Buffer.from(hex, 'hex')) }));
      const onFile = ['user.lago', 'system.posix_acl_access', ...(root ? ['security.capability'] : [])];
      const entries: Entry[] = [
        {
          ...common,
          kind: 'directory',
          path: 'opt/given',
          attributes: some(['user.lago', 'system.posix_acl_default']),
        },
        file('opt/given/plain', 'has none'),
        file('opt/given/x', 'a program', { ...common, mode: root ? 0o755 : 0o4755, attributes: some(onFile) }),
      ];
      writeFileSync(archive, encode({ name: 'given', version: '1', entries, signatures: [] }));
      const install = ['install', '--allow-unsigned', '--allow-privileges', archive];
      const before = attributes(hand, start.root, own);
      const refused = run({ root: start.root, binaries: BUILT }, ['--json', 'install', '--allow-unsigned', archive]);
      expect(refused).toMatchObject({ code: 10 + Status.privileged, json: { error: { status: 'privileged' } } });
      expect(attributes(hand, start.root, own)).toEqual(before);
      for (let after = 3, stopped = true; stopped; after += 4) {
        const copy = join(folder, 'stopped');
        duplicate(start.root, copy);
        stopped = run({ root: copy, binaries: BUILT }, install, { after }).killed;
        if (stopped) {
          expect(run({ root: copy, binaries: BUILT }, ['recover']).code).toBe(0);
          // It had committed.
          if (run({ root: copy, binaries: BUILT }, ['trace', '2']).code === 0) {
            expect(run({ root: copy, binaries: BUILT }, ['rollback', '2']).code).toBe(0);
          }
          expect(attributes(hand, copy, own), `killed at writing call ${after}`).toEqual(before);
        }
        rmSync(copy, { recursive: true });
      }
      expect(run({ root: start.root, binaries: BUILT }, install).code).toBe(0);
      const now = entries.flatMap(({ path, attributes: list = [] }) =>
        list.map(({ name, value }) => `${path} ${name} ${Buffer.from(value).toString('hex')}`),
      );
      expect(attributes(hand, start.root, own)).toEqual(now.sort());
      expect(run({ root: start.root, binaries: BUILT }, ['rollback', '2']).code).toBe(0);
      expect(attributes(hand, start.root, own)).toEqual(before);
    },
  );

  it('that a folder hands down are not what a package says', (context) => {
    if (bare !== undefined) context.skip(`not run: extended attributes: ${bare}`);
    const start = begin(mkdtempSync(join(folder, 'inherit-')), BUILT);
    const { root, version } = start;
    rmSync(join(root, 'var/lib/obli-pkg'), { recursive: true });
    expect(give(hand, root, ['var', 'var/lib', 'etc', 'usr/bin', 'opt', ''])).toBeUndefined();
    const before = attributes(hand, root, own);
    expect(run({ root, binaries: BUILT }, ['install', '--allow-unsigned', version('1')]).code).toBe(0);
    expect(existsSync(join(root, 'opt/a/both'))).toBe(true);
    // A first command has made its note on the folder above, and taken it away.
    expect(attributes(hand, root, own)).toEqual(before);
  });

  it.for(HISTORY.map((operation, index) => ({ ...operation, index })))(
    'are as they were when $title is killed',
    TIMEOUT,
    ({ args, index }, context) => {
      if (bare !== undefined) context.skip(`not run: extended attributes: ${bare}`);
      const work = mkdtempSync(join(folder, 'killed-'));
      const { root, version } = begin(work, BUILT, adorn);
      for (const earlier of HISTORY.slice(0, index)) {
        expect(run({ root, binaries: BUILT }, earlier.args(version)).code).toBe(0);
      }
      // Access that somebody gave is a change, by which a rollback would be refused; a note is none.
      const noted = paths(root, own).map((path) => join(root, path));
      if (args(version)[0] === 'rollback') execaSync(hand, ['set', 'user.noted', '61', ...noted]);
      else expect(give(hand, root, paths(root, own))).toBeUndefined();
      const before = attributes(hand, root, own);
      const copy = { root: join(work, 'copy'), binaries: BUILT };
      let stopped = 0;
      let code: number | undefined;
      for (let after = 1 + (index % 3); code === undefined && after < 500; after += LONG ? 1 : 9) {
        rmSync(copy.root, { recursive: true, force: true });
        duplicate(root, copy.root);
        const answer = run(copy, args(version), { after });
        code = answer.code;
        expect([0, undefined], answer.stderr).toContain(code);
        const { json } = run(copy, ['recover']);
        expect(json).toEqual({ recovered: code === 0 ? null : expect.toBeOneOf([null, index + 2]) });
        const number = String(index + 2);
        // It had committed: then a rollback brings everything back.
        if (run(copy, ['trace', number]).code === 0) expect(run(copy, ['rollback', number]).code).toBe(0);
        else stopped++;
        expect(attributes(hand, copy.root, own), `killed at writing call ${after}`).toEqual(before);
      }
      expect(stopped).toBeGreaterThan(2);
    },
  );

  it('of any tree are as they were, after an operation and its rollback', TIMEOUT, (context) => {
    if (bare !== undefined) context.skip(`not run: extended attributes: ${bare}`);
    const perform = (model: Model, real: Real, operation: Parameters<typeof prepare>[0]): boolean => {
      const { args, outcome } = prepare(operation, model, real);
      const expected = outcome();
      if ('refused' in expected || run(real, args).code !== 0) return false;
      model.state = expected.state;
      return true;
    };
    const leaveOut = (path: string): boolean => path === 'var/lib';
    const everything = (root: string): string[] => [
      ...attributes(hand, root, leaveOut),
      ...fingerprint(root, leaveOut),
    ];
    let done = 0;
    fc.assert(
      fc.property(scenarios(), fc.array(operations, { maxLength: 2 }), operations, (scenario, earlier, operation) => {
        inWorld(scenario, BUILT, (model, real) => {
          for (const each of earlier) perform(model, real, each);
          if (give(hand, real.root, paths(real.root, leaveOut)) !== undefined) return;
          const before = everything(real.root);
          const { args } = prepare(operation, model, real);
          const { code, json } = run(real, args);
          if (code !== 0) {
            expect(everything(real.root)).toEqual(before);
            return;
          }
          const { transaction } = json as { transaction: number };
          expect(run(real, ['rollback', String(transaction)]).code).toBe(0);
          expect(everything(real.root)).toEqual(before);
          done += 1;
        });
      }),
      { numRuns: LONG ? 1_000 : 60 },
    );
    expect(done).toBeGreaterThan(2);
  });
});
