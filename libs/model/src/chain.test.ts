/** Chains: of transactions that are taken back together, and of traces, in which no gap and no change goes unnoticed. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, BUILT, missing, run, statusOf } from './testing/binary.ts';
import { type Beginning, begin } from './testing/history.ts';
import { differences, describe as lines } from './testing/power/tree.ts';

const absent = missing('plain');

describe('after an installation, an upgrade and a removal', () => {
  let folder = '';
  let beginning: Beginning;
  let before: ReturnType<typeof lines> = [];
  const obli = (...args: string[]): Answer => run({ root: beginning.root, binaries: BUILT }, args);
  const outside = (): ReturnType<typeof lines> => lines(beginning.root).filter(({ text }) => !text.startsWith('var'));

  beforeEach(({ skip }) => {
    skip(absent !== undefined, `not run: chains of the real obli-pkg: ${absent}`);
    folder = mkdtempSync(join(tmpdir(), 'lago-chain-'));
    beginning = begin(folder, BUILT);
    before = outside();
    const { version } = beginning;
    for (const args of [
      ['install', '--allow-unsigned', version('1')],
      ['upgrade', '--allow-unsigned', version('2')],
      ['remove', 'a'],
    ]) {
      expect(obli(...args).code).toBe(0);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('a roll-back of the first is refused, and with --chain takes back what is in the way, the last first', () => {
    expect(statusOf(obli('rollback', '2'))).toBe('conflict');
    const { code, json, stderr } = obli('rollback', '--chain', '2');
    expect(code, stderr).toBe(0);
    expect(json).toMatchObject([{ transaction: 5 }, { transaction: 6 }, { transaction: 7 }]);
    const subjects = (obli('trace').json as { operation: string; subject: string[] | string }[]).slice(4);
    expect(subjects.map(({ operation, subject }) => `${operation} ${subject}`)).toEqual([
      'rollback 4',
      'rollback 3',
      'rollback 2',
    ]);
    expect(differences(outside(), before)).toEqual([]);
    expect(obli('list').json).toMatchObject([{ name: 'other' }]);
  });

  it('a chain takes back nothing that is not in the way', () => {
    expect(obli('rollback', '--chain', '1').json).toMatchObject([{ transaction: 5 }]);
    expect(obli('trace').json).toHaveLength(5);
  });

  it('a chain that meets what was changed since stops there, between whole transactions', () => {
    writeFileSync(join(beginning.root, 'usr/bin/x'), 'changed since');
    const now = outside();
    expect(statusOf(obli('rollback', '--chain', '2'))).toBe('modified');
    expect(differences(outside(), now)).toEqual([]);
  });

  describe('the chain of traces', () => {
    const traces = (): string => join(beginning.root, 'var/lib/obli-pkg/traces');
    const told = (...args: string[]): unknown => {
      const { code, json } = obli(...args);
      return { code, problems: (json as { problems: unknown }).problems };
    };
    const problem = (name: string, what: string): unknown => ({
      package: null,
      path: `var/lib/obli-pkg/traces/${name}`,
      problem: what,
    });

    it('is whole', () => {
      expect(told('verify')).toEqual({ code: 0, problems: [] });
      expect(obli('trace').code).toBe(0);
    });

    it.each(['1.jsonl', '2.jsonl', '3.jsonl', '4.jsonl'])('shows that a letter of %s was changed', (name) => {
      const bytes = readFileSync(join(traces(), name));
      bytes[bytes.length - 5]! ^= 1;
      writeFileSync(join(traces(), name), bytes);
      expect(told('verify')).toEqual({ code: 1, problems: [problem(name, 'modified')] });
      expect(obli('trace')).toMatchObject({ code: 1, stderr: expect.stringContaining(`${name} is modified`) });
    });

    it.each(['1.jsonl', '2.jsonl', '3.jsonl', '4.jsonl'])('shows that %s is gone', (name) => {
      rmSync(join(traces(), name));
      expect(told('verify')).toEqual({ code: 1, problems: [problem(name, 'missing')] });
      expect(obli('trace')).toMatchObject({ code: 1, stderr: expect.stringContaining(`${name} is missing`) });
    });

    it('shows that a trace took the place of another', () => {
      renameSync(join(traces(), '2.jsonl'), join(traces(), '3.jsonl'));
      expect(readdirSync(traces()).sort()).toEqual(['1.jsonl', '3.jsonl', '4.jsonl']);
      const { code, problems } = told('verify') as { code: number; problems: unknown[] };
      expect(code).toBe(1);
      expect(problems).toContainEqual(problem('2.jsonl', 'missing'));
      expect(problems).toContainEqual(problem('3.jsonl', 'modified'));
    });
  });
});
