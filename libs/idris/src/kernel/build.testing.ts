/**
 * For tests: core written by hand. Terms are built with names and closed into indices, so that a test reads like the
 * source it stands for; `raw` indices are still possible where a test wants a wrong one.
 */
import type { Builtins, CoreModule, Declaration, Quantity, Term, Tree } from '../core/format.ts';
import { serialise } from '../core/serialise.ts';
import { checkModule, type Environment, emptyEnvironment, KernelError } from './kernel.ts';

/** A term that still has names: a string is a variable if bound, a constant otherwise. */
export type Named = string | number | bigint | Term | ((scope: readonly string[]) => Term);

export function close(t: Named, scope: readonly string[] = []): Term {
  if (typeof t === 'string') {
    const at = scope.lastIndexOf(t);
    return at < 0 ? ['const', t] : ['var', scope.length - 1 - at];
  }
  if (typeof t === 'number' || typeof t === 'bigint') return ['nat', String(t)];
  return typeof t === 'function' ? t(scope) : t;
}
export const type: Named = () => ['type'];
export const app =
  (fn: Named, ...args: readonly Named[]): Named =>
  (scope) => ['app', close(fn, scope), args.map((a) => close(a, scope))];
type Binder = readonly [name: string, type: Named, quantity?: Quantity];
const binder =
  (tag: 'pi' | 'lam') =>
  (binders: readonly Binder[], body: Named): Named =>
  (scope) => {
    const [first, ...rest] = binders;
    if (first === undefined) return close(body, scope);
    const [name, domain, quantity = 2] = first;
    return [tag, quantity, name, close(domain, scope), close(binder(tag)(rest, body), [...scope, name])];
  };
export const pi = binder('pi');
export const lam = binder('lam');
export const arrow = (...types: readonly Named[]): Named =>
  pi(
    types.slice(0, -1).map((t, i) => [`_${i}`, t] as const),
    types[types.length - 1]!,
  );
export const let_ =
  (name: string, quantity: Quantity, typ: Named, value: Named, body: Named): Named =>
  (scope) => ['let', quantity, name, close(typ, scope), close(value, scope), close(body, [...scope, name])];

/** Case trees with names; `body` and splits see the arguments and the fields so far. */
export type NamedTree = (scope: readonly string[]) => Tree;
export const body =
  (t: Named): NamedTree =>
  (scope) => ({ kind: 'body', term: close(t, scope) });
export const split =
  (
    name: string,
    branches: Readonly<Record<string, readonly [...string[], NamedTree]>>,
    otherwise?: NamedTree,
  ): NamedTree =>
  (scope) => ({
    kind: 'case',
    level: scope.lastIndexOf(name),
    branches: Object.entries(branches).map(([name_, parts]) => {
      const fields = parts.slice(0, -1) as string[];
      return { constructor: name_, fields, tree: (parts[parts.length - 1] as NamedTree)([...scope, ...fields]) };
    }),
    ...(otherwise === undefined ? {} : { otherwise: otherwise(scope) }),
  });
export const literal =
  (name: string, branches: Readonly<Record<string, NamedTree>>, otherwise: NamedTree): NamedTree =>
  (scope) => ({
    kind: 'literal',
    level: scope.lastIndexOf(name),
    branches: Object.entries(branches).map(([value, tree]) => ({ value, tree: tree(scope) })),
    otherwise: otherwise(scope),
  });

export const data = (
  name: string,
  typ: Named,
  parameters: readonly number[],
  constructors: Readonly<Record<string, Named>>,
): Declaration => ({
  kind: 'data',
  name,
  type: close(typ),
  parameters,
  constructors: Object.entries(constructors).map(([n, t]) => ({ name: n, type: close(t) })),
});
export const fun = (
  name: string,
  typ: Named,
  args: readonly string[],
  tree: NamedTree,
  quantity: Quantity = 2,
): Declaration => ({
  kind: 'function',
  name,
  quantity,
  type: close(typ),
  arity: args.length,
  tree: tree(args),
});

export const module = (
  name: string,
  imports: readonly string[],
  declarations: readonly (Declaration | readonly Declaration[])[],
  builtins: Builtins = {},
): CoreModule => ({
  format: 'lago-core/1',
  name,
  imports,
  builtins,
  groups: declarations.map((d) => (Array.isArray(d) ? d : [d as Declaration])),
});

