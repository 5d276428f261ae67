/**
 * Elaborating a module again after a small change: declarations that cannot have changed are taken over.
 *
 * A declaration is taken over if its text is the same, and so are all declarations before it that declare a name which
 * occurs in it, and so on for those; implementations, hints and pragmas, which work without being named, count for all that
 * comes after them. What is taken over are the very globals that were made of it, in the state they were in when it was
 * done: every other global that they refer to was then taken over too.
 * Not for verdicts: those come from a module that was elaborated as a whole.
 */
import type { Diagnostic, Span } from '../diagnostic.ts';
import type { RawDeclaration } from '../syntax/raw.ts';
import type { Imported } from './imported.ts';
import { shortName } from './names.ts';
import type { Seen } from './observe.ts';
import type { Session } from './session.ts';
import type { Global } from './values.ts';

/** What a declaration added to a session; places are relative to its beginning. */
interface Delta {
  readonly own: readonly { readonly global: Global; readonly span: Span; readonly named: boolean }[];
  /** Every global that it made or defined, as it was then. */
  readonly states: readonly { readonly global: Global; readonly state: Global }[];
  readonly finished: readonly Global[];
  readonly hints: readonly { readonly data: Global; readonly global: Global }[];
  readonly totality: readonly (readonly [string, 'total' | 'covering' | 'partial'])[];
  readonly broken: readonly string[];
  readonly failed: readonly string[];
  readonly forward: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly seen: readonly Seen[];
}

/** Names that notation stands for: whoever declares one means all that comes after. */
const NOTATION = new Set(
  (
    'fromInteger fromString fromChar >>= >> pure Nil :: MkPair Pair MkUnit Unit Lazy Delay Force delay force True False ' +
    'ifThenElse rangeFrom rangeFromTo rangeFromThen rangeFromThenTo guard Refl === ~=~ Equal DPair MkDPair negate concat'
  ).split(' '),
);

export class Memory {
  readonly #ids = new Map<string, number>();
  #deltas = new Map<number, Delta>();
  #imports: readonly Imported[] = [];
  /** How many declarations were taken over, and how many were not, the last time. */
  last = { kept: 0, anew: 0 };

  /** @param declare elaborates one declaration */
  elaborate(
    s: Session,
    all: readonly RawDeclaration[],
    text: string,
    around: string,
    imports: readonly Imported[],
    declare: (raw: RawDeclaration) => void,
  ): void {
    if (imports.length !== this.#imports.length || imports.some((one, at) => one !== this.#imports[at])) {
      this.#deltas.clear();
      this.#imports = imports;
    }
    const kept = new Map<number, Delta>();
    const declaredBy = new Map<string, number[]>();
    let barrier = this.#id(around);
    this.last = { kept: 0, anew: 0 };
    for (const raw of all) {
      const { start, end } = raw.span;
      const written = text.slice(start, end);
      const needs = [...wordsIn(written)].flatMap((word) => declaredBy.get(word) ?? []);
      let id = this.#id(JSON.stringify([raw.kind, written, modifiers(raw), barrier, [...new Set(needs)]]));
      const known = raw.kind === 'pragma' || raw.kind === 'failing' ? undefined : this.#deltas.get(id);
      if (known !== undefined && !kept.has(id)) {
        adopt(s, known, start);
        kept.set(id, known);
        this.last.kept += 1;
      } else {
        const delta = recording(s, raw, () => declare(raw));
        if (delta !== undefined) kept.set(id, delta);
        // What is made anew each time is another thing each time, for those who mention it.
        else id = this.#id(`anew ${this.#ids.size}`);
        this.last.anew += 1;
      }
      const names = namesOf(raw);
      for (const name of names) declaredBy.set(name, [...(declaredBy.get(name) ?? []), id]);
      if (worksUnnamed(raw) || names.some((name) => NOTATION.has(name))) barrier = this.#id(`${barrier} ${id}`);
    }
    this.#deltas = kept;
  }

  #id(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.#ids.size);
    return this.#ids.size - 1;
  }
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_][\p{L}\p{N}_']*|[:!#$%&*+./<=>?@\\^|~-]+/gu) ?? []);
}

/** What of a declaration may stand outside of its span. */
function modifiers(raw: RawDeclaration): readonly unknown[] {
  const { visibility, totality, flags, quantity } = raw as Partial<Record<string, unknown>>;
  return [visibility ?? null, totality ?? null, flags ?? null, quantity ?? null];
}

