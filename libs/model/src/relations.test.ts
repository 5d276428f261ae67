/** Random packages that need, exclude and provide one another: the binary's verdict and its reasons are those of the proved rule. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, type Package, parseRelation, type Relation } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import fc, { type Arbitrary } from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, BUILT, missing, run } from './testing/binary.ts';
import { installs } from './testing/commands/install.ts';
import { removes } from './testing/commands/remove.ts';
import { rollbacks } from './testing/commands/rollback.ts';
import { upgrades } from './testing/commands/upgrade.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';
import { Scenario } from './testing/world.ts';

const end = fc.option(
  fc.record({
    kind: fc.constantFrom('including' as const, 'excluding' as const),
    version: fc.constantFrom('1', '1.5', '2.0', '3'),
  }),
  { nil: undefined, freq: 2 },
);

const relation: Arbitrary<Relation> = fc
  .record({
    kind: fc.constantFrom(
      'depends' as const,
      'depends' as const,
      'conflicts' as const,
      'conflicts' as const,
      'provides' as const,
      'provides' as const,
    ),
    name: fc.constantFrom('a', 'b', 'c', 'some'),
    lower: end,
    upper: end,
  })
  .map(({ kind, name, lower, upper }) => {
    const version = lower === undefined ? {} : { lower: { kind: 'including' as const, version: lower.version } };
    if (kind === 'provides') return { kind, name, ...version };
    return { kind, name, ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
  });

const pkg: Arbitrary<Package> = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    version: fc.constantFrom('1', '2.0', '3'),
    relations: fc.uniqueArray(relation, { maxLength: 2, selector: (each) => JSON.stringify(each) }),
  })
  .map((each) => ({ ...each, entries: [file(`usr/${each.name}`, each.version)], signatures: [] }));

const scenarios = fc.array(pkg, { minLength: 4, maxLength: 8 }).map((pool) => new Scenario(pool, []));

it(
  'obli-pkg allows what the proved rule allows, and names every need and conflict for which it refuses',
  TIMEOUT,
  (context) => {
    const absent = missing('plain');
    if (absent !== undefined) {
      console.log(`not run: relations between packages: ${absent}`);
      context.skip(absent);
    }
    const refused: string[] = [];
    let done = 0;
    const some = (): boolean => done > 40 && seen('unmet') > 10 && seen('conflicting') > 0;
    const seen = (reason: string): number => refused.filter((each) => each === reason).length;
    // Chance may leave something out that these sequences are about: then there are more of them.
    for (let round = 0; round < 10 && !some(); round++) {
      runSequences({
        title: 'related',
        runs: 60,
        length: 12,
        commands: [installs, installs, upgrades, removes, rollbacks],
        scenarios,
        after: (model) => {
          refused.push(...model.refused);
          done += model.state.transactions.length;
        },
      });
      // One sequence alone, run again, need not have all of them.
      if ((process.env['LAGO_SEED'] ?? '') !== '') return;
    }
    expect(some(), `${done} transactions, ${seen('unmet')} unmet, ${seen('conflicting')} conflicting`).toBe(true);
  },
);

/** A root with two package files: lib 1, and app 1, which depends on it. */
function inPlace(use: (obli: (...args: string[]) => Answer, files: { lib: string; app: string }) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'lago-related-'));
  try {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'usr'), { recursive: true });
    const write = (name: string, relations: Relation[]): string => {
      const path = join(folder, `${name}.zpkg`);
      writeFileSync(
        path,
        encode({ name, version: '1', entries: [file(`usr/${name}`, name)], relations, signatures: [] }),
      );
      return path;
    };
    const files = { lib: write('lib', []), app: write('app', [parseRelation('depends', 'lib (>= 1, << 2)')]) };
    use((...args) => run({ root, binaries: BUILT }, args), files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a package that others need', () => {
  const absent = missing('plain');
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: relations of the real obli-pkg: ${absent}`));

  it('is neither removed nor rolled back under them, whose names are told', () => {
    inPlace((obli, { lib, app }) => {
      expect(obli('install', '--allow-unsigned', app)).toMatchObject({ code: 48 });
      expect(obli('install', '--allow-unsigned', lib).code).toBe(0);
      expect(obli('install', '--allow-unsigned', app).code).toBe(0);
      const relations = [{ package: 'app', kind: 'depends', relation: 'lib (>= 1, << 2)', there: null }];
      for (const args of [
        ['remove', 'lib'],
        ['rollback', '1'],
      ]) {
        expect(obli(...args)).toMatchObject({ code: 48, json: { error: { status: 'unmet', paths: [], relations } } });
      }
      expect(obli('remove', 'lib', 'app').code).toBe(0);
    });
  });

  it('is rolled back after them with --chain', () => {
    inPlace((obli, { lib, app }) => {
      expect(obli('install', '--allow-unsigned', lib).code).toBe(0);
      expect(obli('install', '--allow-unsigned', app).code).toBe(0);
      expect(obli('rollback', '--chain', '1').json).toHaveLength(2);
      expect(obli('list').json).toEqual([]);
    });
  });

  it('comes with them in one command, in any order', () => {
    inPlace((obli, { lib, app }) => {
      expect(obli('install', '--allow-unsigned', app, lib).code).toBe(0);
      expect(obli('info', 'app').json).toMatchObject({ depends: ['lib (>= 1, << 2)'], conflicts: [], provides: [] });
    });
  });
});
