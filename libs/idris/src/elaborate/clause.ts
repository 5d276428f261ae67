/**
 * Functions by clauses: left sides against the type, right sides at the leaves of the case tree.
 */
import type { Span } from '../diagnostic.ts';
import type { Raw, RawClause } from '../syntax/raw.ts';
import { unwind } from './apply.ts';
import { compile, type Job, type Row, type State } from './casetree.ts';
import { afterArguments, bind, type Context } from './context.ts';
import { whnf } from './evaluate.ts';
import { elaborateLocal } from './local.ts';
import { shortName } from './names.ts';
import { type Constraint, walkPatterns } from './patterns.ts';
import { printArgument, printIn } from './print.ts';
import { fail, type Session } from './session.ts';
import { check } from './term.ts';
import type { Tree, Value } from './values.ts';
import { elaborateWith } from './with.ts';

/**
 * What a left side is matched with: the function's arguments, and what the `with`s around it have added.
 *
 * A state's subjects are `captured`, `args` and `withs` one after the other.
 */
export interface Frame {
  readonly name: string;
  /** Closed: the captured context, then the arguments, then the result. */
  readonly type: Value;
  readonly captured: number;
  readonly args: number;
  /** Not inside another function's clause. */
  readonly outermost: boolean;
}

interface Left {
  readonly patterns: Parameters<typeof walkPatterns>[3];
  readonly withs: readonly Raw[];
}

function leftSide(raw: Raw): Left {
  const withs: Raw[] = [];
  let left = raw;
  while (left.kind === 'applyWith') {
    withs.unshift(left.arg);
    left = left.fn;
  }
  const { args } = unwind(left);
  const patterns = args.map((arg) => {
    if (arg.kind === 'done') throw new Error('a left side is raw');
    return arg;
  });
  return { patterns, withs };
}

export interface Defined {
  readonly arity: number;
  readonly tree: Tree;
}

/**
 * The definition of a function whose leading arguments are the context `base`.
 *
 * @param type closed; takes the context first
 */
export function elaborateClauses(
  s: Session,
  name: string,
  type: Value,
  base: Context,
  clauses: readonly RawClause[],
  span: Span,
  outermost = true,
): Defined {
  let context = base;
  let rest = afterArguments(type, base.env);
  const subjects: Value[] = [...base.env];
  const arity = neededArguments(s, name, clauses, rest, base.size);
  for (let at = 0; at < arity; at++) {
    const pi = whnf(rest);
    if (pi.v !== 'pi') throw new Error('counted more arguments than there are');
    const inside = bind(context, pi.name, pi.domain, pi.quantity, false);
    context = inside.context;
    subjects.push(inside.value);
    rest = pi.body(inside.value);
  }
  const frame: Frame = { name, type, captured: base.size, args: arity, outermost };
  const state: State = { context, goal: rest, subjects, withTypes: [] };
  return { arity: context.size, tree: compileFrame(s, frame, state, clauses, span) };
}

/** How many arguments the left sides take, implicit ones included. */
function neededArguments(s: Session, name: string, clauses: readonly RawClause[], type: Value, size: number): number {
  let most = 0;
  let explicit: number | null = null;
  for (const clause of clauses) {
    const { patterns, withs } = leftSide(clause.left);
    if (withs.length > 0) fail(s, 'pattern', clause.left.span, 'there is no `with` that this belongs to');
    const count = patterns.filter((pattern) => pattern.kind === 'explicit').length;
    if (explicit !== null && explicit !== count) {
      fail(s, 'pattern', clause.left.span, `the clauses of ${name} have different numbers of arguments`, {
        notes: [`this one has ${count}, and those before have ${explicit}`],
      });
    }
    explicit = count;
    most = Math.max(most, reach(s, clause, patterns, type, size));
  }
  return most;
}

