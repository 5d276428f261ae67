/**
 * Names and notation that mean several things: types decide.
 *
 * Candidates are first sieved by what can be seen without elaborating anything (heads of argument and result types, the
 * number of arguments); only if several remain are they tried, and exactly one must fit.
 */
import { Rejected } from '../diagnostic.ts';
import type { Raw } from '../syntax/raw.ts';
import { type Applied, type Arg, applySpine, inferGlobal, unwind } from './apply.ts';
import { type Context, lookup, nestedArguments, type Scope } from './context.ts';
import { openPi, typeOfGlobal, whnf } from './evaluate.ts';
import { settle } from './metas.ts';
import { globalName, printIn } from './print.ts';
import { fail, resolveQuietly, type Session } from './session.ts';
import { check, coerce, postponeCheck, unknownHead } from './term.ts';
import { attempt } from './trail.ts';
import type { Global, Term, Value } from './values.ts';

/** What can be told of a type at a glance. */
type Head = Global | 'function' | 'type' | null;

interface Signature {
  readonly parameters: readonly Head[];
  readonly names: readonly string[];
  readonly result: Head;
}

/** How deep ambiguous names are tried inside each other, as in Idris 2. */
const MOST_AMBIGUITIES = 3;
/** How many meanings are tried for one expression; names with hundreds of them inside each other would take for ever. */
const MOST_TRIES = 20_000;
const TOO_MANY_TRIES = { reason: 'too many tries' } as const;
/** Of the expression under way. */
let tried = 0;
/** How many meanings a message names. */
const MOST_NAMED = 8;

/** Methods that give way to a function of that name whose result is of the very type wanted: `%allow_overloads`. */
const OVERLOADABLE: ReadonlySet<string> = new Set([
  'Builtin.fromString',
  'Builtin.fromChar',
  'Prelude.Num.fromInteger',
  'Prelude.Interfaces.pure',
  'Prelude.Interfaces.<*',
  'Prelude.Interfaces.*>',
  'Prelude.Interfaces.>>=',
]);

const signatures = new WeakMap<Global, Signature>();

/** What is left of a global's type, when it is named here. */
function signature(context: Context, global: Global): Signature {
  const given = nestedArguments(context, global).length;
  const known = given === 0 ? signatures.get(global) : undefined;
  if (known !== undefined) return known;
  const parameters: Head[] = [];
  const names: string[] = [];
  let size = 0;
  let type = whnf(typeOfGlobal(global));
  while (type.v === 'pi') {
    if (size >= given) {
      names.push(type.name);
      if (type.passing.kind === 'explicit') parameters.push(headOf(type.domain));
    }
    type = whnf(openPi(type, size++));
  }
  const made: Signature = { parameters, names, result: headOf(type) };
  if (given === 0) signatures.set(global, made);
  return made;
}

function headOf(type: Value): Head {
  const head = whnf(type);
  if (head.v === 'data') return head.global.name === 'Builtin.Lazy' ? headOf(head.args[0]!) : head.global;
  if (head.v === 'pi') return 'function';
  if (head.v === 'type') return 'type';
  return null;
}

function clash(left: Head, right: Head): boolean {
  return left !== null && right !== null && left !== right;
}

/** The head of an expression's type, if it can be told without elaborating. */
function glance(s: Session, context: Context, raw: Raw): Head {
  switch (raw.kind) {
    case 'string':
      return s.all.get('String') ?? null;
    case 'char':
      return s.all.get('Char') ?? null;
    case 'lambda':
      return 'function';
    case 'type':
    case 'pi':
      return 'type';
    case 'name':
    case 'apply':
    case 'applyNamed':
    case 'applyAuto':
      return glanceApplication(s, context, raw);
    default:
      return null;
  }
}

/** Expressions are looked at again and again, from each name around them. */
const glances = new WeakMap<Raw, { readonly scope: Scope; readonly head: Head }>();

function glanceApplication(s: Session, context: Context, raw: Raw): Head {
  const known = glances.get(raw);
  if (known !== undefined && known.scope === context.scope) return known.head;
  const head = headOfApplication(s, context, raw);
  glances.set(raw, { scope: context.scope, head });
  return head;
}

function headOfApplication(s: Session, context: Context, raw: Raw): Head {
  const { head, args } = unwind(raw);
  if (head.kind !== 'name') return null;
  const explicit = args.filter((arg) => arg.kind === 'explicit' || arg.kind === 'done').length;
  const local = lookup(context, head.name);
  if (local !== null) {
    let type = whnf(local.kind === 'level' ? context.entries[local.level]!.type : local.type);
    let size = context.size;
    let rest = explicit;
    while (type.v === 'pi' && (rest > 0 || type.passing.kind !== 'explicit')) {
      if (type.passing.kind === 'explicit') rest--;
      type = whnf(openPi(type, size++));
    }
    return rest === 0 ? headOf(type) : null;
  }
  const heads = new Set<Head>();
  for (const global of resolveQuietly(s, head.name)) {
    if (!plausible(s, context, global, args, null)) continue;
    const { parameters, result } = signature(context, global);
    heads.add(explicit < parameters.length ? 'function' : explicit === parameters.length ? result : null);
    if (heads.size > 1) return null;
  }
  return heads.size === 1 ? [...heads][0]! : null;
}