/** The first parts of a library: Nat, Bool, List, Vect, Equal, Void, pairs, and what is proved about plus. */
export const natType = data('Nat', type, [], { Z: 'Nat', S: arrow('Nat', 'Nat') });
export const plus = fun(
  'plus',
  arrow('Nat', 'Nat', 'Nat'),
  ['n', 'm'],
  split('n', { Z: [body('m')], S: ['k', body(app('S', app('plus', 'k', 'm')))] }),
);
export const mult = fun(
  'mult',
  arrow('Nat', 'Nat', 'Nat'),
  ['n', 'm'],
  split('n', { Z: [body('Z')], S: ['k', body(app('plus', 'm', app('mult', 'k', 'm')))] }),
);
export const minus = fun(
  'minus',
  arrow('Nat', 'Nat', 'Nat'),
  ['n', 'm'],
  split('n', {
    Z: [body('Z')],
    S: ['k', split('m', { Z: [body('n')], S: ['j', body(app('minus', 'k', 'j'))] })],
  }),
);
export const lte = fun(
  'lte',
  arrow('Nat', 'Nat', 'Bool'),
  ['n', 'm'],
  split('n', { Z: [body('True')], S: ['k', split('m', { Z: [body('False')], S: ['j', body(app('lte', 'k', 'j'))] })] }),
);
const a0: Binder = ['a', type, 0];
export const equalType = data('Equal', pi([a0, ['b', type, 0], ['x', 'a'], ['y', 'b']], type), [0, 2], {
  Refl: pi([a0, ['x', 'a', 0]], app('Equal', 'a', 'a', 'x', 'x')),
});
export const equal = (of: Named, x: Named, y: Named): Named => app('Equal', of, of, x, y);
export const basics: readonly Declaration[] = [
  natType,
  data('Bool', type, [], { False: 'Bool', True: 'Bool' }),
  data('Void', type, [], {}),
  data('Unit', type, [], { MkUnit: 'Unit' }),
  data('List', pi([['a', type]], type), [0], {
    Nil: pi([a0], app('List', 'a')),
    Cons: pi([a0, ['x', 'a'], ['xs', app('List', 'a')]], app('List', 'a')),
  }),
  data(
    'Vect',
    pi(
      [
        ['n', 'Nat'],
        ['a', type],
      ],
      type,
    ),
    [1],
    {
      VNil: pi([a0], app('Vect', 'Z', 'a')),
      VCons: pi([a0, ['n', 'Nat', 0], ['x', 'a'], ['xs', app('Vect', 'n', 'a')]], app('Vect', app('S', 'n'), 'a')),
    },
  ),
  data('Fin', arrow('Nat', type), [], {
    FZ: pi([['n', 'Nat', 0]], app('Fin', app('S', 'n'))),
    FS: pi(
      [
        ['n', 'Nat', 0],
        ['i', app('Fin', 'n')],
      ],
      app('Fin', app('S', 'n')),
    ),
  }),
  equalType,
  data(
    'DPair',
    pi(
      [
        ['a', type],
        ['p', arrow('a', type)],
      ],
      type,
    ),
    [0, 1],
    {
      MkDPair: pi([a0, ['p', arrow('a', type), 0], ['x', 'a'], ['y', app('p', 'x')]], app('DPair', 'a', 'p')),
    },
  ),
  plus,
  mult,
  minus,
  lte,
  fun(
    'cong',
    pi(
      [a0, ['b', type, 0], ['f', arrow('a', 'b'), 0], ['x', 'a', 0], ['y', 'a', 0], ['e', equal('a', 'x', 'y')]],
      equal('b', app('f', 'x'), app('f', 'y')),
    ),
    ['a', 'b', 'f', 'x', 'y', 'e'],
    split('e', { Refl: [body(app('Refl', 'b', app('f', 'x')))] }),
  ),
  fun(
    'trans',
    pi(
      [a0, ['x', 'a', 0], ['y', 'a', 0], ['z', 'a', 0], ['e', equal('a', 'x', 'y')], ['f', equal('a', 'y', 'z')]],
      equal('a', 'x', 'z'),
    ),
    ['a', 'x', 'y', 'z', 'e', 'f'],
    split('e', { Refl: [body('f')] }),
  ),
  fun(
    'sym',
    pi([a0, ['x', 'a', 0], ['y', 'a', 0], ['e', equal('a', 'x', 'y')]], equal('a', 'y', 'x')),
    ['a', 'x', 'y', 'e'],
    split('e', { Refl: [body(app('Refl', 'a', 'x'))] }),
  ),
];
export const prelude = (): CoreModule =>
  module('Prelude', [], basics, { nat: 'Nat', functions: { plus: 'plus', mult: 'mult', minus: 'minus', lte: 'lte' } });

let cached: Environment | undefined;
export function withPrelude(): Environment {
  cached ??= checkModule(JSON.parse(JSON.stringify(serialise(prelude()))), emptyEnvironment());
  return cached;
}
/** Checks declarations on top of the prelude, through JSON as the driver does. */
export function accept(...declarations: readonly (Declaration | readonly Declaration[])[]): Environment {
  return checkModule(JSON.parse(JSON.stringify(serialise(module('Test', ['Prelude'], declarations)))), withPrelude());
}
/** The kind and message with which the declarations are refused. */
export function refusal(...declarations: readonly (Declaration | readonly Declaration[])[]): string {
  return refusalOf(() => accept(...declarations));
}
export function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof KernelError) return `${error.kind}: ${error.declaration}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}
