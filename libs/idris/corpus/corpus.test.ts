/**
 * The corpus: programs with a known verdict, all checked in one process on one library.
 *
 * What a program's first line says is what is asserted: see README.md. A rejected program must be rejected for the stated
 * kind of reason; an error of another kind would hide that the hole it stands for is open.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CheckResult, checkFiles } from '../src/driver/check.ts';
import { renderText } from '../src/render/text.ts';

const CORPUS = import.meta.dirname;
const LIBRARY = '../lib';
/** So that a folder that is lost, as by a line of .gitignore that names it, does not go unnoticed. */
const AT_LEAST: Readonly<Record<string, number>> = {
  accept: 350,
  reject: 650,
  'reject/void': 100,
  'reject/coverage': 45,
  // Where others have said yes to the false.
  'reject/coverage/stuck': 10,
  'reject/double': 10,
  'reject/impossible': 10,
  'reject/positivity/nested': 10,
  'reject/quantity/erased': 10,
  'reject/termination/case': 10,
  'reject/termination/local': 10,
  'reject/termination/modules': 10,
  'reject/termination/mutual': 10,
  'reject/termination/where': 10,
  'reject/termination/with': 10,
  'reject/typecase': 10,
  'reject/universe': 10,
};

const REJECTED = /^-- rejected( in proofs)?: ([a-z]+): \S.*$/;

interface Rejection {
  readonly path: string;
  readonly kind: string;
  readonly proofs: boolean;
}

/** Paths below the corpus, of programs and not of the modules that they import. */
function programs(folder: string): string[] {
  return readdirSync(join(CORPUS, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.idr') && !/^[A-Z]/.test(basename(path)))
    .map((path) => join(folder, path))
    .sort();
}
const firstLine = (path: string) => readFileSync(join(CORPUS, path), 'utf8').split('\n', 1)[0]!;

const accepted = programs('accept');
const rejected = programs('reject');
/** Each module of the library, whether a program here imports it or not. */
const library = readdirSync(join(CORPUS, LIBRARY), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.idr'))
  .map((path) => join(LIBRARY, path))
  .sort();
const rejections = rejected.flatMap((path): Rejection[] => {
  const [, proofs, kind] = REJECTED.exec(firstLine(path)) ?? [];
  return kind === undefined ? [] : [{ path, kind, proofs: proofs !== undefined }];
});

function check(paths: readonly string[], proofs: boolean): Promise<CheckResult> {
  const display = (path: string) => path.replace(`${CORPUS}/`, '');
  return checkFiles(
    paths.map((path) => join(CORPUS, path)),
    { display, proofs },
  );
}
/** The first thing to say of a program, or of the modules that stand beside it if it has no fault but them. */
const blamed = (result: CheckResult, path: string) => {
  const beside = result.modules.filter(
    (one) => dirname(one.file) === dirname(path) && /^[A-Z]/.test(basename(one.file)),
  );
  const own = result.modules.find((one) => one.file === path)?.diagnostics[0];
  return own ?? beside.flatMap((one) => one.diagnostics)[0];
};
const said = (result: CheckResult, path: string) =>
  result.modules
    .filter((one) => one.file === path)
    .flatMap((one) => one.diagnostics.map((diagnostic) => renderText(diagnostic, result.texts)));

describe('the corpus', () => {
  it.each(Object.entries(AT_LEAST))('of %s holds at least %i programs', (folder, least) => {
    expect(programs(folder).length).toBeGreaterThanOrEqual(least);
  });
  it('says in the first line of each program what it is for', () => {
    expect(accepted.filter((path) => !/^-- \S/.test(firstLine(path)))).toEqual([]);
    expect(rejected.filter((path) => !REJECTED.test(firstLine(path)))).toEqual([]);
  });
});

describe('a program to accept', () => {
  let result: CheckResult;
  beforeAll(async () => {
    result = await check([...accepted, ...library], false);
  });
  it.each(library)('%s', (path) => {
    expect(result.verdictOf(join(CORPUS, path))).toBe('accept');
  });
  it.each(accepted)('%s', (path) => {
    expect(said(result, path)).toEqual([]);
    expect(result.verdictOf(join(CORPUS, path))).toBe('accept');
  });
});

describe('a program to reject', () => {
  const results = new Map<boolean, CheckResult>();
  beforeAll(async () => {
    for (const proofs of [false, true]) {
      const paths = rejections.filter((one) => one.proofs === proofs).map((one) => one.path);
      if (paths.length > 0) results.set(proofs, await check(paths, proofs));
    }
  });
  it.each(rejections)('$path for its $kind', ({ path, kind, proofs }) => {
    const result = results.get(proofs)!;
    expect(result.verdictOf(join(CORPUS, path))).toBe('reject');
    expect(blamed(result, path)?.kind, said(result, path).join('\n')).toBe(kind);
  });
});
