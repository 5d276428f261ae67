/**
 * Do the gates notice? Each number in the proofs is changed, each width is exchanged for another, each two neighbours in a
 * list of declarations (values of an enumeration, fields of a struct) change places: one at a time, in a copy. Every mutant
 * must fail a gate: `check` (it is no proof any more), `theorems` (it proves something else), or `generate` (abi/ says
 * something else).
 *
 * What is changed is found in the tokens of the checker's own lexer. What is not tried: mutants that exchange names.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fromCore, ManifestError, parseManifest } from '@lago-grey/abi-gen';
import { type CheckResult, checkFiles, checkPackage, lex, type Token, toPlain } from '@lago-grey/idris';
import { afterAll, expect, test } from 'vitest';
import { ABI, copyProofs, PROOFS } from './copy.ts';

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly text: string;
}

type Gate = 'check' | 'theorems' | 'generate' | 'none';

const WIDTHS = ['One', 'Two', 'Four', 'Eight'];
const VALUE = 'Abi.Manifest.manifest';
const MANIFEST = join('Abi', 'Manifest.idr');

/** What `lago generate --check` compares with; the other files of abi/ are functions of it. */
const committed = parseManifest(JSON.parse(readFileSync(join(ABI, 'manifest.json'), 'utf8')));

const copy = copyProofs();
afterAll(() => copy.remove());

const LONG = process.env['LAGO_LONG'] === '1';
/** Where the numbers of layouts and formats come from; the others, where they are proved, are tried in the long run. */
const SOURCES = ['Arith', 'Byte', 'Declare', 'Functions', 'Layout', 'Model', 'Structs'];
const files = readdirSync(join(PROOFS, 'Abi'))
  .filter((name) => LONG || SOURCES.includes(basename(name, '.idr')))
  .map((name) => join('Abi', name));

function replace(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** `0` in `(0 x : t)`, `{0 x : t}` or before a field: how often something may be used, not a number. */
function isQuantity(tokens: readonly Token[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index]!, tokens[index + 1]];
  const opens = before === undefined || before.text === '(' || before.text === '{' || before.line < token.line;
  return opens && (after?.kind === 'ident' || after?.text === '_');
}

/** Each number one larger. */
function numbers(file: string, text: string, tokens: readonly Token[]): Mutant[] {
  return tokens
    .filter((token, index) => token.kind === 'integer' && !isQuantity(tokens, index))
    .map(({ text: number, start, end, line }) => {
      const by = String(BigInt(number) + 1n);
      return { file, line, what: `${number} becomes ${by}`, text: replace(text, start, end, by) };
    });
}

/** Each width the next one. */
function widths(file: string, text: string, tokens: readonly Token[]): Mutant[] {
  return tokens
    .filter((token) => token.kind === 'ident' && WIDTHS.includes(token.text))
    .map(({ text: width, start, end, line }) => {
      const by = WIDTHS[(WIDTHS.indexOf(width) + 1) % WIDTHS.length]!;
      return { file, line, what: `${width} becomes ${by}`, text: replace(text, start, end, by) };
    });
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);

/** Each two neighbours in a list change places. */
function swaps(file: string, text: string, tokens: readonly Token[]): Mutant[] {
  const found: Mutant[] = [];
  const lists: {
    readonly elements: { start: number; end: number; line: number }[];
    readonly list: boolean;
    fresh: boolean;
  }[] = [];
  for (const { kind, text: symbol, start, end, line } of tokens) {
    const inner = lists.at(-1);
    if (kind === 'symbol' && CLOSE.has(symbol)) {
      const { list, elements } = lists.pop()!;
      if (list) {
        elements.slice(1).forEach((second, index) => {
          const first = elements[index]!;
          const [a, b] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
          const swapped = replace(replace(text, second.start, second.end, a), first.start, first.end, b);
          if (a !== b) found.push({ file, line: first.line, what: `${a} and ${b} change places`, text: swapped });
        });
      }
      const outer = lists.at(-1)?.elements.at(-1);
      if (outer !== undefined) outer.end = end;
      continue;
    }
    if (inner !== undefined) {
      if (kind === 'symbol' && symbol === ',') {
        inner.fresh = true;
        continue;
      }
      if (inner.fresh) inner.elements.push({ start, end, line });
      else inner.elements.at(-1)!.end = end;
      inner.fresh = false;
    }
    if (kind === 'symbol' && OPEN.has(symbol)) lists.push({ elements: [], list: symbol === '[', fresh: true });
  }
  return found;
}

/** Whether `lago generate --check` would find that abi/ says something else. */
function drifts(result: CheckResult): boolean {
  try {
    return !isDeepStrictEqual(fromCore(toPlain(result.evaluate(VALUE), VALUE)), committed);
  } catch (error) {
    if (error instanceof ManifestError) return true;
    throw error;
  }
}

/**
 * A gate that fails. The modules that abi/ is made of come first, under the rules of the package: most mutants fail there,
 * and it takes a fraction of the time of the package, which is checked whole before anything passes.
 */
async function gateOf(): Promise<Gate> {
  const declared = await checkFiles([join(copy.root, MANIFEST)], {
    cache: copy.cache,
    roots: [copy.root],
    proofs: true,
  });
  if (declared.verdict === 'reject') return 'check';
  if (drifts(declared)) return 'generate';
  const result = await checkPackage(copy.packageFile, { cache: copy.cache });
  if (result.verdict === 'reject') {
    return result.diagnostics.every((one) => basename(one.file) === 'theorems.json') ? 'theorems' : 'check';
  }
  return drifts(result) ? 'generate' : 'none';
}

test('the proofs as they are pass every gate', async () => {
  expect(await gateOf()).toBe('none');
});

test.each(files)(
  'every mutant of %s fails a gate',
  async (file) => {
    const original = readFileSync(join(PROOFS, file), 'utf8');
    const tokens = lex(file, original);
    const mutants = [
      ...numbers(file, original, tokens),
      ...widths(file, original, tokens),
      ...swaps(file, original, tokens).filter(({ what }) => LONG || /^(\(|MkParameter)/.test(what)),
    ];
    const survivors: string[] = [];
    const gates = { check: 0, theorems: 0, generate: 0, none: 0 };
    try {
      for (const { line, what, text } of mutants) {
        writeFileSync(join(copy.root, file), text);
        const gate = await gateOf();
        gates[gate] += 1;
        if (gate === 'none') survivors.push(`proofs/${file}:${line + 1}: ${what}`);
      }
    } finally {
      writeFileSync(join(copy.root, file), original);
    }
    if (mutants.length > 0) console.log(`${file}: ${mutants.length} mutants, ${JSON.stringify(gates)}`);
    expect(survivors).toEqual([]);
  },
  600_000,
);