function reach(s: Session, clause: RawClause, patterns: Left['patterns'], fnType: Value, size: number): number {
  let context: Context = { size, env: [], entries: [], scope: null };
  const named = new Set<string>();
  let explicit = 0;
  let auto = 0;
  for (const pattern of patterns) {
    if (pattern.kind === 'named') named.add(pattern.name);
    else if (pattern.kind === 'explicit') explicit++;
    else auto++;
  }
  let count = 0;
  let last = 0;
  let type = whnf(fnType);
  while (explicit > 0 || auto > 0 || named.size > 0) {
    if (type.v !== 'pi') {
      if (explicit === 0 && auto === 0) break;
      return fail(s, 'type', clause.left.span, 'this left side has more arguments than the type', {
        notes: [`its type is ${printIn({ ...context, size }, fnType)}`],
      });
    }
    count++;
    if (named.delete(type.name)) {
      last = count;
      if (type.passing.kind === 'explicit') last = count;
    } else if (type.passing.kind === 'explicit') {
      if (explicit > 0) {
        explicit--;
        last = count;
      } else break;
    } else if (type.passing.kind === 'auto' && auto > 0) {
      auto--;
      last = count;
    }
    const inside = bind(context, type.name, type.domain, type.quantity, false);
    context = inside.context;
    type = whnf(type.body(inside.value));
  }
  // Implicit arguments that follow belong to the left side too.
  for (; type.v === 'pi' && type.passing.kind !== 'explicit'; count++) {
    const inside = bind(context, type.name, type.domain, type.quantity, false);
    context = inside.context;
    type = whnf(type.body(inside.value));
    last = count + 1;
  }
  return last;
}

/** Clauses against a frame: the nested ones of `with` too. */
export function compileFrame(s: Session, frame: Frame, state: State, clauses: readonly RawClause[], span: Span): Tree {
  const rows = clauses.map((clause, id) => rowOf(s, frame, state, clause, id));
  const job: Job = {
    s,
    span,
    strict: frame.outermost && state.withTypes.length === 0,
    covers: {
      what: shortName(frame.name),
      arrow: '=',
      hole: `${shortName(frame.name).replace(/[^\p{L}\p{N}_']/gu, '')}_rhs`,
    },
    show: (at) => showLeft(frame, at),
    leaf: (row, at) => rightSide(s, frame, clauses[row.id]!, at),
  };
  return compile(job, state, rows);
}

function rowOf(s: Session, frame: Frame, state: State, clause: RawClause, id: number): Row {
  const { patterns, withs } = leftSide(clause.left);
  const { subjects, withTypes } = state;
  const type = afterArguments(frame.type, subjects.slice(0, frame.captured));
  const args = subjects.slice(frame.captured, frame.captured + frame.args);
  const { constraints, implicits } = walkPatterns(s, type, args, patterns, clause.left.span, frame.name);
  if (withs.length !== withTypes.length) {
    fail(s, 'pattern', clause.left.span, `this clause should have ${withTypes.length} \`|\` on its left side`);
  }
  const more = withs.map(
    (pattern, at): Constraint => ({
      pattern,
      subject: subjects[frame.captured + frame.args + at]!,
      type: () => withTypes[at]!,
    }),
  );
  return {
    id,
    span: clause.span,
    impossible: clause.right.kind === 'impossible',
    constraints: [...constraints, ...more],
    bindings: [],
    implicits,
    checks: [],
  };
}

function rightSide(s: Session, frame: Frame, clause: RawClause, state: State): Tree {
  const { right } = clause;
  const inside = (context: Context) => {
    if (right.kind === 'with') return elaborateWith(s, frame, { ...state, context }, right, clause.span);
    if (right.kind === 'body') return check(s, context, right.term, state.goal);
    throw new Error('an impossible clause has no right side');
  };
  const term =
    clause.where.length === 0 ? inside(state.context) : elaborateLocal(s, state.context, clause.where, inside);
  return { kind: 'body', term };
}

/** A left side, to paste in. */
function showLeft(frame: Frame, state: State): string {
  const { context, subjects } = state;
  const parts = [shortName(frame.name)];
  let type = whnf(afterArguments(frame.type, subjects.slice(0, frame.captured)));
  const anonymous: Context = {
    ...context,
    entries: context.entries.map((entry) => ({ ...entry, name: '_', type: entry.type })),
  };
  const shown = (value: Value) => printArgument({ ...anonymous, scope: null }, value);
  for (let at = 0; at < frame.args; at++) {
    if (type.v !== 'pi') break;
    const value = subjects[frame.captured + at]!;
    if (type.passing.kind === 'explicit') parts.push(shown(whnf(value)));
    type = whnf(type.body(value));
  }
  const withs = state.withTypes.map((_, at) => ` | ${shown(whnf(subjects[frame.captured + frame.args + at]!))}`);
  return parts.join(' ') + withs.join('');
}
