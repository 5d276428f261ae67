/**
 * How large types are: a rough inference that gives each `type` in a declaration a level.
 *
 * Core has typical ambiguity with cumulativity and one level for each `type`; Agda has neither under `--safe` (it refuses
 * `--cumulativity` there). So each constant becomes polymorphic: what its type leaves open are level parameters, the
 * rest are expressions over them. Uses give no levels, Agda infers them (`List _ A`): every type argument is explicit,
 * and determines them. What needs cumulativity in earnest (`if b then Nat else Type`) is refused by Agda.
 *
 * The inference follows types only as far as their shape shows without evaluation. Where it does not see, it says nothing
 * and Agda decides. A data type is as large as its fields; a universe that nothing relates to a parameter is the lowest.
 */
import type { DataDeclaration, FunctionDeclaration, Term, Tree } from '../core/format.ts';
import { above, constant, equate, type Level, maximum, resolve, type Unknown, unknown, unknownsOf } from './levels.ts';

/** What is seen of the type of something. */
type Shape =
  /** It is a type, of this level. */
  | { readonly kind: 'universe'; readonly level: Level }
  /** `id` stands for the argument in the codomain. */
  | { readonly kind: 'pi'; readonly id: Id; readonly domain: Shape; readonly codomain: Shape }
  | { readonly kind: 'bound'; readonly id: Id }
  /** It is in a data type, applied to these: universes may stand among them (`List Type`). */
  | { readonly kind: 'data'; readonly name: string; readonly args: readonly Shape[] }
  | { readonly kind: 'other' };
type Id = Readonly<Record<never, never>>;
/** What is known of a variable. */
type Variable = { readonly id: Id; readonly shape: Shape };
type Variables = readonly Variable[];
const other: Shape = { kind: 'other' };
const variable = (shape: Shape, id: Id = {}): Variable => ({ id, shape });

/** What is exported of a constant: level parameters, its type with universes, and how a data type's arguments are ordered. */
export interface Signature {
  readonly levels: readonly Unknown[];
  readonly shape: Shape;
  /** For a data type and its constructors. */
  readonly data?: { readonly name: string; readonly arity: number; readonly parameters: readonly number[] };
  /** Of a constructor, with the parameters. */
  readonly constructorType?: Term;
}

/** The levels of the `type`s of a declaration, by object: copies have one object for each place. */
export type Universes = Map<Term, Level>;

/** The levels at which constants are used, by object; those of the group at hand are not there. */
export type Uses = Map<Term, readonly Level[]>;

/** A copy in which every `type` and every constant is an object of its own. */
export function separate(term: Term): Term {
  switch (term[0]) {
    case 'type':
      return ['type'];
    case 'const':
      return ['const', term[1]];
    case 'app':
      return ['app', separate(term[1]), term[2].map(separate)];
    case 'lam':
    case 'pi':
      return [term[0], term[1], term[2], separate(term[3]), separate(term[4])];
    case 'let':
      return ['let', term[1], term[2], separate(term[3]), separate(term[4]), separate(term[5])];
    default:
      return term;
  }
}

export function separateTree(tree: Tree): Tree {
  if (tree.kind === 'body') return { kind: 'body', term: separate(tree.term) };
  const branches = tree.branches.map((b) => ({ ...b, tree: separateTree(b.tree) }));
  return { ...tree, branches, ...(tree.otherwise && { otherwise: separateTree(tree.otherwise) }) } as Tree;
}

export class Inference {
  readonly universes: Universes = new Map();
  readonly uses: Uses = new Map();
  private readonly signature: (name: string) => Signature;
  /** Members of the group at hand have one level for all their uses. */
  private readonly own = new Map<string, Shape>();

  constructor(signature: (name: string) => Signature) {
    this.signature = signature;
  }

  private universe(term: Term): Level {
    const known = this.universes.get(term) ?? unknown();
    this.universes.set(term, known);
    return known;
  }

  /** The shape of what has this type. */
  private shape(type: Term, scope: Variables): Shape {
    if (type[0] === 'type') return { kind: 'universe', level: this.universe(type) };
    if (type[0] === 'var') {
      const found = scope[scope.length - 1 - type[1]];
      return found === undefined ? other : { kind: 'bound', id: found.id };
    }
    if (type[0] === 'app' && type[1][0] === 'const') {
      const args = type[2].map((arg) => this.shape(arg, scope));
      return args.every(({ kind }) => kind === 'other') ? other : { kind: 'data', name: type[1][1], args };
    }
    if (type[0] !== 'pi') return other;
    const domain = this.shape(type[3], scope);
    const argument = variable(domain);
    return { kind: 'pi', id: argument.id, domain, codomain: this.shape(type[4], [...scope, argument]) };
  }

  private sort(type: Term, scope: Variables): Level {
    const shape = this.infer(type, scope);
    return shape.kind === 'universe' ? shape.level : unknown();
  }

