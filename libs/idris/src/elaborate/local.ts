/**
 * Local declarations (`where`, `let`): lifted over everything in scope; in scope they stand for themselves applied to it.
 * Data types take what is in scope as parameters, implementations as arguments.
 */

import type { Span } from '../diagnostic.ts';
import type { RawClaim, RawData, RawDeclaration, RawImplementation } from '../syntax/raw.ts';
import { elaborateClauses } from './clause.ts';
import { afterArguments, type Context, HINT, lookup, named, quoteIn } from './context.ts';
import { type Around, declareConstructor, declareData, finishData } from './data.ts';
import { constant, evaluate, typeOfGlobal } from './evaluate.ts';
import { buildDictionary, declareImplementation } from './implementation.ts';
import { liftedFunction, liftedName, produceLifted, setTree } from './lift.ts';
import { settle } from './metas.ts';
import { closeType, rebase } from './rebase.ts';
import { recordProjections } from './record.ts';
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
  const bring = (name: string, global: Global): void => {
    const type = typeOfGlobal(global);
    outside = named(outside, name, constant(global, captured), () => afterArguments(type, captured));
    inside = named(inside, name, constant(global, rebased.context.env), () =>
      afterArguments(type, rebased.context.env),
    );
  };
  const add = (name: string, type: Term, span: Span, quantity: Quantity): Global => {
    const closed = closeType(rebased.context, type);
    const global = liftedFunction(s, `local:${name}`, closed, span, quantity);
    functions.set(name, global);
    bring(name, global);
    return global;
  };
  const around = (name: (name: string) => string): Around => ({ context: inside, passing: [], name });
  /** The data types declared here, by name. */
  const types = new Map<string, Global>();
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
  const data = (raw: RawData) => {
    const place = around((name) => liftedName(s, `local:${name}`));
    let global = types.get(raw.name);
    if (global === undefined) {
      global = declareData(s, raw, place);
      types.set(raw.name, global);
      produceLifted(s, global, raw.span);
      bring(raw.name, global);
    }
    if (raw.constructors === null) return;
    const of = global;
    const made = raw.constructors.map((one, tag) => declareConstructor(s, of, one, tag, { ...place, context: inside }));
    finishData(of, made, raw.record?.fields ?? null);
    made.forEach((constructor, at) => {
      bring(raw.constructors![at]!.name, constructor);
    });
    const [built] = made;
    if (raw.record === null || built === undefined) return;
    for (const projection of recordProjections(s, of, built, rebased.context.size)) {
      produceLifted(s, projection, raw.span);
      const field = projection.name.slice(of.name.length + 1);
      bring(`${raw.name}.${field}`, projection);
      // Without the record's name it is seen where nothing else has that name.
      if (lookup(inside, field) === null) bring(field, projection);
    }
  };
  const implement = (raw: RawImplementation) => {
    const place = around((name) => liftedName(s, `local:${name}`));
    const implementing = declareImplementation(s, raw, place, true);
    bring(raw.name ?? `${HINT}${implementing.global.name}`, implementing.global);
    return implementing;
  };
  const all = declarations.flatMap((declaration) =>
    declaration.kind === 'mutual' ? declaration.declarations : [declaration],
  );
  const implementing = new Map<RawDeclaration, ReturnType<typeof implement>>();
  for (const declaration of all) {
    if (declaration.kind === 'claim') declare(declaration);
    else if (declaration.kind === 'data') data(declaration);
    else if (declaration.kind === 'implementation') implementing.set(declaration, implement(declaration));
  }
  for (const declaration of all) {
    switch (declaration.kind) {
      case 'claim':
      case 'pragma':
      case 'data':
        break;
      case 'implementation':
        buildDictionary(s, { ...implementing.get(declaration)!, context: inside });
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
