/**
 * For tests: core modules with one mistake in them. A mutant is determined by the module and a number, so that it can be
 * made again; the operators and how often each is tried are the table at the end.
 *
 * An operator works on core as a tree, so that one place changes and not all that share a row; `row` operators change the
 * serialised form itself. Where the meaning of a change is known beforehand, the mutant says which answer it demands.
 */
import type {
  Branch,
  CoreModule,
  DataDeclaration,
  Declaration,
  FunctionDeclaration,
  Quantity,
  SerialModule,
  Term,
  Tree,
} from '../../core/format.ts';
import { serialise } from '../../core/serialise.ts';

export interface Mutant {
  readonly operator: string;
  /** Where the change is: a declaration, or the module. */
  readonly place: string;
  /** The mutated module in its serialised form. */
  readonly serial: unknown;
  /** The only right answer, if the operator knows it. */
  readonly demanded?: 'accepted' | 'refused';
}

/** Numbers from a seed (mulberry32). */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed | 0;
  }
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }
}

/** Subterms with the number of binders above each. */
const parts = (t: Term): readonly (readonly [part: Term, binders: number])[] => {
  if (t[0] === 'app') return [t[1], ...t[2]].map((part) => [part, 0] as const);
  if (t[0] === 'lam' || t[0] === 'pi')
    return [
      [t[3], 0],
      [t[4], 1],
    ];
  if (t[0] !== 'let') return [];
  return [
    [t[3], 0],
    [t[4], 0],
    [t[5], 1],
  ];
};
function withPart(t: Term, at: number, part: Term): Term {
  if (t[0] === 'app')
    return at === 0 ? ['app', part, t[2]] : ['app', t[1], t[2].map((a, i) => (i === at - 1 ? part : a))];
  if (t[0] === 'lam' || t[0] === 'pi')
    return at === 0 ? [t[0], t[1], t[2], part, t[4]] : [t[0], t[1], t[2], t[3], part];
  if (t[0] !== 'let') return t;
  const rest = [t[3], t[4], t[5]].map((p, i) => (i === at ? part : p)) as [Term, Term, Term];
  return ['let', t[1], t[2], ...rest];
}

const sizes = new WeakMap<Term, number>();
function sizeOf(t: Term): number {
  const known = sizes.get(t) ?? parts(t).reduce((sum, [part]) => sum + sizeOf(part), 1);
  sizes.set(t, known);
  return known;
}
/** Each place in the term as it would be written out is as likely as each other. */
function atRandomPlace(t: Term, depth: number, random: Random, change: (t: Term, depth: number) => Term): Term {
  let left = random.below(sizeOf(t));
  const go = (node: Term, under: number): Term => {
    if (left-- === 0) return change(node, under);
    for (const [i, [part, binders]] of parts(node).entries()) {
      if (left < sizeOf(part)) return withPart(node, i, go(part, under + binders));
      left -= sizeOf(part);
    }
    return node;
  };
  return go(t, depth);
}
const randomPart = (t: Term, random: Random): Term => {
  let found = t;
  atRandomPlace(t, 0, random, (part) => {
    found = part;
    return part;
  });
  return found;
};

/** What an operator may look at beside the place itself. */
interface Context {
  readonly random: Random;
  readonly module: CoreModule;
  readonly declaration: Declaration;
  readonly constants: readonly string[];
  readonly constructors: readonly string[];
}
type OnTerm = (t: Term, depth: number, context: Context) => Term | undefined;

const quantities: readonly Quantity[] = [0, 1, 2];
const other = <T>(from: readonly T[], than: T, random: Random): T | undefined =>
  random.pick(from.filter((one) => one !== than));
const swapped = <T>(list: readonly T[], random: Random): readonly T[] | undefined => {
  const [i, j] = [random.below(list.length), random.below(list.length)];
  if (i === j) return undefined;
  return list.map((one, at) => (at === i ? list[j]! : at === j ? list[i]! : one));
};
const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at);
const termOf = (d: Declaration, random: Random): Term => {
  if (d.kind === 'data') return random.pick([d, ...d.constructors])!.type;
  const leaves = nodes(d.tree, d.arity).flatMap(({ node }) => (node.kind === 'body' ? [node.term] : []));
  return random.pick([d.type, ...leaves])!;
};

