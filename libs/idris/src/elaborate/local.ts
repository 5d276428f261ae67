/**
 * Local functions (`where`, `let`): lifted over everything in scope; in scope they stand for themselves applied to it.
 */

import type { Span } from '../diagnostic.ts';
import type { RawClaim, RawDeclaration } from '../syntax/raw.ts';
import { elaborateClauses } from './clause.ts';
import { type Context, named, quoteIn } from './context.ts';
import { constant, evaluate } from './evaluate.ts';
import { liftedFunction, setTree } from './lift.ts';
import { settle } from './metas.ts';
import { closeType, instantiate, rebase } from './rebase.ts';
import { fail, type Session } from './session.ts';
import { elaborateSignature } from './signature.ts';
import { infer } from './term.ts';
import type { Global, Quantity, Term } from './values.ts';

/** `use` is run with the declarations in scope. */
export function elaborateLocal<T>(
  s: Session,
  context: Context,
  declarations: readonly RawDeclaration[],
  use: (context: Context) => T,
): T {
  const rebased = rebase(context);
  const captured = rebased.levels.map((level) => context.env[level]!);
  let outside = context;
  let inside = rebased.context;
  const functions = new Map<string, Global>();
  const flat = declarations.flatMap((declaration) =>
    declaration.kind === 'mutual' ? declaration.declarations : [declaration],
  );
  const add = (name: string, type: Term, span: Span, quantity: Quantity): Global => {
    const closed = closeType(rebased.context, type);
    const global = liftedFunction(s, `local:${name}`, closed, span, quantity);
    functions.set(name, global);
    const value = evaluate([], closed);
    outside = named(outside, name, constant(global, captured), () => instantiate(value, captured));
    inside = named(inside, name, constant(global, rebased.context.env), () => instantiate(value, rebased.context.env));
    return global;
  };
  const declare = (claim: RawClaim) => {
    add(claim.name, elaborateSignature(s, inside, claim.type), claim.span, claim.quantity);
  };
  /** `x = e` among them, without a type. */
  const define = (definition: RawDeclaration & { kind: 'definition' }): boolean => {
    const [clause, another] = definition.clauses;
    if (another !== undefined || clause?.left.kind !== 'name' || clause.right.kind !== 'body') return false;
    const { term } = clause.right;
    const found = elaborateLocal(s, inside, clause.where, (within) => infer(s, within, term));
    settle();
    const global = add(definition.name, quoteIn(inside, found.type), definition.span, 2);
    setTree(global, rebased.context.size, { kind: 'body', term: found.term });
    return true;
  };
  for (const declaration of flat) if (declaration.kind === 'claim') declare(declaration);
  for (const declaration of flat) {
    switch (declaration.kind) {
      case 'claim':
      case 'pragma':
        break;
      case 'definition': {
        const global = functions.get(declaration.name);
        if (global === undefined) {
          if (define(declaration)) break;
          fail(s, 'scope', declaration.span, `${declaration.name} has no type`, {
            notes: [`Declare it before: ${declaration.name} : …`],
          });
        }
        if (global.tree !== null) fail(s, 'scope', declaration.span, `${declaration.name} is defined twice`);
        const { arity, tree } = elaborateClauses(
          s,
          declaration.name,
          evaluate([], global.type),
          inside,
          declaration.clauses,
          declaration.span,
          false,
        );
        setTree(global, arity, tree);
        break;
      }
      default:
        fail(s, 'subset', declaration.span, `a local ${declaration.kind} is not in this checker’s subset`);
    }
  }
  for (const [name, global] of functions) {
    if (global.tree === null) fail(s, 'axiom', declarations[0]!.span, `${name} has a type and no definition`);
  }
  return use(outside);
}
