/**
 * One module in an editor: its text as it is now, elaborated again after each change as far as the change reaches, and what
 * can be asked about a place in it. Offsets throughout; an editor's lines and columns are the server's.
 *
 * What is said here while somebody types is the elaborator's word; the kernel is asked by the workspace.
 */
import type { Diagnostic, Span } from '../diagnostic.ts';
import type { Run } from '../driver/check.ts';
import type { Source } from '../driver/graph.ts';
import { bind, type Context, evaluateIn } from '../elaborate/context.ts';
import { typeOfGlobal, whnf } from '../elaborate/evaluate.ts';
import { Memory } from '../elaborate/memory.ts';
import { freshMeta } from '../elaborate/metas.ts';
import { candidates, isVisible, shortName } from '../elaborate/names.ts';
import type { OpenHole, Seen } from '../elaborate/observe.ts';
import { printArgument, printIn } from '../elaborate/print.ts';
import { search } from '../elaborate/search.ts';
import type { Session } from '../elaborate/session.ts';
import { attempt } from '../elaborate/trail.ts';
import { unify } from '../elaborate/unify.ts';
import type { Global, Value } from '../elaborate/values.ts';
import { lex, type Token } from '../syntax/lexer.ts';
import type { RawClause, RawDeclaration, RawModule } from '../syntax/raw.ts';
import { definitionsIn } from '../syntax/walk.ts';

export interface Symbol {
  readonly name: string;
  readonly kind: 'function' | 'data' | 'constructor' | 'field' | 'interface' | 'namespace';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly Symbol[];
}

export interface Completion {
  readonly name: string;
  readonly type: string;
  /** Has it the type that is wanted there, once it is applied? */
  readonly fits: boolean;
}

/** A change of the text, and what it does. */
export interface Edit {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
}

export interface Location {
  readonly path: string;
  readonly span: Span;
}

const MOST_COMPLETIONS = 200;

export class Document {
  readonly path: string;
  readonly #run: Run;
  readonly #memory = new Memory();
  #source: Source;
  #module: RawModule | undefined;
  #seen: readonly Seen[] = [];
  #session: Session | undefined;
  diagnostics: readonly Diagnostic[] = [];
  #questions = 0;

  constructor(run: Run, path: string) {
    this.path = path;
    this.#run = run;
    this.#source = run.graph.open(path);
    this.update();
  }

  get text(): string {
    return this.#source.text;
  }
  /** How many declarations the last change left as they were, and how many not. */
  get work(): { readonly kept: number; readonly anew: number } {
    return this.#memory.last;
  }

  /** The text has changed. */
  update(): void {
    this.#source = this.#run.graph.reopen(this.path);
    const seen: Seen[] = [];
    const found = this.#elaborate(this.#source, this.#memory, { seen, hole: null });
    this.#module = found.module;
    this.#session = found.session;
    this.#seen = seen;
    this.diagnostics = found.diagnostics;
  }

  /**
   * Does it rest on something that has another text now, or may be there now?
   * @param read the text of a file as it is now
   */
  isStale(read: (path: string) => string): boolean {
    const others = this.#source.closure.filter((one) => one.path !== this.path && !one.isLibrary);
    return this.diagnostics.some(({ kind }) => kind === 'import') || others.some((one) => read(one.path) !== one.text);
  }

