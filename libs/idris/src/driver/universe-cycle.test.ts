import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderJson } from '../render/json.ts';
import { renderSarif } from '../render/sarif.ts';
import { renderText } from '../render/text.ts';
import { CHECKER, type CheckResult, checkFiles } from './check.ts';

/** Each holds the other's type, each in a module of its own; only who imports both has a cycle. */
const SOURCES = {
  'Cups.idr': `module Cups

public export
data Cup : Type where
  Fill : Type -> Cup

public export
data Jug : Type where
  Pour : Type -> Jug
`,
  'Small.idr': 'module Small\nimport Cups\n\nexport\nsmall : Cup\nsmall = Fill Jug\n',
  'Large.idr': 'module Large\nimport Cups\n\nexport\nlarge : Jug\nlarge = Pour Cup\n',
  'Both.idr': 'module Both\nimport Small\nimport Large\n\nnumber : Nat\nnumber = 3\n',
};

let folder: string;
let result: CheckResult;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lago-universe-'));
  for (const [file, text] of Object.entries(SOURCES)) writeFileSync(join(folder, file), text);
  result = await checkFiles(
    Object.keys(SOURCES).map((file) => join(folder, file)),
    { display: (path) => path.replace(`${folder}/`, '') },
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLACES = [
  ['Large.idr', 6, 'Pour Cup'],
  ['Cups.idr', 9, 'Type'],
  ['Small.idr', 6, 'Fill Jug'],
  ['Cups.idr', 5, 'Type'],
] as const;
const columnOf = ([file, line, what]: (typeof PLACES)[number]): number =>
  SOURCES[file].split('\n')[line - 1]!.indexOf(what) + 1;

describe('a cycle of universes through several modules', () => {
  it('is told once, at the import that closes it', () => {
    expect(result.diagnostics).toHaveLength(1);
    const [first] = renderText(result.diagnostics[0]!, result.texts).split('\n');
    expect(first).toBe(
      'Both.idr:3:1: error: universe levels of these imports form a cycle: a type would contain itself [universe]',
    );
  });

  it('has a place for each demand, with the line of its source underlined', () => {
    const lines = renderText(result.diagnostics[0]!, result.texts).split('\n');
    const heads = lines.filter((line) => line.startsWith('  here, '));
    expect(heads).toHaveLength(PLACES.length);
    for (const [i, place] of PLACES.entries()) {
      const [file, line, what] = place;
      const at = lines.indexOf(heads[i]!);
      expect(heads[i]).toContain(`here, ${file}:${line}:${columnOf(place)}: `);
      expect(lines[at + 1]).toContain(SOURCES[file].split('\n')[line - 1]!);
      expect(lines[at + 2]!.slice(lines[at + 2]!.indexOf('|') + 2).trimStart()).toBe('^'.repeat(what.length));
    }
  });

  it('has the same places as JSON and as SARIF', () => {
    const { places = [] } = renderJson(result.diagnostics[0]!, result.texts);
    const expected = PLACES.map((place) => ({ file: place[0], line: place[1], column: columnOf(place) }));
    expect(places.map(({ file, line, column }) => ({ file, line, column }))).toEqual(expected);
    const related = renderSarif(result.diagnostics, result.texts, CHECKER).runs[0]!.results[0]!.relatedLocations ?? [];
    expect(
      related.map(({ physicalLocation: { artifactLocation, region } }) => ({
        file: artifactLocation.uri,
        line: region.startLine,
        column: region.startColumn,
      })),
    ).toEqual(expected);
    expect(related[1]!.message?.text).toBe(
      'Type in Pour (Cups.idr:9:10) must be smaller than Type in Jug (Cups.idr:8:12)',
    );
  });
});