  infer(term: Term, scope: Variables): Shape {
    switch (term[0]) {
      case 'var':
        return scope[scope.length - 1 - term[1]]?.shape ?? other;
      case 'const': {
        const own = this.own.get(term[1]);
        if (own !== undefined) return own;
        const { shape, levels } = instantiate(this.signature(term[1]));
        this.uses.set(term, levels);
        return shape;
      }
      case 'app': {
        let shape = this.infer(term[1], scope);
        for (const arg of term[2]) {
          const found = this.infer(arg, scope);
          if (shape.kind === 'pi') match(found, shape.domain);
          shape = shape.kind === 'pi' ? substitute(shape.codomain, shape.id, this.shape(arg, scope)) : other;
        }
        return shape;
      }
      case 'lam': {
        this.sort(term[3], scope);
        const domain = this.shape(term[3], scope);
        const argument = variable(domain);
        return { kind: 'pi', id: argument.id, domain, codomain: this.infer(term[4], [...scope, argument]) };
      }
      case 'pi': {
        const domain = this.sort(term[3], scope);
        const codomain = this.sort(term[4], [...scope, variable(this.shape(term[3], scope))]);
        return { kind: 'universe', level: maximum([domain, codomain]) };
      }
      case 'let': {
        this.sort(term[3], scope);
        match(this.infer(term[4], scope), this.shape(term[3], scope));
        return this.infer(term[5], [...scope, variable(this.shape(term[3], scope))]);
      }
      case 'type':
        return { kind: 'universe', level: above(this.universe(term)) };
      default:
        return other;
    }
  }

  /** A group of data types: their signatures and those of their constructors. */
  data(group: readonly DataDeclaration[]): ReadonlyMap<string, Signature> {
    for (const d of group) {
      this.sort(d.type, []);
      this.own.set(d.name, this.shape(d.type, []));
    }
    const ends = group.map((d) => this.universe(end(d.type)));
    const fields = group.flatMap((d) => d.constructors.flatMap((c) => this.fields(d, c.type)));
    const own = new Set(ends.flatMap(unknownsOf));
    const formers = new Set(group.flatMap((d) => domains(d.type).flatMap((t) => this.inside(t))));
    // What only a field mentions is the lowest universe.
    for (const d of group)
      for (const c of d.constructors)
        for (const u of this.inside(c.type)) if (!own.has(u) && !formers.has(u)) u.value = constant(0);
    const size = maximum(
      fields.map((level) => {
        const { least, unknowns } = resolve(level);
        return { least, unknowns: new Map([...unknowns].filter(([u]) => formers.has(u) && !own.has(u))) };
      }),
    );
    for (const level of ends)
      if (size.least > 0 || size.unknowns.size > 0 || !unknownsOf(level).some((u) => formers.has(u)))
        equate(level, size);
    const signatures = new Map<string, Signature>();
    const levels = [...new Set(group.flatMap((d) => domains(d.type).flatMap((t) => this.inside(t))))];
    for (const d of group) {
      const about = { name: d.name, arity: domains(d.type).length, parameters: d.parameters };
      signatures.set(d.name, { levels, shape: this.shape(d.type, []), data: about });
      for (const c of d.constructors)
        signatures.set(c.name, { levels, shape: this.shape(c.type, []), data: about, constructorType: c.type });
    }
    return signatures;
  }

  /** Relates a constructor's levels to those of its data type; gives the sizes of its fields. */
  private fields(d: DataDeclaration, type: Term): readonly Level[] {
    const sizes: Level[] = [];
    const scope: Variable[] = [];
    const former = this.own.get(d.name)!;
    const parameters = d.parameters.map((p) => nth(former, p));
    let rest = type;
    for (let i = 0; rest[0] === 'pi'; i++, rest = rest[4]) {
      const size = this.sort(rest[3], scope);
      const shape = this.shape(rest[3], scope);
      const parameter = parameters[i];
      if (parameter !== undefined) match(shape, parameter);
      else sizes.push(size);
      scope.push(variable(shape));
    }
    this.infer(rest, scope);
    return sizes;
  }

  /** A group of functions; the inference also goes through their bodies. */
  functions(group: readonly FunctionDeclaration[]): ReadonlyMap<string, Signature> {
    for (const f of group) {
      this.sort(f.type, []);
      this.own.set(f.name, this.shape(f.type, []));
    }
    for (const f of group) {
      const scope: Variable[] = [];
      let rest = this.own.get(f.name)!;
      for (let i = 0; i < f.arity; i++) {
        scope.push(rest.kind === 'pi' ? variable(rest.domain, rest.id) : variable(other));
        rest = rest.kind === 'pi' ? rest.codomain : other;
      }
      this.tree(f.tree, scope, rest);
    }
    const signatures = new Map<string, Signature>();
    for (const f of group) {
      const levels = [...new Set([...domains(f.type).flatMap((t) => this.inside(t)), ...this.open(f.type)])];
      for (const u of this.inside(end(f.type))) if (!levels.includes(u)) u.value = constant(0);
      if (end(f.type)[0] === 'type') this.lowest(f.tree, levels);
      signatures.set(f.name, { levels, shape: this.shape(f.type, []) });
    }
    return signatures;
  }

