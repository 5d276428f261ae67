/**
 * Local functions (`where`, `let`): lifted over everything in scope; in scope they stand for themselves applied to it.
 */
import type { RawClaim, RawDeclaration } from '../syntax/raw.ts';
import { elaborateClauses } from './clause.ts';
import { type Context, named } from './context.ts';
import { constant, evaluate } from './evaluate.ts';
import { liftedFunction, setTree } from './lift.ts';
import { closeType, instantiate, rebase } from './rebase.ts';
import { fail, type Session } from './session.ts';
import { elaborateSignature } from './signature.ts';
import type { Global } from './values.ts';

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
  const declare = (claim: RawClaim) => {
    const type = closeType(rebased.context, elaborateSignature(s, inside, claim.type));
    const global = liftedFunction(s, `local:${claim.name}`, type, claim.span);
    functions.set(claim.name, global);
    const closed = evaluate([], type);
    outside = named(outside, claim.name, constant(global, captured), () => instantiate(closed, captured));
    inside = named(inside, claim.name, constant(global, rebased.context.env), () =>
      instantiate(closed, rebased.context.env),
    );
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
