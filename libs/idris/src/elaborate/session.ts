/**
 * The state of elaborating one module: names, what was produced, and how to complain.
 */
import { Consequence, type Diagnostic, type DiagnosticKind, type More, Rejected, type Span } from '../diagnostic.ts';
import { meant, similar } from '../similar.ts';
import type { Raw, RawClaim, RawDeclaration, Totality, Visibility } from '../syntax/raw.ts';
import type { Expected } from './failing.ts';
import type { Globals } from './imported.ts';
import { candidates, EXACT, isVisible, type NameTable } from './names.ts';
import type { Observer } from './observe.ts';
import type { Global, Passing, Quantity, Term, Value } from './values.ts';
import type { View } from './view.ts';

/** Whom a lifted function belongs to: it shares its name, visibility and quantity. */
export interface Owner {
  readonly name: string;
  readonly visibility: Visibility;
  readonly quantity: Quantity;
}

export interface Produced {
  readonly global: Global;
  readonly span: Span;
}

export type Using = (RawDeclaration & { kind: 'using' })['implicits'][number];

/** A block of `parameters`. */
export interface Block {
  /** How its variables are passed to what it declares. */
  readonly passing: readonly Passing<Term>[];
  /** What it has declared so far. */
  readonly globals: Global[];
  readonly outer: Block | null;
}

export interface Session {
  readonly file: string;
  readonly module: string;
  /** Its direct imports. */
  readonly imports: readonly string[];
  /** Module and namespace. */
  namespace: string;
  readonly names: NameTable;
  readonly hidden: Set<string>;
  /** Every global of the import closure and of this module, by full name. */
  readonly all: Globals;
  /** By data type: what may produce a value of it, in search. */
  readonly hints: Map<Global, Global[]>;
  /** `%defaulthint`s of this module. */
  readonly defaultHints: Global[];
  /** Named implementations that the implementation under way is `using`: search tries them before all others. */
  opened: readonly Global[];
  owner: Owner;
  /** How many functions were lifted out of each owner. */
  readonly lifted: Map<string, number>;
  /** By the declaration under way: still with metavariables. */
  produced: Produced[];
  /** Data types and functions that are done. */
  readonly finished: Global[];
  readonly own: Global[];
  /** By namespace, what a block of it declared that unfolds in it alone. */
  readonly closed: Map<string, Global[]>;
  readonly spans: Map<string, Span>;
  /** Names whose declaration failed. */
  readonly broken: Set<string>;
  readonly observer: Observer | null;
  /** What they are called in the source: a complaint about one of these follows from what has been said already. */
  readonly failed: Set<string>;
  /** What the module declares anywhere, for messages. */
  readonly declared: ReadonlyMap<string, Span>;
  /** Data types that are declared and not yet defined. */
  readonly forward: Set<string>;
  /** By the variables of a `parameters` block. */
  readonly blocks: Map<readonly Value[], Block>;
  readonly diagnostics: Diagnostic[];
  /** What `using` blocks around here say of names. */
  using: readonly Using[];
  /** Blocks that the kernel must refuse. */
  readonly expected: Expected[];
  readonly totality: Map<string, Totality>;
  defaultTotality: Totality;
  builtinNat: Global | null;
  /** `%integerLit f` and its like: the function that literals of this kind are given to. */
  readonly literals: Map<string, string>;
  /** `%unbound_implicits`: do types bind the lower-case names that nothing else binds? */
  unboundImplicits: boolean;
  /** `%prefix_record_projections`: is a record's field a function by its name alone? */
  prefixProjections: boolean;
  /** The `with`s whose clauses are being elaborated, the innermost last. */
  readonly views: View[];
  /** Claims that wait for their definition to say what stands at a `?`, by full name. */
  readonly waiting: Map<string, RawClaim>;
  /** Functions that stand for their bodies in the types of constructors, which come before them. */
  readonly aliases: Set<Global>;
  /** How many ambiguous names are being tried inside each other. */
  ambiguities: number;
  /** The expression that must be elaborated now, although its type is not known. */
  forced: Raw | null;
}

