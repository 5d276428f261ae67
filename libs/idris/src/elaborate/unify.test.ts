/**
 * Laws of evaluation and unification, on random terms over a small signature.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { bind, type Context, EMPTY, evaluateIn } from './context.ts';
import { constant, quote } from './evaluate.ts';
import { clearProblems, freshMeta, settle } from './metas.ts';
import { attempt } from './trail.ts';
import { convertible, unify } from './unify.ts';
import { EXPLICIT, type Global, newGlobal, type Term, TYPE, type Value } from './values.ts';

const data = newGlobal('T', 'data', 'M', TYPE, 'public', 2);
const T: Term = { t: 'const', global: data };
const type: Value = constant(data, []);

function builder(name: string, arity: number): Global {
  let of: Term = T;
  for (let at = 0; at < arity; at++) {
    of = { t: 'pi', quantity: 2, name: '_', passing: EXPLICIT, domain: T, body: of };
  }
  return newGlobal(name, 'constructor', 'M', of, 'public', 2);
}

const leaf = builder('Leaf', 0);
const wrap = builder('Wrap', 1);
const node = builder('Node', 2);

const VARIABLES = 3;
let context: Context = EMPTY;
for (let at = 0; at < VARIABLES; at++) context = bind(context, `x${at}`, type, 2).context;

interface Shape {
  readonly kind: 'leaf' | 'variable' | 'wrap' | 'node';
  readonly at: number;
  readonly parts: readonly Shape[];
}

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'medium' },
    fc.constant<Shape>({ kind: 'leaf', at: 0, parts: [] }),
    fc.nat({ max: VARIABLES - 1 }).map((at): Shape => ({ kind: 'variable', at, parts: [] })),
    fc.tuple(tie('shape')).map((parts): Shape => ({ kind: 'wrap', at: 0, parts })),
    fc.tuple(tie('shape'), tie('shape')).map((parts): Shape => ({ kind: 'node', at: 0, parts })),
  ),
}));

function termOf(of: Shape): Term {
  if (of.kind === 'variable') return { t: 'var', index: of.at };
  const global = of.kind === 'leaf' ? leaf : of.kind === 'wrap' ? wrap : node;
  const fn: Term = { t: 'const', global };
  return of.parts.length === 0 ? fn : { t: 'app', fn, args: of.parts.map(termOf) };
}

/** Some parts replaced by metavariables; which, the stream of booleans says. */
function withHoles(of: Shape, holes: Iterator<boolean>): Term {
  if (holes.next().value === true) return freshMeta(context, type, 'a part', { start: 0, end: 0 }).term;
  if (of.parts.length === 0) return termOf(of);
  const fn: Term = { t: 'const', global: of.kind === 'wrap' ? wrap : node };
  return { t: 'app', fn, args: of.parts.map((part) => withHoles(part, holes)) };
}

const never = (): never => {
  throw new Error('nothing was postponed');
};

beforeEach(clearProblems);

describe('values', () => {
  it('are read back as the terms they come from', () => {
    fc.assert(
      fc.property(shape, (one) => {
        const term = termOf(one);
        expect(quote(evaluateIn(context, term), context.size)).toEqual(term);
      }),
    );
  });

  it('are convertible only if they are the same, where nothing computes', () => {
    fc.assert(
      fc.property(shape, shape, (one, other) => {
        const [l, r] = [evaluateIn(context, termOf(one)), evaluateIn(context, termOf(other))];
        expect(convertible(l, r, context.size)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

describe('unification', () => {
  it('makes a term with holes equal to what it was made from', () => {
    fc.assert(
      fc.property(shape, fc.infiniteStream(fc.boolean()), (one, holes) => {
        const [pattern, whole] = [evaluateIn(context, withHoles(one, holes)), evaluateIn(context, termOf(one))];
        expect(unify(pattern, whole, context.size, never)).toBe(true);
        settle();
        expect(convertible(pattern, whole, context.size)).toBe(true);
      }),
    );
  });

  it('solves nothing by a term that contains what is to be solved', () => {
    const meta = freshMeta(context, type, 'a part', { start: 0, end: 0 });
    const around: Term = { t: 'app', fn: { t: 'const', global: wrap }, args: [meta.term] };
    expect(unify(evaluateIn(context, meta.term), evaluateIn(context, around), context.size, never)).toBe(false);
  });

  it('solves nothing by a variable that is out of scope', () => {
    const meta = freshMeta(context, type, 'a part', { start: 0, end: 0 });
    const inside = bind(context, 'y', type, 2);
    const left = evaluateIn(context, meta.term);
    expect(unify(left, inside.value, inside.context.size, never)).toBe(false);
  });

  it('takes back what a failed attempt has solved', () => {
    fc.assert(
      fc.property(shape, fc.infiniteStream(fc.boolean()), (one, holes) => {
        const term = withHoles(one, holes);
        const before = JSON.stringify(quote(evaluateIn(context, term), context.size), shallow);
        const outcome = attempt(() => {
          unify(evaluateIn(context, term), evaluateIn(context, termOf(one)), context.size, never);
          throw new Error('give up');
        });
        expect(outcome.ok).toBe(false);
        expect(JSON.stringify(quote(evaluateIn(context, term), context.size), shallow)).toBe(before);
      }),
    );
  });
});

function shallow(key: string, value: unknown): unknown {
  if (key === 'meta') return (value as { id: number }).id;
  return key === 'global' ? (value as Global).name : value;
}