  /** Each question has a hole of its own: one that was asked before would be taken over, and not met again. */
  #newHole(): string {
    this.#questions += 1;
    return `lagoAsks${this.#questions}`;
  }

  #elaborate(source: Source, of: Memory, observer: { seen: Seen[]; hole: ((hole: OpenHole) => void) | null }) {
    let session: Session | undefined;
    const ask = (s: Session) => {
      session = s;
    };
    const asked = { ask, observer, memory: { of, text: source.text } };
    return { ...this.#run.program.ask(source, asked), session };
  }

  /** The same document with another text, for a question; it takes over what the change leaves as it is. */
  #suppose(text: string, hole: ((hole: OpenHole, s: Session) => void) | null): readonly Diagnostic[] {
    let session: Session | undefined;
    const seen: Seen[] = [];
    const source = { ...this.#source, text };
    const onHole = hole === null ? null : (one: OpenHole) => hole(one, session!);
    const memory = { of: this.#memory, text };
    const begin = (s: Session) => {
      session = s;
    };
    return this.#run.program.ask(source, { begin, observer: { seen, hole: onHole }, memory }).diagnostics;
  }

  // Asking ---------------------------------------------------------------------

  /** The smallest thing at a place that something is known of; of several readings of it the last. */
  #at(offset: number): Seen | undefined {
    let best: Seen | undefined;
    for (const one of this.#seen) {
      if (offset < one.span.start || offset > one.span.end) continue;
      const width = one.span.end - one.span.start;
      if (best === undefined || width <= best.span.end - best.span.start) best = one;
    }
    return best;
  }

  hover(offset: number): { readonly span: Span; readonly text: string } | undefined {
    const declared = this.#declaredAt(offset);
    if (declared !== undefined) {
      const { global, span } = declared;
      return { span, text: `${shortName(global.name)} : ${printIn(NOWHERE, typeOfGlobal(global))}` };
    }
    const found = this.#at(offset);
    if (found === undefined) return undefined;
    const { span, context, type, global } = found;
    const written = this.text.slice(span.start, span.end).replace(/\s+/g, ' ');
    const name = global === null ? (written.length > 60 ? `${written.slice(0, 60)}…` : written) : global.name;
    return { span, text: `${name} : ${printIn(global === null ? context : NOWHERE, type)}` };
  }

  #declaredAt(offset: number): { readonly global: Global; readonly span: Span } | undefined {
    for (const global of this.#session?.own ?? []) {
      const span = this.#session!.spans.get(global.name);
      if (span === undefined || offset < span.start || offset > span.end) continue;
      if (this.text.slice(span.start, span.end) === shortName(global.name)) return { global, span };
    }
    // At the head of a clause stands the name that it defines.
    const head = this.#clauseAt(offset)?.left.span.start;
    const word = this.#wordAt(offset);
    if (word === undefined || word.start !== head) return undefined;
    const global = this.#session?.own.find((one) => shortName(one.name) === word.text);
    return global === undefined ? undefined : { global, span: { start: word.start, end: word.end } };
  }

  #globalAt(offset: number): Global | undefined {
    return this.#declaredAt(offset)?.global ?? this.#at(offset)?.global ?? undefined;
  }

  definition(offset: number): Location | undefined {
    const global = this.#globalAt(offset);
    if (global === undefined) return this.#local(offset);
    const own = global.module === this.#source.name ? this.#session?.spans.get(global.name) : undefined;
    if (own !== undefined) return { path: this.path, span: own };
    const source = this.#source.closure.find((one) => one.name === global.module);
    if (source === undefined || global.module === this.#source.name) return undefined;
    return { path: source.path, span: this.#run.program.place(source, global.name) };
  }

  /** A variable is bound where its clause has its name first. */
  #local(offset: number): Location | undefined {
    const word = this.#wordAt(offset);
    const clause = this.#clauseAt(offset);
    if (word === undefined || clause === undefined) return undefined;
    const found = this.#tokens(clause.span).find((token) => token.kind === 'ident' && token.text === word.text);
    return found === undefined ? undefined : { path: this.path, span: { start: found.start, end: found.end } };
  }

  /** Where the name at a place is used in this document, its declaration included. */
  references(offset: number): readonly Span[] {
    const global = this.#globalAt(offset);
    if (global === undefined) {
      const word = this.#wordAt(offset);
      const clause = this.#clauseAt(offset);
      if (word === undefined || clause === undefined) return [];
      return this.#tokens(clause.span).filter((token) => token.kind === 'ident' && token.text === word.text);
    }
    return this.usesOf(global.name);
  }

  /** The full name of what stands at a place. */
  nameAt(offset: number): string | undefined {
    return this.#globalAt(offset)?.name;
  }

  usesOf(name: string): readonly Span[] {
    const spans = this.#seen.flatMap((one) => (one.global?.name === name ? [one.span] : []));
    const declared = this.#session?.own.some((one) => one.name === name) ? this.#session.spans.get(name) : undefined;
    const short = shortName(name);
    // The left sides of its clauses.
    const heads = definitionsIn(this.#module?.declarations ?? [])
      .filter((one) => one.name === short && declared !== undefined)
      .flatMap((one) => one.clauses.map(({ left }) => left.span.start))
      .map((start) => ({ start, end: start + short.length }))
      .filter(({ start, end }) => this.text.slice(start, end) === short);
    const all = [...spans, ...heads, ...(declared === undefined ? [] : [declared])];
    const byStart = new Map(all.map((span) => [span.start, span]));
    return [...byStart.values()].toSorted((a, b) => a.start - b.start);
  }

  symbols(): readonly Symbol[] {
    return symbolsIn(this.#module?.declarations ?? []);
  }

  /** What can stand at a place: what fits the type that is wanted there comes first. */
  complete(offset: number): readonly Completion[] {
    const word = this.#wordAt(offset);
    const start = word?.start ?? offset;
    const prefix = this.text.slice(start, offset);
    const end = Math.max(word?.end ?? offset, offset);
    const name = this.#newHole();
    const text = `${this.text.slice(0, start)}?${name}${this.text.slice(end)}`;
    let found: readonly Completion[] = [];
    this.#suppose(text, (hole, s) => {
      if (hole.name === name) found = completions(s, hole, prefix);
    });
    return found;
  }

  // Editing --------------------------------------------------------------------

  /** What could be done at a place. */
  edits(offset: number): readonly Edit[] {
    return [
      ...this.#fillHole(offset),
      ...this.#splitCase(offset),
      ...this.#makeWith(offset),
      ...this.#addClause(offset),
      ...this.#addMissing(offset),
    ];
  }

  /** A hole whose value can be found by search. */
  #fillHole(offset: number): readonly Edit[] {
    const hole = this.#tokens({ start: 0, end: this.text.length }).find(
      (token) => token.kind === 'hole' && token.start <= offset && offset <= token.end,
    );
    if (hole === undefined) return [];
    let filled: string | undefined;
    // Under another name, so that it is looked at again.
    const name = this.#newHole();
    const text = `${this.text.slice(0, hole.start)}?${name}${this.text.slice(hole.end)}`;
    this.#suppose(text, (one, s) => {
      if (one.name !== name) return;
      const outcome = attempt(
        () => {
          const found = search(s, one.context, one.type, 'final');
          return found.kind === 'found' ? printArgument(one.context, evaluateIn(one.context, found.term)) : undefined;
        },
        () => false,
      );
      if (outcome.ok) filled = outcome.value;
    });
    if (filled === undefined || filled.includes('_')) return [];
    return [{ title: `fill ?${hole.text} with ${filled}`, span: hole, text: filled }];
  }

  /** The clause once for each constructor that the variable can be made of. */
  #splitCase(offset: number): readonly Edit[] {
    const clause = this.#clauseAt(offset);
    const word = this.#wordAt(offset);
    if (
      clause === undefined ||
      word === undefined ||
      word.end > clause.left.span.end ||
      word.start === clause.left.span.start
    )
      return [];
    const { start, end } = clause.span;
    const right = clause.left.span.end;
    let constructors: readonly Global[] = [];
    const name = this.#newHole();
    const asked = `${this.text.slice(0, right)} = ?${name}${this.text.slice(end)}`;
    this.#suppose(asked, (hole) => {
      if (hole.name !== name) return;
      for (let at = hole.context.scope; at !== null; at = at.next) {
        if (at.name !== word.text) continue;
        const type = whnf(at.meaning.kind === 'level' ? hole.context.entries[at.meaning.level]!.type : at.meaning.type);
        if (type.v === 'data') constructors = type.global.data?.constructors ?? [];
        return;
      }
    });
    if (constructors.length === 0) return [];
    const used = new Set(this.#tokens(clause.span).map((token) => token.text));
    const clauses = constructors.map((one) => {
      const pattern = patternOf(one, word.text, used);
      // The right side means the same value.
      const uses = this.#tokens(clause.span).filter((token) => token.kind === 'ident' && token.text === word.text);
      const parts = uses.map(
        (token, at) => this.text.slice(at === 0 ? start : uses[at - 1]!.end, token.start) + pattern,
      );
      return parts.join('') + this.text.slice(uses.at(-1)?.end ?? start, end);
    });
    const possible = clauses.filter((one) => {
      const said = this.#suppose(this.text.slice(0, start) + one + this.text.slice(end), null);
      return !said.some(({ message, span }) => span.start === start && /can never match/.test(message));
    });
    const indent = ' '.repeat(start - (this.text.lastIndexOf('\n', start - 1) + 1));
    return possible.length === 0
      ? []
      : [{ title: `split ${word.text}`, span: clause.span, text: possible.join(`\n${indent}`) }];
  }

  #makeWith(offset: number): readonly Edit[] {
    const clause = this.#clauseAt(offset);
    if (clause === undefined || clause.right.kind !== 'body' || offset > clause.left.span.end) return [];
    const left = this.text.slice(clause.left.span.start, clause.left.span.end);
    const column = clause.span.start - (this.text.lastIndexOf('\n', clause.span.start - 1) + 1);
    const inner = ' '.repeat(column + 2);
    const text = `${left} with (_)\n${inner}${left} | pat = ?${/^[\p{L}_][\p{L}\p{N}_']*/u.exec(left)?.[0] ?? 'with'}_rhs`;
    return [{ title: 'match on something more: make `with`', span: clause.span, text }];
  }

  /** A type without a definition gets its first clause. */
  #addClause(offset: number): readonly Edit[] {
    const declared = this.#declaredAt(offset);
    if (declared === undefined || declared.global.kind !== 'function' || declared.global.tree !== null) return [];
    const name = shortName(declared.global.name);
    const claim = claimsIn(this.#module?.declarations ?? []).find((one) => one.nameSpan.start === declared.span.start);
    if (claim === undefined || definitionsIn(this.#module?.declarations ?? []).some((one) => one.name === name))
      return [];
    const used = new Set([name]);
    const args: string[] = [];
    for (let type = typeOfGlobal(declared.global), context = NOWHERE; ; ) {
      const pi = whnf(type);
      if (pi.v !== 'pi') break;
      if (pi.passing.kind === 'explicit') args.push(freshName(pi.name === '_' ? 'x' : pi.name, used));
      const inside = bind(context, pi.name, pi.domain, pi.quantity);
      context = inside.context;
      type = pi.body(inside.value);
    }
    const column = claim.span.start - (this.text.lastIndexOf('\n', claim.span.start - 1) + 1);
    const text = `\n${' '.repeat(column)}${[name, ...args].join(' ')} = ?${name}_rhs`;
    return [{ title: `add a clause of ${name}`, span: { start: claim.span.end, end: claim.span.end }, text }];
  }

  /** The cases that a message says are missing. */
  #addMissing(offset: number): readonly Edit[] {
    return this.diagnostics.flatMap(({ kind, span, tries = [] }) => {
      const lines =
        tries
          .find((one) => one.startsWith('add\n'))
          ?.split('\n')
          .slice(1) ?? [];
      if (kind !== 'coverage' || offset < span.start || offset > span.end || lines.length === 0) return [];
      const clause = this.#clauseAt(span.start);
      // Clauses of a function; the alternatives of a \`case\` stand elsewhere.
      if (clause === undefined || clause.span.start !== span.start) return [];
      const indent = ' '.repeat(span.start - (this.text.lastIndexOf('\n', span.start - 1) + 1));
      const text = lines.map((line) => `\n${indent}${line}`).join('');
      return [{ title: 'add what is missing', span: { start: span.end, end: span.end }, text }];
    });
  }

  // Places ---------------------------------------------------------------------

  #tokens({ start, end }: Span): readonly Token[] {
    try {
      return lex(this.#source.file, this.text).filter((token) => token.start >= start && token.end <= end);
    } catch {
      return [];
    }
  }

  #wordAt(offset: number): { readonly start: number; readonly end: number; readonly text: string } | undefined {
    const is = (at: number) => /[\p{L}\p{N}_'?]/u.test(this.text[at] ?? '');
    let start = offset;
    let end = offset;
    while (start > 0 && is(start - 1)) start -= 1;
    while (end < this.text.length && is(end)) end += 1;
    return start === end ? undefined : { start, end, text: this.text.slice(start, end) };
  }

  #clauseAt(offset: number): RawClause | undefined {
    const all = definitionsIn(this.#module?.declarations ?? []).flatMap(({ clauses }) => clauses);
    return all.find(({ span }) => span.start <= offset && offset <= span.end);
  }
}