const onTerm: Readonly<Record<string, OnTerm>> = {
  'another constant': (t, _, { random, constants }) =>
    t[0] === 'const' ? ['const', other(constants, t[1], random) ?? 'nobody'] : undefined,
  'another constructor': (t, _, { random, constructors }) =>
    t[0] === 'const' && constructors.includes(t[1])
      ? ['const', other(constructors, t[1], random) ?? 'nobody']
      : undefined,
  'a neighbouring variable': (t, _, { random }) =>
    t[0] === 'var' ? ['var', Math.max(0, t[1] + (random.below(2) === 0 ? 1 : -1))] : undefined,
  'another variable': (t, depth, { random }) =>
    t[0] === 'var' && depth > 0 ? ['var', random.below(depth)] : undefined,
  'a variable for a term': (_, depth, { random }) => (depth > 0 ? ['var', random.below(depth)] : undefined),
  'another quantity': (t, _, { random }) =>
    t[0] === 'lam' || t[0] === 'pi'
      ? [t[0], other(quantities, t[1], random)!, t[2], t[3], t[4]]
      : t[0] === 'let'
        ? ['let', other(quantities, t[1], random)!, t[2], t[3], t[4], t[5]]
        : undefined,
  'arguments swapped': (t, _, { random }) => {
    const args = t[0] === 'app' ? swapped(t[2], random) : undefined;
    return t[0] === 'app' && args !== undefined ? ['app', t[1], args] : undefined;
  },
  'an argument dropped': (t, _, { random }) =>
    t[0] === 'app' && t[2].length > 1 ? ['app', t[1], without(t[2], random.below(t[2].length))] : undefined,
  'an argument doubled': (t, _, { random }) => {
    if (t[0] !== 'app') return undefined;
    const at = random.below(t[2].length);
    return ['app', t[1], t[2].flatMap((a, i) => (i === at ? [a, a] : [a]))];
  },
  'an argument for another': (t, _, { random }) => {
    if (t[0] !== 'app' || t[2].length < 2) return undefined;
    const [to, from] = [random.below(t[2].length), random.below(t[2].length)];
    return ['app', t[1], t[2].map((a, i) => (i === to ? t[2][from]! : a))];
  },
  'a part for the whole': (t, _, { random }) => random.pick(parts(t))?.[0],
  'the whole in a part': (t, _, { random }) => {
    const at = random.below(Math.max(1, parts(t).length));
    return parts(t).length > 0 ? withPart(t, at, t) : undefined;
  },
  'a term from elsewhere': (_, __, { random, module }) => {
    const group = random.pick(module.groups) ?? [];
    const from = random.pick(group);
    return from === undefined ? undefined : randomPart(termOf(from, random), random);
  },
  'a term from the same declaration': (_, __, { random, declaration }) =>
    randomPart(termOf(declaration, random), random),
  'domain and codomain swapped': (t) => (t[0] === 'pi' || t[0] === 'lam' ? [t[0], t[1], t[2], t[4], t[3]] : undefined),
  'neighbouring binders swapped': (t) =>
    t[0] === 'pi' && t[4][0] === 'pi'
      ? ['pi', t[4][1], t[4][2], t[4][3], ['pi', t[1], t[2], t[3], t[4][4]]]
      : undefined,
  'a binder dropped': (t) => (t[0] === 'pi' || t[0] === 'lam' ? t[4] : t[0] === 'let' ? t[5] : undefined),
  'a function type for a function': (t) =>
    t[0] === 'lam' ? ['pi', t[1], t[2], t[3], t[4]] : t[0] === 'pi' ? ['lam', t[1], t[2], t[3], t[4]] : undefined,
  'a let undone': (t) => (t[0] === 'let' ? ['lam', t[1], t[2], t[3], t[5]] : undefined),
  'Type for a term': () => ['type'],
  'another number': (t, _, { random }) =>
    t[0] === 'nat'
      ? ['nat', String(Math.max(0, Number(t[1]) + random.below(5) - 2))]
      : t[0] === 'lit' && t[1] !== 'String' && t[1] !== 'Char'
        ? ['lit', t[1], String(Number(t[2]) + random.below(5) - 2)]
        : undefined,
  'a number for a term': (_, __, { random }) => ['nat', String(random.below(3))],
  'another literal type': (t, _, { random }) =>
    t[0] === 'lit'
      ? ['lit', other(['Integer', 'Bits8', 'Int', 'String', 'Char'] as const, t[1], random)!, t[2]]
      : undefined,
  applied: (t, _, { random, constants }) => ['app', ['const', random.pick(constants) ?? 'nobody'], [t]],
  'a call of its own': (_, __, { declaration }) => ['const', declaration.name],
};

