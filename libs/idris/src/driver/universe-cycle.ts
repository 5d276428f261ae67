/**
 * A cycle of universe levels, told at the places of the source that demand it.
 *
 * The kernel names levels by rows of a module's term table and demands by declarations. Both are found again in the source:
 * the `Type` that a row came from, and in the declaration the smallest term that brings both ends of a demand together. As
 * everywhere in messages, a wrong guess moves an underline and nothing else.
 */
import type { SerialModule } from '../core/format.ts';
import type { Place, Span } from '../diagnostic.ts';
import { findByFullName } from '../elaborate/imported.ts';
import { shortName } from '../elaborate/names.ts';
import { sourceName, topName } from '../elaborate/print.ts';
import type { KernelError } from '../kernel/kernel.ts';
import { lineStarts, positionOf } from '../render/position.ts';
import type { Raw, RawData, RawDeclaration } from '../syntax/raw.ts';
import { definitionsIn, everyTerm, rightSides } from '../syntax/walk.ts';
import type { Source } from './graph.ts';

/** A module of the program, as what is said of it needs it. */
export interface Known {
  readonly source: Source;
  readonly serial: SerialModule;
  readonly declarations: readonly RawDeclaration[];
  place(full: string): Span;
}

/** The demands of a cycle, in its order, each at its place. */
export function placesOfCycle(
  { cycle }: KernelError,
  file: string,
  moduleOf: (name: string) => Known | undefined,
): readonly Place[] {
  return cycle.flatMap(([a, weight, b, by]): readonly Place[] => {
    const known = findByFullName(by, moduleOf);
    if (known === undefined) return [];
    const [left, right] = [levelOf(a, moduleOf), levelOf(b, moduleOf)];
    const relation = weight > 0 ? 'must be smaller than' : 'must be no larger than';
    return [
      {
        span: demandedAt(known, by, left, right),
        message: `${described(left, file)} ${relation} ${described(right, file)}`,
        ...(known.source.file === file ? {} : { file: known.source.file }),
      },
    ];
  });
}

interface Level {
  /** The declaration that it is part of. */
  readonly owner: string;
  readonly source?: Source;
  /** The `Type` that it was written as. */
  readonly span?: Span;
}

function described({ owner, source, span }: Level, file: string): string {
  if (source === undefined) return 'a universe';
  if (span === undefined) return `the universe of ${sourceName(owner)}`;
  const { line, column } = positionOf(lineStarts(source.text), span.start);
  const where = source.file === file ? '' : `${source.file}:`;
  return `Type in ${sourceName(owner)} (${where}${line}:${column})`;
}

function levelOf(level: string, moduleOf: (name: string) => Known | undefined): Level {
  const at = level.lastIndexOf('#');
  const known = moduleOf(level.slice(0, at));
  const part = known && partOf(known.serial, Number(level.slice(at + 1)));
  if (known === undefined || part === undefined) return { owner: '' };
  const span = writtenAs(typesIn(rawOf(known, part.owner), part.body), part);
  return { owner: part.owner, source: known.source, ...(span === undefined ? {} : { span }) };
}

/** Where there are as many in the source as in core, they are the same ones in the same order. */
function writtenAs(written: readonly Raw[], { at, of }: Part): Span | undefined {
  return (written.length === of ? written[at] : written.length === 1 ? written[0] : undefined)?.span;
}

/** Which of the universes in a declaration's type, or in its body, a row is. */
interface Part {
  readonly owner: string;
  readonly body: boolean;
  readonly at: number;
  readonly of: number;
}

/** Rows come in the order of the declarations, so that a row is part of the first term that does not end before it. */
function partOf({ terms, groups }: SerialModule, row: number): Part | undefined {
  let done = -1;
  for (const declaration of groups.flat() as readonly SerialDeclaration[]) {
    const { name, type, constructors = [], tree } = declaration;
    const ends = [
      { owner: name, body: false, end: type },
      ...constructors.map((one) => ({ owner: one.name, body: false, end: one.type })),
      ...(tree === undefined ? [] : [{ owner: name, body: true, end: lastTerm(tree) }]),
    ];
    for (const { owner, body, end } of ends) {
      if (row <= end) {
        const types = terms.slice(done + 1, end + 1).flatMap(([tag], at) => (tag === 'type' ? [done + 1 + at] : []));
        return { owner, body, at: types.indexOf(row), of: types.length };
      }
      done = Math.max(done, end);
    }
  }
  return undefined;
}

