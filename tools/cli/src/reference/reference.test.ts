/** What a checkout of another compiler's tests records, on a small one of our own making. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../commands/reference.ts';
import { Selection } from './select.ts';
import { readSuite, verdictsOf } from './suite.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lago-reference-'));
  write('libs/base/Data/Known.idr', 'module Data.Known\n');
  write('tests/good/run', 'check Good.idr\n');
  write('tests/good/expected', '1/1: Building Good (Good.idr)\n');
  write('tests/good/Good.idr', 'f : Nat\nf = 3\n');
  write('tests/bad/run', 'check Bad.idr\n');
  write('tests/bad/expected', '1/1: Building Bad (Bad.idr)\nError: no\n');
  write('tests/bad/Bad.idr', 'f : Nat\nf = "three"\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): string {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('a recorded output', () => {
  it('rejects a file by an error before the next file and before the prompt', () => {
    const output = [
      '1/3: Building A (A.idr)',
      'Warning: Error-prone',
      '2/3: Building B (src/B.idr)',
      'Error: no',
      '3/3: Building C (C.idr)',
      'Main> Error: only of what was typed',
    ].join('\n');
    const verdicts = [...verdictsOf(output)].map(([file, given]) => [file, ...given]);
    expect(verdicts).toEqual([
      ['A.idr', 'accept'],
      ['src/B.idr', 'reject'],
      ['C.idr', 'accept'],
    ]);
  });

  it('of two verdicts on one file gives none', () => {
    write('tests/bad/expected', '1/1: Building Bad (Bad.idr)\nError: no\n1/1: Building Bad (Bad.idr)\n');
    const suite = readSuite(join(root, 'tests'));
    expect(suite.recorded.map((one) => one.test)).toEqual(['good']);
    expect(suite.unknown).toEqual(['bad/Bad.idr']);
  });
});

describe('the measure', () => {
  it.each([
    ['f : Nat\nf = 3 -- IO, ?hole, %runElab\n', undefined],
    ['import Data.Known\n', undefined],
    ['import Beside\n', undefined],
    ['import Data.Foreign\n', 'a module beside prelude and base'],
    ['import Language.Reflection\n', 'elaborator reflection'],
    ['import Acts\n', 'a program that acts (IO)'],
    ['f : Nat\nf = ?later\n', 'a hole'],
    ['f : Nat\nf = believe_me 3\n', 'an escape hatch'],
    ['partial\nf : Nat\n', 'a definition that is not total'],
    ['f : Inf Nat\n', 'codata'],
    ['%foreign "C:f"\nf : Nat\n', 'a foreign function'],
  ])('of %j leaves out: %s', (text, reason) => {
    write('tests/one/Beside.idr', 'module Beside\n');
    write('tests/one/Acts.idr', 'module Acts\nmain : IO ()\n');
    const selection = new Selection({ roots: [join(root, 'libs', 'base')] });
    expect(selection.reason(write('tests/one/One.idr', text))).toBe(reason);
  });

  it('leaves out what is checked in another way', () => {
    const selection = new Selection({ roots: [] });
    const path = write('tests/one/One.idr', 'f : Nat\n');
    expect(selection.reason(path, ['check', '-p', 'contrib', 'One.idr'])).toBe('a package beside prelude and base');
    expect(selection.reason(path, ['check', '--no-prelude', 'One.idr'])).toBe('checked without the prelude');
  });

  it('counts agreement, and fails when we accept what is rejected there', async () => {
    const written: string[] = [];
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    try {
      expect(await run([join(root, 'tests')])).toBe(0);
      expect(written.join('')).toMatch(/rejected by both: 1 of 1\naccepted by both: 1 of 1 \(100\.0 %\)/);
      write('tests/bad/Bad.idr', 'f : Nat\nf = 3\n');
      expect(await run([join(root, 'tests')])).toBe(1);
      expect(written.join('')).toContain('accepted here, rejected there: bad/Bad.idr');
    } finally {
      out.mockRestore();
    }
  });

  it.each([[[]], [['/nonexistent/tests']], [['a', 'b']]])('of %j is wrong use', async (args) => {
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await run(args)).toBe(2);
    err.mockRestore();
  });
});