/** Every node of a case tree, and how to put another in its place. */
interface Node {
  readonly node: Tree;
  readonly depth: number;
  readonly put: (tree: Tree) => Tree;
}
function nodes(tree: Tree, depth: number, put: (tree: Tree) => Tree = (t) => t): readonly Node[] {
  const here: Node = { node: tree, depth, put };
  if (tree.kind === 'body') return [here];
  const below = tree.branches.flatMap((b, at) => {
    const inBranch = (t: Tree): Tree =>
      put({ ...tree, branches: (tree.branches as Branch[]).map((x, i) => (i === at ? { ...x, tree: t } : x)) } as Tree);
    return nodes(b.tree, depth + ('fields' in b ? b.fields.length : 0), inBranch);
  });
  const rest = tree.otherwise;
  return [here, ...below, ...(rest === undefined ? [] : nodes(rest, depth, (t) => put({ ...tree, otherwise: t })))];
}

type Change<T> = { readonly to: T; readonly demanded?: 'accepted' | 'refused' } | undefined;
type OnNode = (node: Tree, depth: number, context: Context) => Change<Tree>;
const onBranches =
  (
    change: (branches: readonly Branch[], context: Context, tree: Tree & { kind: 'case' }) => Change<readonly Branch[]>,
  ): OnNode =>
  (node, _, context) => {
    if (node.kind !== 'case' || node.branches.length === 0) return undefined;
    const changed = change(node.branches, context, node);
    return changed === undefined ? undefined : { ...changed, to: { ...node, branches: changed.to } };
  };
const at = <T>(list: readonly T[], index: number, change: (one: T) => T): readonly T[] =>
  list.map((one, i) => (i === index ? change(one) : one));