  private tree(tree: Tree, scope: Variables, result: Shape): void {
    if (tree.kind === 'body') return match(this.infer(tree.term, scope), result);
    for (const b of tree.branches) {
      if (!('fields' in b)) {
        this.tree(b.tree, scope, result);
        continue;
      }
      const signature = this.signature(b.constructor);
      let { shape } = instantiate(signature);
      const split = scope[tree.level]?.shape;
      for (const at of signature.data?.parameters ?? []) {
        const arg = (split?.kind === 'data' && split.args[at]) || other;
        shape = shape.kind === 'pi' ? substitute(shape.codomain, shape.id, arg) : other;
      }
      const fields = b.fields.map(() => {
        const field = shape.kind === 'pi' ? variable(shape.domain, shape.id) : variable(other);
        shape = shape.kind === 'pi' ? shape.codomain : other;
        return field;
      });
      this.tree(b.tree, [...scope, ...fields], result);
    }
    if (tree.otherwise !== undefined) this.tree(tree.otherwise, scope, result);
  }

  private lowest(tree: Tree, levels: readonly Unknown[]): void {
    if (tree.kind === 'body') {
      for (const u of this.inside(tree.term)) if (!levels.includes(u)) u.value = constant(0);
      return;
    }
    for (const b of tree.branches) this.lowest(b.tree, levels);
    if (tree.otherwise !== undefined) this.lowest(tree.otherwise, levels);
  }

  /** The unknown levels of type constructors that are not applied to all they take, which nothing but a parameter fixes. */
  private open(term: Term, args = 0): readonly Unknown[] {
    if (term[0] === 'const') {
      const uses = this.uses.get(term) ?? [];
      return uses.length > 0 && args < (typeArity(this.signature(term[1])) ?? 0) ? uses.flatMap(unknownsOf) : [];
    }
    if (term[0] === 'app') return [...this.open(term[1], term[2].length), ...term[2].flatMap((t) => this.open(t))];
    if (term[0] === 'let') return term.slice(3).flatMap((t) => this.open(t as Term));
    return term[0] === 'pi' || term[0] === 'lam' ? [...this.open(term[3]), ...this.open(term[4])] : [];
  }

  /** The unknown levels of a term. */
  private inside(term: Term): readonly Unknown[] {
    switch (term[0]) {
      case 'type':
        return unknownsOf(this.universe(term));
      case 'app':
        return [term[1], ...term[2]].flatMap((t) => this.inside(t));
      case 'lam':
      case 'pi':
        return [...this.inside(term[3]), ...this.inside(term[4])];
      case 'let':
        return [...this.inside(term[3]), ...this.inside(term[4]), ...this.inside(term[5])];
      default:
        return [];
    }
  }
}

const domains = (type: Term): readonly Term[] => (type[0] === 'pi' ? [type[3], ...domains(type[4])] : []);
const end = (type: Term): Term => (type[0] === 'pi' ? end(type[4]) : type);
const nth = (shape: Shape, n: number): Shape =>
  shape.kind !== 'pi' ? other : n === 0 ? shape.domain : nth(shape.codomain, n - 1);

function match(found: Shape, expected: Shape): void {
  if (found.kind === 'universe' && expected.kind === 'universe') equate(found.level, expected.level);
  if (found.kind === 'data' && expected.kind === 'data' && found.name === expected.name)
    for (const [i, arg] of found.args.entries()) match(arg, expected.args[i] ?? other);
  if (found.kind !== 'pi' || expected.kind !== 'pi') return;
  match(found.domain, expected.domain);
  match(found.codomain, expected.codomain);
}

function substitute(shape: Shape, id: Id, by: Shape): Shape {
  if (shape.kind === 'bound' && shape.id === id) return by;
  if (shape.kind === 'data') return { ...shape, args: shape.args.map((arg) => substitute(arg, id, by)) };
  if (shape.kind !== 'pi') return shape;
  return { ...shape, domain: substitute(shape.domain, id, by), codomain: substitute(shape.codomain, id, by) };
}

/** A use: level parameters are new. */
function instantiate({ levels, shape }: Signature): { readonly shape: Shape; readonly levels: readonly Level[] } {
  const fresh = new Map(levels.map((u) => [u, unknown()]));
  const go = (s: Shape): Shape => {
    if (s.kind === 'pi') return { kind: 'pi', id: s.id, domain: go(s.domain), codomain: go(s.codomain) };
    if (s.kind === 'data') return { ...s, args: s.args.map(go) };
    if (s.kind !== 'universe') return s;
    const { least, unknowns } = resolve(s.level);
    const parts = [...unknowns].map(([u, shift]) => {
      const level = fresh.get(u);
      return level === undefined ? { least: 0, unknowns: new Map([[u, shift]]) } : above(level, shift);
    });
    return { kind: 'universe', level: maximum([constant(least), ...parts]) };
  };
  return { shape: go(shape), levels: [...fresh.values()] };
}

/** How many arguments it takes to be a type, if that is what it makes. */
export function typeArity({ shape }: Signature): number | undefined {
  let [rest, arity] = [shape, 0];
  for (; rest.kind === 'pi'; rest = rest.codomain) arity++;
  return rest.kind === 'universe' ? arity : undefined;
}