const NOWHERE: Context = { size: 0, env: [], entries: [], scope: null };

function freshName(wish: string, used: Set<string>): string {
  let name = wish.replace(/[{}]/g, '');
  for (let number = 1; used.has(name); number += 1) name = `${wish}${number}`;
  used.add(name);
  return name;
}

/** A constructor applied to fresh variables, in parentheses where it needs them. */
function patternOf(constructor: Global, of: string, used: ReadonlySet<string>): string {
  const taken = new Set(used);
  const name = shortName(constructor.name);
  const args: string[] = [];
  for (let type = typeOfGlobal(constructor), context = NOWHERE; ; ) {
    const pi = whnf(type);
    if (pi.v !== 'pi') break;
    if (pi.passing.kind === 'explicit') args.push(freshName(/^[a-z]/.test(pi.name) ? pi.name : of, taken));
    const inside = bind(context, pi.name, pi.domain, pi.quantity);
    context = inside.context;
    type = pi.body(inside.value);
  }
  if (name === 'Nil') return '[]';
  if (/^[\p{L}_]/u.test(name)) return args.length === 0 ? name : `(${[name, ...args].join(' ')})`;
  return args.length === 2 ? `(${args[0]} ${name} ${args[1]})` : `((${name}) ${args.join(' ')})`;
}