const onNode: Readonly<Record<string, OnNode>> = {
  'a branch dropped': onBranches((branches, { random }, tree) => ({
    to: without(branches, random.below(branches.length)),
    ...(tree.otherwise === undefined ? { demanded: 'refused' } : {}),
  })),
  'a branch doubled': onBranches((branches, { random }) => ({
    to: [...branches, random.pick(branches)!],
    demanded: 'refused',
  })),
  'branches for one another': onBranches((branches, { random }) => {
    const trees = swapped(
      branches.map((b) => b.tree),
      random,
    );
    return trees && { to: branches.map((b, i) => ({ ...b, tree: trees[i]! })) };
  }),
  'branches in another order': onBranches((branches, { random }) => {
    const to = swapped(branches, random);
    return to && { to, demanded: 'accepted' };
  }),
  'a branch of another constructor': onBranches((branches, { random, constructors }) => ({
    to: at(branches, random.below(branches.length), (b) => ({
      ...b,
      constructor: other(constructors, b.constructor, random) ?? 'nobody',
    })),
  })),
  'a field dropped': onBranches((branches, { random }) => {
    const index = random.below(branches.length);
    if (branches[index]!.fields.length === 0) return undefined;
    return { to: at(branches, index, (b) => ({ ...b, fields: b.fields.slice(1) })), demanded: 'refused' };
  }),
  'a field added': onBranches((branches, { random }) => ({
    to: at(branches, random.below(branches.length), (b) => ({ ...b, fields: ['more', ...b.fields] })),
    demanded: 'refused',
  })),
  'fields renamed': onBranches((branches) => ({
    to: branches.map((b) => ({ ...b, fields: b.fields.map((_, i) => `renamed${i}`) })),
    demanded: 'accepted',
  })),
  'another variable split': (node, depth, { random }) =>
    node.kind === 'body' ? undefined : { to: { ...node, level: random.below(depth + 1) } },
  'a catch-all added': (node, _, { random }) => {
    const from = node.kind === 'case' ? random.pick(node.branches) : undefined;
    return node.kind === 'case' && from !== undefined ? { to: { ...node, otherwise: from.tree } } : undefined;
  },
  'a catch-all for a branch': (node, _, { random }) => {
    const from = node.kind === 'case' ? random.pick(node.branches) : undefined;
    if (node.kind !== 'case' || from === undefined) return undefined;
    return { to: { ...node, branches: node.branches.filter((b) => b !== from), otherwise: from.tree } };
  },
  'a catch-all dropped': (node) => {
    if (node.kind !== 'case' || node.otherwise === undefined) return undefined;
    const { kind, level, branches } = node;
    return { to: { kind, level, branches } };
  },
  'a branch for the split': (node, _, { random }) => {
    const from = node.kind === 'body' ? undefined : random.pick<{ tree: Tree }>(node.branches);
    return from && { to: from.tree };
  },
  'split twice': (node, _, { random }) => {
    const into = node.kind === 'case' ? random.below(node.branches.length) : 0;
    if (node.kind !== 'case' || node.branches.length === 0) return undefined;
    return { to: { ...node, branches: at(node.branches, into, (b) => ({ ...b, tree: node })) } };
  },
  'an empty split': (_, depth, { random }) =>
    depth === 0 ? undefined : { to: { kind: 'case', level: random.below(depth), branches: [] } },
  'another literal pattern': (node, _, { random }) =>
    node.kind === 'literal' && node.branches.length > 0
      ? {
          to: {
            ...node,
            branches: at(node.branches, random.below(node.branches.length), (b) => ({ ...b, value: `${b.value}0` })),
          },
        }
      : undefined,
  'a call of itself with its own arguments': (node, depth, { declaration }) => {
    if (node.kind !== 'body' || declaration.kind !== 'function') return undefined;
    const self: Term = ['const', declaration.name];
    const args = Array.from({ length: declaration.arity }, (_, i): Term => ['var', depth - 1 - i]);
    return { to: { kind: 'body', term: args.length === 0 ? self : ['app', self, args] }, demanded: 'refused' };
  },
  'an argument of a recursive call not smaller': (node, depth, { random, declaration }) => {
    if (node.kind !== 'body' || declaration.kind !== 'function' || declaration.arity === 0) return undefined;
    const index = random.below(declaration.arity);
    const go = (t: Term, under: number): Term => {
      if (t[0] === 'app' && t[1][0] === 'const' && t[1][1] === declaration.name)
        return ['app', t[1], at(t[2], index, () => ['var', under - 1 - index] as Term)];
      return parts(t).reduce((whole, [part, binders], i) => {
        const changed = go(part, under + binders);
        return changed === part ? whole : withPart(whole, i, changed);
      }, t);
    };
    const term = go(node.term, depth);
    return term === node.term ? undefined : { to: { kind: 'body', term } };
  },
};

type OnDeclaration = (d: Declaration, context: Context) => Change<readonly Declaration[]>;
const onFunction =
  (change: (d: FunctionDeclaration, context: Context) => Change<FunctionDeclaration>): OnDeclaration =>
  (d, context) => {
    const changed = d.kind === 'function' ? change(d, context) : undefined;
    return changed && { ...changed, to: [changed.to] };
  };
const onData =
  (change: (d: DataDeclaration, context: Context) => Change<DataDeclaration>): OnDeclaration =>
  (d, context) => {
    const changed = d.kind === 'data' ? change(d, context) : undefined;
    return changed && { ...changed, to: [changed.to] };
  };
const isUsed = (name: string, module: CoreModule, except: Declaration): boolean => {
  const groups = module.groups.map((group) => group.filter((d) => d !== except));
  const { terms, groups: trees } = serialise({ ...module, groups });
  // Of a branch's constructor, as of a constant.
  return (
    JSON.stringify(terms).includes(`["const",${JSON.stringify(name)}]`) ||
    JSON.stringify(trees).includes(`"constructor":${JSON.stringify(name)}`)
  );
};
const namesOf = (d: Declaration): readonly string[] =>
  d.kind === 'data' ? [d.name, ...d.constructors.map((c) => c.name)] : [d.name];

