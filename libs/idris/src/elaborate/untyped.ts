/**
 * Definitions whose type is found with them: `double = (2 *)` without a signature, and `names : Vect ? String`, where the
 * value says what stands at the `?`. They cannot call themselves: while their type is not known, they are not in scope.
 */

import { isVariable } from '../syntax/desugar.ts';
import type { Raw, RawClause, RawDeclaration } from '../syntax/raw.ts';
import { unwind } from './apply.ts';
import { bind, type Context, evaluateIn, quoteIn } from './context.ts';
import { setTree } from './lift.ts';
import { elaborateLocal } from './local.ts';
import { freshMeta, settleAll } from './metas.ts';
import { withOwner } from './produce.ts';
import { closeType } from './rebase.ts';
import type { Session } from './session.ts';
import { infer } from './term.ts';
import { type Global, type Passing, type Term, TYPE_VALUE } from './values.ts';
import { zonk } from './zonk.ts';

/** Does the definition do without a signature: one clause, the arguments of which are variables? */
export function needsNoType(raw: RawDeclaration & { kind: 'definition' }): boolean {
  const [clause, another] = raw.clauses;
  return another === undefined && clause?.right.kind === 'body' && parameterNames(clause) !== null;
}

/** The names of the arguments; null if one is no variable. */
export function parameterNames({ left }: RawClause): string[] | null {
  const names = unwind(left).args.map((arg) => {
    if (arg.kind !== 'explicit') return null;
    if (arg.raw.kind === 'infer') return '_';
    return arg.raw.kind === 'name' && isVariable(arg.raw.name) ? arg.raw.name : null;
  });
  return names.every((name) => name !== null) ? names : null;
}

/** Gives the global its type and its definition. */
export function defineUntyped(
  s: Session,
  global: Global,
  clause: RawClause,
  context: Context,
  passing: readonly Passing<Term>[],
): void {
  if (clause.right.kind !== 'body') throw new Error('a definition without a type has a right side');
  const { term: body } = clause.right;
  withOwner(s, global, () => {
    const inside = parameterNames(clause)!.reduce((so, name) => {
      const type = freshMeta(so, TYPE_VALUE, `the type of ${name}`, clause.left.span).term;
      return bind(so, name, evaluateIn(so, type), 2).context;
    }, context);
    const found = elaborateLocal(s, inside, clause.where, (within) => infer(s, within, body));
    settleAll();
    const type = zonk(quoteIn(inside, found.type), inside.size);
    global.type = zonk(closeType(inside, type, passing), 0);
    global.typeValue = null;
    setTree(global, inside.size, { kind: 'body', term: found.term });
  });
}

/** Does a type say `?` somewhere? */
export function hasUnknown(raw: Raw): boolean {
  if (raw.kind === 'infer') return raw.unbound === true;
  return Object.values(raw).some((part) => isRaw(part) && hasUnknown(part));
}

function isRaw(part: unknown): part is Raw {
  return typeof part === 'object' && part !== null && 'kind' in part && 'span' in part;
}