function completions(s: Session, { context, type }: OpenHole, prefix: string): readonly Completion[] {
  const found = new Map<string, { has: Value; where: Context; fits: boolean; local: boolean }>();
  const add = (name: string, has: Value, where: Context, local: boolean) => {
    if (!name.toLowerCase().startsWith(prefix.toLowerCase()) || name.includes('{') || name.includes(':for:')) return;
    if (!found.has(name)) found.set(name, { has, where, fits: ends(context, has, type), local });
  };
  for (let at = context.scope; at !== null; at = at.next) {
    const { meaning } = at;
    add(at.name, meaning.kind === 'level' ? context.entries[meaning.level]!.type : meaning.type, context, true);
  }
  for (const last of s.names.lastNames()) {
    if (!last.toLowerCase().startsWith(prefix.toLowerCase()) || !/^[\p{L}_]/u.test(last)) continue;
    for (const global of candidates(s.names, last)) {
      if (/^prim__|:/.test(last) || !isVisible(global, s.namespace)) continue;
      add(last, typeOfGlobal(global), NOWHERE, false);
    }
  }
  const rank = ({ fits, local }: { fits: boolean; local: boolean }) => (fits ? 0 : 2) + (local ? 0 : 1);
  return [...found]
    .toSorted(([a, one], [b, other]) => rank(one) - rank(other) || (a < b ? -1 : 1))
    .slice(0, MOST_COMPLETIONS)
    .map(([name, { has, where, fits }]) => ({ name, type: printIn(where, has), fits }));
}

