/**
 * What callers have to know of a function: which of its arguments there are at run time, and whether it is worth a call, or
 * only another name of something, or a field of its argument.
 */
import type { ConEntry, FunEntry, Term } from '../kernel/types.ts';
import { telescope } from '../kernel/value.ts';
import { type FieldShape, saysNothing, shapeOf, unknown } from './shape.ts';

/** What is to be known of a function by those that call it. */
export interface Signature {
  /** Of its `arity` arguments: which there are at run time. */
  readonly kept: readonly boolean[];
  /** Whether a function that is a value has the argument. */
  readonly bound: readonly boolean[];
  readonly names: readonly string[];
  /** A result that says nothing is not computed. */
  readonly nothing: boolean;
}

const signatures = new WeakMap<FunEntry, Signature>();
export function signatureOf(fn: FunEntry): Signature {
  const known = signatures.get(fn);
  if (known !== undefined) return known;
  const kept: boolean[] = [];
  const bound: boolean[] = [];
  const names: string[] = [];
  const result = telescope(fn.type, fn.arity, ({ name, quantity, domain }) => {
    names.push(name);
    bound.push(quantity !== 0);
    kept.push(quantity !== 0 && !saysNothing(domain));
    return unknown();
  });
  const signature = { kept, bound, names, nothing: fn.quantity === 0 || saysNothing(result) };
  signatures.set(fn, signature);
  return signature;
}

/** What a function is another name of: a function or constructor, with nothing computed on the way. */
export function otherName({ tree }: FunEntry): Term | undefined {
  if (tree?.kind !== 'body') return undefined;
  const { term } = tree;
  const head = term.tag === 'app' ? term.fn : term;
  if (head.tag !== 'const' || head.entry === undefined || head.entry.kind === 'data') return undefined;
  const args = term.tag === 'app' ? term.args : [];
  // A function that gives a result of its own is worth its name.
  const whole = head.entry.kind === 'fun' ? head.entry.arity : head.entry.parameters + head.entry.fields.length;
  return args.length < whole && args.every(isFlat) ? term : undefined;
}

const isFlat = (term: Term): boolean =>
  term.tag === 'app' ? isFlat(term.fn) && term.args.every(isFlat) : !['lam', 'let'].includes(term.tag);

/** The field that a function does nothing but take out of its only argument. */
export function projection(fn: FunEntry): { readonly con: ConEntry; readonly field: FieldShape } | undefined {
  const { tree } = fn;
  const { kept } = signatureOf(fn);
  if (tree?.kind !== 'case' || tree.branches.length !== 1 || kept.filter(Boolean).length !== 1) return undefined;
  const { pattern, tree: body, fields } = tree.branches[0]!;
  if (!kept[tree.level] || body.kind !== 'body' || body.term.tag !== 'var' || typeof pattern === 'string')
    return undefined;
  const con = pattern.entry;
  const index = fields.length - 1 - body.term.index;
  if (con?.kind !== 'con' || index < 0 || !['record', 'pair', 'lazy'].includes(shapeOf(con.data).kind))
    return undefined;
  const field = shapeOf(con.data)
    .fields.get(con)!
    .find((one) => one.index === index);
  return field === undefined ? undefined : { con, field };
}