interface SerialDeclaration {
  readonly name: string;
  readonly type: number;
  readonly constructors?: readonly { readonly name: string; readonly type: number }[];
  readonly tree?: SerialTree;
}
interface SerialTree {
  readonly term?: number;
  readonly branches?: readonly { readonly tree: SerialTree }[];
  readonly otherwise?: SerialTree;
}

function lastTerm({ term = -1, branches = [], otherwise }: SerialTree): number {
  const inside = [...branches.map(({ tree }) => tree), ...(otherwise === undefined ? [] : [otherwise])];
  return Math.max(term, ...inside.map(lastTerm));
}

/** What a source says of a declaration: its type, and what else stands in it. */
interface Written {
  readonly type: readonly Raw[];
  readonly body: readonly Raw[];
}

function rawOf({ source, declarations }: Known, full: string): Written {
  const name = sourceName(full);
  // In the namespaces of the module itself.
  const inside = (one: string, prefix: string) => `${source.space}.${prefix}${one}` === full;
  const type: Raw[] = [];
  const body: Raw[] = [];
  const visit = (list: readonly RawDeclaration[], prefix: string): void => {
    for (const one of list) {
      if (one.kind === 'namespace') visit(one.declarations, `${prefix}${one.name}.`);
      else if (one.kind === 'mutual' || one.kind === 'parameters' || one.kind === 'using')
        visit(one.declarations, prefix);
      else if (one.kind === 'claim' && (inside(one.name, prefix) || one.name === topName(full))) type.push(one.type);
      else if (one.kind === 'data') visitData(one, prefix);
      else if (one.kind === 'interface' && inside(one.name, prefix))
        type.push(...one.parameters.map((parameter) => parameter.type));
    }
  };
  const visitData = (one: RawData, prefix: string): void => {
    const constructors = one.constructors ?? [];
    if (inside(one.name, prefix)) {
      type.push(one.type);
      body.push(...constructors.map((built) => built.type));
    }
    for (const built of constructors) if (inside(built.name, prefix)) type.push(built.type);
  };
  visit(declarations, '');
  for (const definition of definitionsIn(declarations))
    if (definition.name === name || definition.name === topName(full))
      body.push(...definition.clauses.flatMap((clause) => [clause.left, ...rightSides(clause)]));
  return { type, body };
}

function typesIn(written: Written, body: boolean): readonly Raw[] {
  return [...everyTerm(body ? written.body : written.type)].filter(({ kind }) => kind === 'type');
}

/** The place in a declaration that relates two levels. */
function demandedAt(known: Known, by: string, left: Level, right: Level): Span {
  const written = rawOf(known, by);
  const terms = [...everyTerm([...written.type, ...written.body])];
  // What is of its own: the Type itself, if it is the smaller one.
  const own = left.source === known.source ? left.span : undefined;
  if (own !== undefined && terms.some(({ span }) => span === own)) return own;
  const wanted = new Set([left.owner, right.owner].filter((name) => name !== by).map(shortName));
  const uses = terms
    .flatMap((term) =>
      term.kind === 'name' && wanted.has(shortName(term.name)) ? [{ ...term, name: shortName(term.name) }] : [],
    )
    .slice(0, MOST_USES);
  let best: { readonly span: Span; readonly named: number } | undefined;
  for (const { span } of terms) {
    const named = new Set(uses.filter((use) => within(use.span, span)).map((use) => use.name)).size;
    const narrower = best === undefined || span.end - span.start < best.span.end - best.span.start;
    if (named > (best?.named ?? 0) || (named > 0 && named === best?.named && narrower)) best = { span, named };
  }
  return best?.span ?? known.place(by);
}

/** A declaration may be as long as its file. */
const MOST_USES = 100;

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