/** What `run` lifts out is never used at run time. */
export function erased<T>(session: Session, run: () => T): T {
  const before = session.owner;
  session.owner = { ...before, quantity: 0 };
  try {
    return run();
  } finally {
    session.owner = before;
  }
}

export function fail(session: Session, kind: DiagnosticKind, span: Span, message: string, more: More = {}): never {
  const diagnostic = { kind, file: session.file, span, message, notes: [], ...more };
  const { failed } = session;
  if (
    failed.size > 0 &&
    wordsOf(`${message} ${more.expected ?? ''} ${more.found ?? ''}`).some((one) => failed.has(one))
  )
    throw new Consequence(diagnostic);
  throw new Rejected(diagnostic);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}_']+/u);
}

/** Names of Idris 2's library that stand for what this checker does not take. */
const OUTSIDE: Readonly<Record<string, string>> = {
  Inf: 'codata',
  Stream: 'codata',
  Colist: 'codata',
  Elab: 'elaborator reflection',
  TTImp: 'elaborator reflection',
  Decl: 'elaborator reflection',
  PrimIO: 'input and output',
  IO: 'input and output',
};

/** The globals that a name can mean here; an error if there is none. */
export function resolve(session: Session, name: string, span: Span): readonly Global[] {
  if (name.startsWith(EXACT)) return resolveQuietly(session, name);
  const all = candidates(session.names, name);
  const exact = all.length === 0 ? session.all.get(name) : undefined;
  if (exact !== undefined && (exact.kind === 'primitive type' || exact.kind === 'primitive function')) return [exact];
  const visible = visibleOf(session, all);
  if (visible.length > 0) return visible;
  if (all.some((global) => !session.hidden.has(global.name))) {
    return fail(session, 'visibility', span, `${name} is private to ${all[0]!.module}`, {
      notes: ['It exists, but its module does not export it.'],
      tries: [`write \`export\` before its type in ${all[0]!.module}`],
    });
  }
  const outside = OUTSIDE[name];
  if (outside !== undefined) {
    fail(session, 'subset', span, `${outside} (${name}) is not in this checker’s subset of Idris 2`);
  }
  const later = session.declared.get(name);
  if (later !== undefined && later.start > span.start && !session.failed.has(name)) {
    return fail(session, 'scope', span, `${name} is used before it is declared`, {
      places: [{ span: later, message: 'it is declared here' }],
      tries: ['move its type in front of this, or put both into a `mutual` block'],
    });
  }
  return fail(session, 'scope', span, `${name} is not in scope`, {
    unknown: name,
    // Whoever has more to mend begins at the top.
    tries: session.diagnostics.length > 100 ? [] : meant(similar(name, session.names.lastNames())),
  });
}

function visibleOf(session: Session, globals: readonly Global[]): readonly Global[] {
  for (const global of globals) if (!canName(session, global)) return globals.filter((one) => canName(session, one));
  return globals;
}

function canName(session: Session, global: Global): boolean {
  return isVisible(global, session.namespace) && !session.hidden.has(global.name);
}

export function resolveQuietly(session: Session, name: string): readonly Global[] {
  if (name.startsWith(EXACT)) {
    const global = session.all.get(name.slice(EXACT.length));
    return global === undefined ? [] : [global];
  }
  const visible = visibleOf(session, candidates(session.names, name));
  if (visible.length > 0) return visible;
  const exact = session.all.get(name);
  return exact?.kind.startsWith('primitive') ? [exact] : [];
}

/** A definition of the library that syntax refers to. */
export function wellKnown(session: Session, fullName: string, span: Span): Global {
  const global = session.all.get(fullName);
  if (global === undefined) return fail(session, 'scope', span, `${fullName} is needed here and is not imported`);
  return global;
}
