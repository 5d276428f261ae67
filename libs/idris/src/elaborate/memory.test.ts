/** A module that is elaborated again after a change says what it says when it is elaborated from nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { Run } from '../driver/check.ts';
import type { Source } from '../driver/graph.ts';
import { Memory } from './memory.ts';

let folder: string;
let run: Run;
let source: Source;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lago-memory-'));
  writeFileSync(join(folder, 'M.idr'), 'module M\n\nimport Data.Nat\n');
  run = new Run({}, [], true, () => false);
  source = run.graph.open(join(folder, 'M.idr'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = (text: string, of: Memory): readonly Diagnostic[] =>
  run.program.ask({ ...source, text }, { memory: { of, text } }).diagnostics;

/** Declarations, each with the ways in which it is written; what comes later mentions what came before. */
const PIECES: readonly (readonly string[])[] = [
  ['data Shape = Dot | Box Nat Nat', 'data Shape = Dot | Box Nat', 'data Shape = Dot'],
  ['area : Shape -> Nat', 'area : Shape -> Bool', ''],
  ['area Dot = 0\narea (Box w h) = w * h', 'area Dot = 1\narea (Box w h) = w', 'area Dot = 0', ''],
  ['Eq Shape where\n  Dot == Dot = True\n  _ == _ = False', ''],
  ['same : Shape -> Bool\nsame x = x == x', 'same : Shape -> Bool\nsame x = True'],
  ['zero : area Dot = 0\nzero = Refl', 'zero : area Dot = 1\nzero = Refl', ''],
  ['-- a remark\n\n', ''],
  [
    'total\nlast : Nat\nlast = area (Box 2 3) + 1',
    'last : Nat\nlast = case same Dot of\n  True => 1\n  False => area Dot',
  ],
  ['%default total', ''],
  ['far : Nat -> Nat\nfar n = n + n', 'far : Nat -> Nat\nfar n = missing n'],
];
const version = fc.tuple(...PIECES.map((ways) => fc.constantFrom(...ways))).map((pieces) => {
  return `module M\n\nimport Data.Nat\n\n${pieces.filter((one) => one !== '').join('\n\n')}\n`;
});

describe('elaborating again after a change', () => {
  it('says the same as from nothing, whatever was there before', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 2, maxLength: 6 }), (versions) => {
        const memory = new Memory();
        for (const text of versions) expect(said(text, memory), text).toEqual(said(text, new Memory()));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('does what changed, and what mentions it, and nothing else', () => {
    const memory = new Memory();
    const text = 'module M\n\na : Nat\na = 1\n\nb : Nat\nb = a\n\nc : Nat\nc = 2\n';
    said(text, memory);
    expect(memory.last).toEqual({ kept: 0, anew: 6 });
    said(`${text}\n-- nothing\n`, memory);
    expect(memory.last).toEqual({ kept: 6, anew: 0 });
    said(text.replace('a = 1', 'a = 3'), memory);
    expect(memory.last).toEqual({ kept: 4, anew: 2 });
  });
});