const onDeclaration: Readonly<Record<string, OnDeclaration>> = {
  'a declaration deleted': (d, { module }) => ({
    to: [],
    ...(namesOf(d).some((name) => isUsed(name, module, d)) ? { demanded: 'refused' } : {}),
  }),
  'a declaration doubled': (d) => ({ to: [d, d], demanded: 'refused' }),
  'a declaration renamed': (d, { module }) => ({
    to: [{ ...d, name: 'renamed' }],
    ...(isUsed(d.name, module, d) ? { demanded: 'refused' } : {}),
  }),
  'the name of another declaration': (d, { random, constants }) => ({
    to: [{ ...d, name: other(constants, d.name, random) ?? 'Integer' }],
    demanded: 'refused',
  }),
  'the type of another declaration': (d, { random, module }) => {
    const from = random.pick(random.pick(module.groups) ?? []);
    return from && { to: [{ ...d, type: from.type }] };
  },
  'a function of another quantity': onFunction((d, { random }) => ({
    to: { ...d, quantity: other(quantities, d.quantity, random)! },
  })),
  'one argument more or less': onFunction((d, { random }) => ({
    to: { ...d, arity: Math.max(0, d.arity + (random.below(2) === 0 ? 1 : -1)) },
  })),
  'the tree of another function': onFunction((d, { random, module }) => {
    const from = random.pick(module.groups.flat().filter((one) => one.kind === 'function'));
    return from && { to: { ...d, tree: from.tree, arity: from.arity } };
  }),
  'a parameter for an index': onData((d, { random }) => {
    const position = random.below(3);
    const parameters = d.parameters.includes(position)
      ? d.parameters.filter((p) => p !== position)
      : [...d.parameters, position].toSorted((a, b) => a - b);
    return { to: { ...d, parameters } };
  }),
  'a constructor dropped': onData((d, { random, module }) => {
    const gone = random.pick(d.constructors);
    if (gone === undefined) return undefined;
    const to = { ...d, constructors: d.constructors.filter((c) => c !== gone) };
    return { to, ...(isUsed(gone.name, module, d) ? { demanded: 'refused' } : {}) };
  }),
  'a constructor doubled': onData((d, { random }) => {
    const one = random.pick(d.constructors);
    return one && { to: { ...d, constructors: [...d.constructors, one] }, demanded: 'refused' };
  }),
  'a constructor more': onData((d, { random }) => {
    const one = random.pick(d.constructors);
    return one && { to: { ...d, constructors: [...d.constructors, { ...one, name: 'more' }] } };
  }),
  'a constructor that takes a function from its own type': onData((d) => {
    const domains: Term[] = [];
    for (let rest = d.type; rest[0] === 'pi'; rest = rest[4]) domains.push(rest[3]);
    if (domains.length !== d.parameters.length) return undefined;
    const own = (depth: number): Term =>
      domains.length === 0
        ? ['const', d.name]
        : ['app', ['const', d.name], domains.map((_, i): Term => ['var', depth - 1 - i])];
    const [n, quantity] = [domains.length, 2] as const;
    const field: Term = ['pi', quantity, 'x', own(n), own(n + 1)];
    const type = domains.reduceRight<Term>((rest, t) => ['pi', 0, 'a', t, rest], ['pi', 2, 'f', field, own(n + 1)]);
    return { to: { ...d, constructors: [...d.constructors, { name: 'negative', type }] }, demanded: 'refused' };
  }),
  'constructors in another order': onData((d, { random }) => {
    const constructors = swapped(d.constructors, random);
    return constructors && { to: { ...d, constructors } };
  }),
  'types of constructors for one another': onData((d, { random }) => {
    const types = swapped(
      d.constructors.map((c) => c.type),
      random,
    );
    return types && { to: { ...d, constructors: d.constructors.map((c, i) => ({ ...c, type: types[i]! })) } };
  }),
};

