/** The commands that only look, on the real binary: they tell what the model knows, and they change nothing. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { BUILT, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { operations, prepare } from './testing/operation.ts';
import { TIMEOUT } from './testing/sequences.ts';
import { inWorld, type Model, type Real, Scenario, scenarios } from './testing/world.ts';

const absent = missing('plain');

const installed = ({ state }: Model) => [...state.installed.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

/** When something was last staged is all that a dry run may leave. */
const everything = (root: string): string[] =>
  fingerprint(root).filter((line) => !line.startsWith('"var/lib/obli-pkg/stage" '));

/** A metric by its name and label, from what Prometheus would read. */
function metrics(real: Real): { readonly [name: string]: number } {
  const { stdout } = execaSync(real.binaries.plain, ['--root', real.root, 'metrics']);
  const lines = stdout.split('\n').filter((line) => !line.startsWith('#'));
  for (const line of lines) expect(line).toMatch(/^obli_pkg_[a-z_]+(\{[a-z]+="[a-z]+"\})? \d+$/);
  return Object.fromEntries(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice('obli_pkg_'.length, space), Number(line.slice(space + 1))];
    }),
  );
}

/** Does some operations on both sides; what is refused on one is on the other. */
function live(model: Model, real: Real, list: readonly Parameters<typeof prepare>[0][]): void {
  for (const operation of list) {
    const { args, outcome } = prepare(operation, model, real);
    const expected = outcome();
    const { code } = run(real, args);
    expect(code === 0).toBe(!('refused' in expected));
    if (!('refused' in expected)) model.state = expected.state;
  }
}

describe('obli-pkg', () => {
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: questions to the real obli-pkg: ${absent}`));
  it('says in a dry run exactly what it then does, and changes nothing meanwhile', TIMEOUT, () => {
    let done = 0;
    const history = fc.array(operations, { maxLength: 3 });
    fc.assert(
      fc.property(scenarios({ hardlinks: true, large: 500 }), history, operations, (scenario, before, operation) => {
        inWorld(scenario, BUILT, (model, real) => {
          live(model, real, before);
          const { args } = prepare(operation, model, real);
          const was = everything(real.root);
          const dry = run(real, ['--dry-run', ...args]);
          expect(everything(real.root)).toEqual(was);
          const wet = run(real, args);
          expect(dry.code, dry.stderr).toBe(wet.code);
          if (wet.code !== 0) return expect(dry.json).toEqual(wet.json);
          const { transaction, changes: count, ...kept } = wet.json as { transaction: number; changes: number };
          const changes = run(real, ['trace', String(transaction)]).json;
          expect(changes).toHaveLength(count);
          expect(dry.json).toEqual({ dry_run: true, operation: operation.kind, changes, ...kept });
          done += 1;
        });
      }),
      { numRuns: 120 },
    );
    expect(done).toBeGreaterThan(10);
  });

  it.each([['recover'], ['update'], ['key', 'list'], ['repo', 'remove', 'a'], ['list']])(
    'refuses a dry run of %s, which has none',
    (...args) => {
      inWorld(new Scenario([], []), BUILT, (_, real) => {
        const was = everything(real.root);
        const { code, stderr } = run(real, ['--dry-run', ...args]);
        expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no --dry-run') });
        expect(everything(real.root)).toEqual(was);
      });
    },
  );

  it('knows of each path which packages have it, and of each package what it has', TIMEOUT, () => {
    fc.assert(
      fc.property(
        scenarios({ hardlinks: true, large: 100 }),
        fc.array(operations, { maxLength: 3 }),
        (scenario, list) => {
          inWorld(scenario, BUILT, (model, real) => {
            live(model, real, list);
            const packages = installed(model);
            const was = fingerprint(real.root);
            for (const { name, version, entries } of packages) {
              const files = run(real, ['files', name]).json as { path: string; kind: string; size: number }[];
              expect(files.map(({ path, kind }) => [path, kind])).toEqual(
                entries.map(({ path, kind }) => [path, kind]),
              );
              const folders = entries.filter(({ kind }) => kind === 'directory').length;
              const unpacked = entries.reduce((sum, each) => sum + (each.kind === 'file' ? each.content.size : 0), 0);
              expect(run(real, ['info', name]).json).toMatchObject({
                name,
                version,
                files: entries.length - folders,
                directories: folders,
                unpacked_size: unpacked,
                installed: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
              });
            }
            const paths = [...new Set(packages.flatMap(({ entries }) => entries.map(({ path }) => path)))];
            if (paths.length > 0) {
              const owners = run(real, ['owner', ...paths.map((path) => `/${path}`)]);
              expect(owners.json).toEqual(
                paths.map((path) => ({
                  path,
                  packages: packages
                    .filter((pkg) => pkg.entries.some((each) => each.path === path))
                    .map((pkg) => pkg.name),
                })),
              );
              expect(owners.code).toBe(0);
              const [first] = paths;
              const hits = run(real, ['search', '--', first!]).json as { package: string; path: string | null }[];
              const expected = packages.flatMap(({ name, entries }) => [
                ...(name.includes(first!) ? [[name, null]] : []),
                ...entries.filter(({ path }) => path.includes(first!)).map(({ path }) => [name, path]),
              ]);
              expect(hits.map((hit) => [hit.package, hit.path])).toEqual(expected);
            }
            expect(run(real, ['owner', 'no/such/path'])).toMatchObject({ code: 1, json: [{ packages: [] }] });
            expect(run(real, ['files', 'nothing']).code).toBe(29);
            expect(run(real, ['info', 'nothing']).code).toBe(29);
            expect(fingerprint(real.root)).toEqual(was);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts what is there and what was done', TIMEOUT, () => {
    fc.assert(
      fc.property(scenarios(), fc.array(operations, { maxLength: 4 }), (scenario, list) => {
        inWorld(scenario, BUILT, (model, real) => {
          live(model, real, list);
          const count = (kind: string) => model.state.transactions.filter(({ operation }) => operation === kind).length;
          const entries = installed(model).flatMap((pkg) => pkg.entries);
          expect(metrics(real)).toMatchObject({
            packages_total: model.state.installed.size,
            files_total: entries.filter(({ kind }) => kind !== 'directory').length,
            disk_usage_bytes: entries.reduce((sum, each) => sum + (each.kind === 'file' ? each.content.size : 0), 0),
            'operations_total{operation="install"}': count('install'),
            'operations_total{operation="upgrade"}': count('upgrade'),
            'operations_total{operation="remove"}': count('remove'),
            'operations_total{operation="rollback"}': count('rollback'),
            rollbacks_total: count('rollback'),
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('logs each comparison with what was installed, and counts them', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        inWorld(scenario, BUILT, (model, real) => {
          const checks = (result: string) => metrics(real)[`integrity_checks_total{result="${result}"}`];
          run(real, ['verify']);
          // Where obli-pkg has no folder there is no log, and looking makes none.
          expect(checks('ok')).toBe(0);
          live(model, real, [{ kind: 'install', packages: [0] }]);
          if (model.state.transactions.length === 0) return;
          run(real, ['verify']);
          run(real, ['verify']);
          expect([checks('ok'), checks('failed')]).toEqual([2, 0]);
          const log = join(real.root, 'var/lib/obli-pkg/log.jsonl');
          const line = '{"time":"2026-02-05T10:30:15Z","event":"integrity_check","result":"failed"}\n';
          appendFileSync(log, line.repeat(5_000));
          expect([checks('ok'), checks('failed')]).toEqual([2, 5_000]);
        });
      }),
      { numRuns: 5 },
    );
  });
});