function plausible(s: Session, context: Context, global: Global, args: readonly Arg[], expected: Head): boolean {
  const { parameters, result, names } = signature(context, global);
  let at = 0;
  for (const arg of args) {
    if (arg.kind === 'named') {
      if (!names.includes(arg.name)) return false;
      continue;
    }
    if (arg.kind === 'auto') continue;
    if (at >= parameters.length) {
      if (result !== null) return false;
      return true;
    }
    const parameter = parameters[at++]!;
    const found = arg.kind === 'done' ? headOf(arg.type) : glance(s, context, arg.raw);
    if (clash(parameter, found)) return false;
  }
  if (args.some((arg) => arg.kind === 'named')) return true;
  return !clash(at < parameters.length ? 'function' : result, expected);
}

export function chooseGlobal(
  s: Session,
  context: Context,
  raw: Raw,
  head: Raw & { kind: 'name' },
  args: readonly Arg[],
  globals: readonly Global[],
  expected: Value | null,
): Applied {
  const want = expected === null ? null : headOf(expected);
  const fitting = globals.filter((global) => plausible(s, context, global, args, want));
  const tries = withoutOverloads(context, fitting.length === 0 ? globals : fitting, want);
  const elaborate = (global: Global): Applied => {
    const of = globalName(global, true);
    s.observer?.seen.push({ span: head.span, context, type: typeOfGlobal(global), global });
    const applied = applySpine(s, context, inferGlobal(context, global), args, expected, raw.span, of);
    if (expected === null) {
      settle();
      return applied;
    }
    const term = coerce(s, context, applied.term, applied.type, expected, raw.span);
    return { term, type: expected, matched: true };
  };
  if (tries.length === 1) return elaborate(tries[0]!);
  const good: Global[] = [];
  const errors: string[] = [];
  let last: unknown = null;
  const tooMany = () =>
    fail(s, 'ambiguous', head.span, `too many ambiguous names around ${head.name} to try them all`, {
      notes: ['Write the module in front of some of them, or say what types are meant.'],
    });
  if (s.ambiguities >= MOST_AMBIGUITIES) return tooMany();
  if (s.ambiguities === 0) tried = 0;
  s.ambiguities++;
  try {
    // Each of them looks at all the meanings inside, so all are counted before the first is tried.
    tried += tries.length;
    if (tried > MOST_TRIES) throw TOO_MANY_TRIES;
    for (const global of tries) {
      const outcome = attempt(
        () => elaborate(global),
        () => false,
      );
      if (outcome.ok) good.push(global);
      else if (outcome.error instanceof Rejected) {
        last = outcome.error;
        errors.push(`${global.name}: ${outcome.error.diagnostic.message}`);
      } else throw outcome.error;
    }
  } catch (error) {
    if (error !== TOO_MANY_TRIES || s.ambiguities > 1) throw error;
    return tooMany();
  } finally {
    s.ambiguities--;
  }
  if (good.length === 1) return elaborate(good[0]!);
  if (good.length === 0) {
    // One whose result is what is wanted is the one that is meant.
    const [likely, another] = tries.filter((global) => want !== null && signature(context, global).result === want);
    if (likely !== undefined && another === undefined) return elaborate(likely);
    if (tries.length < globals.length && last !== null && tries.length === 1) throw last;
    return fail(s, 'type', head.span, `no meaning of ${head.name} fits here`, {
      notes: some(errors),
      ...(expected === null ? {} : { expected: printIn(context, expected) }),
    });
  }
  return fail(
    s,
    'ambiguous',
    head.span,
    `${head.name} could be ${some(good.map((global) => global.name)).join(' or ')} here`,
    {
      notes: ['Write its module in front of it, or say what type is meant.'],
    },
  );
}

/** The first of them, and how many there are beside those. */
function some(all: readonly string[]): readonly string[] {
  return all.length <= MOST_NAMED ? all : [...all.slice(0, MOST_NAMED), `one of ${all.length - MOST_NAMED} others`];
}

function withoutOverloads(context: Context, globals: readonly Global[], want: Head): readonly Global[] {
  if (want === null || !globals.some((global) => OVERLOADABLE.has(global.name))) return globals;
  const own = globals.filter((global) => !OVERLOADABLE.has(global.name) && signature(context, global).result === want);
  return own.length === 0 ? globals : globals.filter((global) => !OVERLOADABLE.has(global.name));
}

/** Notation for a type or a value (`(a, b)`, `()`), or for one of several functions (`=`). */
export function chooseAlternative(
  s: Session,
  context: Context,
  raw: Raw & { kind: 'alternatives' },
  expected: Value,
): Term {
  const { options } = raw;
  const want = whnf(expected);
  const first = 'first' in raw && raw.first === true;
  if (!first && unknownHead(want) !== null && s.forced !== raw) {
    return postponeCheck(s, context, raw, expected, [unknownHead(want)!]);
  }
  const head = headOf(expected);
  const fitting = options.filter((option) => !clash(alternativeHead(s, context, option), head));
  const tries = fitting.length === 0 ? options : fitting;
  if (!first && head === null) {
    // Nothing says whether a value or a type is meant: a value.
    const values = tries.filter((option) => alternativeHead(s, context, option) !== 'type');
    if (values.length === 1) return check(s, context, values[0]!, expected);
  }
  for (const option of tries.slice(0, -1)) {
    const outcome = attempt(() => {
      const term = check(s, context, option, expected);
      settle();
      return term;
    });
    if (outcome.ok) return outcome.value;
    if (!(outcome.error instanceof Rejected)) throw outcome.error;
  }
  return check(s, context, tries[tries.length - 1]!, expected);
}

function alternativeHead(s: Session, context: Context, option: Raw): Head {
  const { head, args } = unwind(option);
  if (head.kind !== 'name' || lookup(context, head.name) !== null) return null;
  const globals = resolveQuietly(s, head.name);
  if (globals.length !== 1) return null;
  const { parameters, result } = signature(context, globals[0]!);
  return args.length < parameters.length ? 'function' : result;
}