type OnModule = (module: CoreModule, random: Random) => Change<CoreModule>;
const onModule: Readonly<Record<string, OnModule>> = {
  'an import dropped': (module, random) =>
    module.imports.length === 0
      ? undefined
      : { to: { ...module, imports: without(module.imports, random.below(module.imports.length)) } },
  'groups for one another': (module, random) => {
    const groups = swapped(module.groups, random);
    return groups && { to: { ...module, groups } };
  },
  'neighbouring groups merged': (module, random) => {
    const index = random.below(module.groups.length);
    const [one, two] = [module.groups[index], module.groups[index + 1]];
    if (one === undefined || two === undefined) return undefined;
    return {
      to: {
        ...module,
        groups: [...module.groups.slice(0, index), [...one, ...two], ...module.groups.slice(index + 2)],
      },
    };
  },
  'a group in parts': (module, random) => {
    const large = module.groups.filter((group) => group.length > 1);
    const group = random.pick(large);
    return (
      group && { to: { ...module, groups: module.groups.flatMap((g) => (g === group ? g.map((d) => [d]) : [g])) } }
    );
  },
  'a constructor of another data type': (module, random) => {
    const all = module.groups.flat().filter((d) => d.kind === 'data');
    const [from, to] = [random.pick(all.filter((d) => d.constructors.length > 0)), random.pick(all)];
    if (from === undefined || to === undefined || from === to) return undefined;
    const moved = random.pick(from.constructors)!;
    const change = (d: Declaration): Declaration => {
      if (d.kind !== 'data' || (d !== from && d !== to)) return d;
      const rest = d.constructors.filter((c) => c !== moved);
      return { ...d, constructors: d === to ? [...rest, moved] : rest };
    };
    return { to: { ...module, groups: module.groups.map((g) => g.map(change)) }, demanded: 'refused' };
  },
  'builtins for one another': (module, random) => {
    const functions = module.builtins.functions;
    const names = functions && swapped(Object.values(functions), random);
    if (functions === undefined || names === undefined) return undefined;
    const swappedFunctions = Object.fromEntries(Object.keys(functions).map((key, i) => [key, names[i]!]));
    return { to: { ...module, builtins: { ...module.builtins, functions: swappedFunctions } } };
  },
  'another type of numbers': (module, random) => {
    const all = module.groups.flat().filter((d) => d.kind === 'data' && d.name !== module.builtins.nat);
    const nat = random.pick(all)?.name;
    return nat === undefined ? undefined : { to: { ...module, builtins: { ...module.builtins, nat } } };
  },
};

type OnRows = (module: SerialModule, random: Random) => unknown;
const inRow = (module: SerialModule, index: number, row: readonly unknown[]): unknown => ({
  ...module,
  terms: module.terms.map((r, i) => (i === index ? row : r)),
});
const wild: readonly unknown[] = [null, -1, 0.5, 2 ** 53, '', 'Integer', [], {}, true, 1e9];
const onRows: Readonly<Record<string, OnRows>> = {
  'another row': (module, random) => {
    const index = random.below(module.terms.length);
    const row = module.terms[index]!;
    const change = (part: unknown): unknown =>
      Array.isArray(part)
        ? part.map((p, i) => (i === 0 ? change(p) : p))
        : typeof part === 'number'
          ? random.below(index + 2)
          : part;
    const place = 1 + random.below(row.length);
    return inRow(
      module,
      index,
      row.map((part, i) => (i === place ? change(part) : part)),
    );
  },
  'another kind of row': (module, random) => {
    const index = random.below(module.terms.length);
    const kind = random.pick(['var', 'const', 'app', 'lam', 'pi', 'let', 'type', 'nat', 'lit']);
    return inRow(module, index, [kind, ...module.terms[index]!.slice(1)]);
  },
  'two universes made one': (module, random) => {
    const levels = module.terms.flatMap((row, i) => (row[0] === 'type' ? [i] : []));
    const [a, b] = [random.pick(levels), random.pick(levels)];
    if (a === undefined || b === undefined || a === b) return undefined;
    const [gone, kept] = [Math.max(a, b), Math.min(a, b)];
    const one = (row: number): number => (row === gone ? kept : row);
    const terms = module.terms.map((row): unknown => {
      if (row[0] === 'app') return ['app', one(row[1]), row[2].map(one)];
      if (row[0] === 'lam' || row[0] === 'pi') return [...row.slice(0, 3), one(row[3]), one(row[4])];
      return row[0] === 'let' ? [...row.slice(0, 3), one(row[3]), one(row[4]), one(row[5])] : row;
    });
    const inTree = (key: string, value: unknown): unknown =>
      (key === 'type' || key === 'term') && typeof value === 'number' ? one(value) : value;
    return { ...module, terms, groups: JSON.parse(JSON.stringify(module.groups, inTree)) };
  },
  'no row': (module, random) =>
    inRow(module, random.below(module.terms.length), random.pick([[], [null], ['pi', 2, 'x']])!),
  'anything in the file': (module, random) => {
    const change = (node: unknown, depth: number): unknown => {
      if (typeof node !== 'object' || node === null || random.below(8) === 0) return random.pick(wild);
      const keys = Object.keys(node);
      if (keys.length === 0 || depth > 12) return random.pick(wild);
      const key = random.pick(keys)!;
      const part = change((node as Record<string, unknown>)[key], depth + 1);
      return Array.isArray(node)
        ? (node as unknown[]).map((p, i) => (String(i) === key ? part : p))
        : { ...node, [key]: part };
    };
    return change(module, 0);
  },
};