/** Has it, once it is applied to what it takes, the type that is wanted? */
function ends(context: Context, has: Value, wanted: Value): boolean {
  let fits = false;
  attempt(
    () => {
      const same = (a: Value) =>
        attempt(
          () => unify(a, wanted, context.size, never),
          () => false,
        );
      for (let type = whnf(has); ; ) {
        const outcome = type.v === 'flex' ? undefined : same(type);
        if (outcome?.ok && outcome.value) fits = true;
        if (fits || type.v !== 'pi') return;
        const { term } = freshMeta(context, type.domain, type.name, { start: 0, end: 0 });
        type = whnf(type.body(evaluateIn(context, term)));
      }
    },
    () => false,
  );
  return fits;
}

const never = (): never => {
  throw new Error('these types differ');
};

function claimsIn(all: readonly RawDeclaration[]): readonly (RawDeclaration & { kind: 'claim' })[] {
  return all.flatMap((one) => (one.kind === 'claim' ? [one] : 'declarations' in one ? claimsIn(one.declarations) : []));
}

function symbolsIn(all: readonly RawDeclaration[]): readonly Symbol[] {
  return all.flatMap((one): readonly Symbol[] => {
    switch (one.kind) {
      case 'claim': {
        const { name, span, nameSpan } = one;
        return [{ name, kind: 'function', span, nameSpan, children: [] }];
      }
      case 'data': {
        const { name, span, nameSpan } = one;
        const children = (one.constructors ?? []).map((built): Symbol => {
          return { name: built.name, kind: 'constructor', span: built.span, nameSpan: built.span, children: [] };
        });
        return [{ name, kind: 'data', span, nameSpan, children }];
      }
      case 'interface': {
        const { name, span, nameSpan } = one;
        return [{ name, kind: 'interface', span, nameSpan, children: symbolsIn(one.methods) }];
      }
      case 'namespace': {
        const { name, span } = one;
        return [{ name, kind: 'namespace', span, nameSpan: span, children: symbolsIn(one.declarations) }];
      }
      case 'mutual':
      case 'parameters':
      case 'using':
        return symbolsIn(one.declarations);
      default:
        return [];
    }
  });
}