function namesOf(raw: RawDeclaration): readonly string[] {
  if (raw.kind === 'claim' || raw.kind === 'definition') return [raw.name];
  if (raw.kind === 'data')
    return [raw.name, ...(raw.constructors ?? []).map(({ name }) => name), ...(raw.record?.fields ?? [])];
  if (raw.kind === 'interface')
    return [raw.name, ...(raw.constructorName === null ? [] : [raw.constructorName]), ...raw.methods.flatMap(namesOf)];
  if (raw.kind === 'implementation') return raw.name === null ? [] : [raw.name];
  return 'declarations' in raw ? raw.declarations.flatMap(namesOf) : [];
}

/** Does it change what comes after it without being mentioned there? */
function worksUnnamed(raw: RawDeclaration): boolean {
  if (raw.kind === 'implementation' || raw.kind === 'pragma') return true;
  if (raw.kind === 'claim') return raw.flags.some((flag) => /hint/.test(flag));
  return 'declarations' in raw && raw.kind !== 'failing' && raw.declarations.some(worksUnnamed);
}

function recording(s: Session, raw: RawDeclaration, declare: () => void): Delta | undefined {
  const { start, end } = raw.span;
  const own = s.own.length;
  const finished = s.finished.length;
  const waiting = s.waiting.size;
  const said = s.diagnostics.length;
  const seen = s.observer?.seen.length ?? 0;
  const [broken, failed, forward] = [new Set(s.broken), new Set(s.failed), new Set(s.forward)];
  const hints = new Map([...s.hints].map(([data, list]) => [data, list.length]));
  declare();
  const inside = ({ span, places }: Diagnostic) =>
    [span, ...(places ?? []).map((one) => one.span)].every((one) => one.start >= start && one.end <= end);
  const diagnostics = s.diagnostics.slice(said);
  // A `?` in a type waits for what comes later to say what it is.
  if (!diagnostics.every(inside) || waiting > 0 || s.waiting.size > 0) return undefined;
  const made = s.own.slice(own);
  const done = s.finished.slice(finished);
  const defined = raw.kind === 'definition' ? s.all.get(`${s.namespace}.${raw.name}`) : undefined;
  const touched = new Set([...made, ...done, ...(defined === undefined ? [] : [defined])]);
  return {
    own: made.map((global) => ({
      global,
      span: moved(s.spans.get(global.name) ?? raw.span, -start),
      named: s.names.get(shortName(global.name)).some((one) => one.global === global),
    })),
    states: [...touched].map((global) => ({ global, state: { ...global } })),
    finished: done,
    hints: [...s.hints].flatMap(([data, list]) => list.slice(hints.get(data) ?? 0).map((global) => ({ data, global }))),
    totality: made.flatMap(({ name }) => (s.totality.has(name) ? [[name, s.totality.get(name)!] as const] : [])),
    broken: [...s.broken].filter((name) => !broken.has(name)),
    failed: [...s.failed].filter((name) => !failed.has(name)),
    forward: [...s.forward].filter((name) => !forward.has(name)),
    diagnostics: diagnostics.map((one) => movedDiagnostic(one, -start)),
    seen: (s.observer?.seen.slice(seen) ?? []).map((one) => ({ ...one, span: moved(one.span, -start) })),
  };
}

function adopt(s: Session, delta: Delta, start: number): void {
  for (const { global, state } of delta.states) {
    Object.assign(global, state);
    // Closing a module makes what is not public opaque; in its own namespace it is not.
    if (global.kind === 'function' && global.visibility !== 'public') {
      global.opaque = global.home !== s.namespace && !s.namespace.startsWith(`${global.home}.`);
    }
  }
  for (const { global, span, named } of delta.own) {
    s.all.set(global.name, global);
    s.own.push(global);
    s.spans.set(global.name, moved(span, start));
    if (named) s.names.add(global.name, global);
  }
  s.finished.push(...delta.finished);
  for (const { data, global } of delta.hints) s.hints.set(data, [...(s.hints.get(data) ?? []), global]);
  for (const [name, totality] of delta.totality) s.totality.set(name, totality);
  for (const name of delta.broken) s.broken.add(name);
  for (const name of delta.failed) s.failed.add(name);
  for (const name of delta.forward) s.forward.add(name);
  s.diagnostics.push(...delta.diagnostics.map((one) => movedDiagnostic(one, start)));
  s.observer?.seen.push(...delta.seen.map((one) => ({ ...one, span: moved(one.span, start) })));
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function movedDiagnostic(one: Diagnostic, by: number): Diagnostic {
  const span = moved(one.span, by);
  if (one.places === undefined) return { ...one, span };
  return { ...one, span, places: one.places.map((place) => ({ ...place, span: moved(place.span, by) })) };
}