const inDeclaration = (module: CoreModule, d: Declaration, to: readonly Declaration[]): CoreModule => ({
  ...module,
  groups: module.groups.map((group) => group.flatMap((one) => (one === d ? to : [one]))),
});

function onSomeTerm(d: Declaration, context: Context, change: OnTerm): Declaration | undefined {
  const { random } = context;
  let hit = false;
  const go = (t: Term, depth: number): Term => {
    // Not each place fits the operator: some are tried.
    for (let i = 0; i < 40 && !hit; i++) {
      const changed = atRandomPlace(t, depth, random, (part, under) => {
        const to = change(part, under, context);
        hit = to !== undefined && JSON.stringify(to) !== JSON.stringify(part);
        return hit ? to! : part;
      });
      if (hit) return changed;
    }
    return t;
  };
  let result: Declaration;
  if (d.kind === 'data') {
    const index = random.below(d.constructors.length + 1) - 1;
    result =
      index < 0
        ? { ...d, type: go(d.type, 0) }
        : { ...d, constructors: at(d.constructors, index, (c) => ({ ...c, type: go(c.type, 0) })) };
  } else {
    const leaves = nodes(d.tree, d.arity).filter(({ node }) => node.kind === 'body');
    const leaf = random.below(3) === 0 ? undefined : random.pick(leaves);
    result =
      leaf?.node.kind !== 'body'
        ? { ...d, type: go(d.type, 0) }
        : { ...d, tree: leaf.put({ kind: 'body', term: go(leaf.node.term, leaf.depth) }) };
  }
  return hit ? result : undefined;
}

/** The mutant of that number. `module` is what `serial` was made of. */
export function mutantOf(module: CoreModule, serial: SerialModule, seed: number): Mutant {
  const random = new Random(seed);
  const declarations = module.groups.flat();
  const before = JSON.stringify(serial);
  const constants = [
    ...new Set([...declarations.flatMap(namesOf), ...serial.terms.flatMap((r) => (r[0] === 'const' ? [r[1]] : []))]),
  ];
  const constructors = declarations.flatMap((d) => (d.kind === 'data' ? d.constructors.map((c) => c.name) : []));
  for (;;) {
    const declaration = random.pick(declarations)!;
    const context: Context = { random, module, declaration, constants, constructors };
    const kind = random.below(20);
    const finish = (operator: string, change: Change<CoreModule>): Mutant | undefined =>
      change && {
        operator,
        place: declaration.name,
        serial: JSON.parse(JSON.stringify(serialise(change.to))),
        ...(change.demanded === undefined ? {} : { demanded: change.demanded }),
      };
    let made: Mutant | undefined;
    if (kind < 10) {
      const [operator, change] = random.pick(Object.entries(onTerm))!;
      const to = onSomeTerm(declaration, context, change);
      made = to && finish(operator, { to: inDeclaration(module, declaration, [to]) });
    } else if (kind < 14 && declaration.kind === 'function') {
      const [operator, change] = random.pick(Object.entries(onNode))!;
      const node = random.pick(nodes(declaration.tree, declaration.arity))!;
      const changed = change(node.node, node.depth, context);
      made =
        changed &&
        finish(operator, {
          ...changed,
          to: inDeclaration(module, declaration, [{ ...declaration, tree: node.put(changed.to) }]),
        });
    } else if (kind < 17) {
      const [operator, change] = random.pick(Object.entries(onDeclaration))!;
      const changed = change(declaration, context);
      made = changed && finish(operator, { ...changed, to: inDeclaration(module, declaration, changed.to) });
    } else if (kind < 18) {
      const [operator, change] = random.pick(Object.entries(onModule))!;
      const changed = change(module, random);
      made = finish(operator, changed);
    } else {
      const [operator, change] = random.pick(Object.entries(onRows))!;
      const changed = change(serial, random);
      if (changed !== undefined) made = { operator, place: module.name, serial: JSON.parse(JSON.stringify(changed)) };
    }
    if (made !== undefined && JSON.stringify(made.serial) !== before) return made;
  }
}
