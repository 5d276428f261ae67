import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TaskResult } from '@lago-grey/nx-plugin/run';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatSummary, readSummary, stageTimes } from './summary.ts';

let root: string;

const write = (path: string, content: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lago-summary-'));
  write('targets/hello/build.zig', '');
  write('targets/picture/image.json', '{}');
  write('dist/hello/amd64/hello', 'x'.repeat(2_000_000));
  write('dist/hello/amd64/hello-fault', 'not shipped');
  write('dist/hello/wasm32/lib.wasm', 'wasm');
  write(
    'dist/proofs/report.json',
    JSON.stringify({
      theorems: [
        { name: 'Abi.aligned', type: 'T', checkers: ['lago', 'idris2'] },
        { name: 'Abi.disjoint', type: 'T', checkers: ['lago'] },
      ],
      checkers: [
        { name: 'lago', version: '0.1.0', verdict: 'accepted', modules: 39 },
        { name: 'idris2', version: '0.7.0', verdict: 'accepted', modules: 16 },
      ],
      notRun: [{ name: 'agda', why: 'agda is not on PATH' }],
    }),
  );
  const times = [
    { name: 'lago', anew: 2, milliseconds: 1234 },
    { name: 'idris2', anew: 16, milliseconds: 5000 },
  ];
  write('dist/proofs/times.json', JSON.stringify(times));
  const architecture = { manifest: 'sha256:m', unpacked: 80_000_000, compressed: 1_000, files: 7 };
  write(
    'dist/picture/report.json',
    JSON.stringify({
      name: 'picture',
      reference: 'picture:minimal',
      digest: 'sha256:index',
      architectures: { amd64: architecture },
    }),
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the summary', () => {
  it('repeats the verdict of each checker, with the theorems that it checked itself', () => {
    const text = formatSummary(readSummary(root), []);
    expect(text).toContain('accepted by lago 0.1.0: 2 of 2 theorems, 39 modules, 2 of them anew, 1.2 s');
    expect(text).toContain('accepted by idris2 0.7.0: 1 of 2 theorems, 16 modules, 5.0 s');
  });

  it('says of a checker that is missing that it did not run, and why', () => {
    const text = formatSummary(readSummary(root), []);
    expect(text).toContain('not run: agda: agda is not on PATH');
    expect(text).not.toContain('accepted by agda');
  });

  it('claims nothing where there is no report', () => {
    const text = formatSummary({ ...readSummary(root), proofs: undefined }, []);
    expect(text).toContain('no report: the proofs were not checked');
    expect(text).not.toContain('accepted');
  });

  it('measures what ships, and leaves out what does not', () => {
    const { binaries } = readSummary(root);
    const sha256 = createHash('sha256').update('x'.repeat(2_000_000)).digest('hex');
    expect(binaries).toEqual([
      { name: 'hello', target: 'amd64', size: 2_000_000, sha256 },
      expect.objectContaining({ name: 'lib.wasm', target: 'wasm32', size: 4 }),
    ]);
    expect(formatSummary(readSummary(root), [])).toMatch(/hello +amd64 +2,000,000 bytes +Small Iceberg/);
  });

  it('names the formation of each architecture and the command that runs the image', () => {
    const text = formatSummary(readSummary(root), []);
    expect(text).toMatch(/amd64 +80,000,000 bytes unpacked, 1,000 compressed, 7 files: Glacier +sha256:m/);
    expect(text).toContain('podman run --rm');
    expect(text).toContain('picture:minimal');
  });
});

describe('stageTimes', () => {
  const task = (id: string, start: number, duration: number, outcome: TaskResult['outcome'] = 'done'): TaskResult => ({
    id,
    target: id.split(':')[1]!,
    outcome,
    start,
    duration,
  });

  it('goes from the first task of a stage to the end of its last', () => {
    const tasks = [task('a:build-amd64', 100, 50), task('b:build-arm64', 120, 80), task('a:build', 200, 0)];
    expect(stageTimes(tasks, ['check', 'build'])).toEqual([{ stage: 'build', milliseconds: 100, cached: false }]);
  });

  it('calls a stage cached only when all of it was', () => {
    const tasks = [task('a:check', 0, 1, 'cached'), task('a:build-amd64', 0, 1, 'cached'), task('b:build-amd64', 0, 1)];
    expect(stageTimes(tasks, ['check', 'build']).map(({ cached }) => cached)).toEqual([true, false]);
  });
});
