/**
 * The kernel: takes a core module as JSON, believes nothing about it, and checks all of it.
 *
 * The calculus
 * - Dependent functions with quantities 0, 1, ω (McBride 2016; Atkey 2018), universes by typical ambiguity without
 *   polymorphism, cumulative in the codomain of function types (Luo 1990), inductive families with parameters, mutual
 *   and nested (data.ts), functions by case trees with unification of indices and K (tree.ts, unify.ts), accepted when
 *   size change terminates (size-change.ts); let; natural numbers with literals, primitive types with literals.
 * - Types: check.ts. Conversion: value.ts, β δ ζ and eta for functions; no eta for records, no proof irrelevance.
 * - The members of a recursive group do not unfold while the group is being checked, and no type in a group of functions
 *   may mention a member: so evaluation only ever runs functions that are known to be total.
 * - The number of steps and the depth of recursion are bounded; beyond them the answer is an error of kind `resource`.
 *
 * Not covered: coinduction, induction-recursion, induction-induction, universe polymorphism, a sort of propositions,
 * equality other than the inductive families that a library declares. Visibility of names is the elaborator's matter.
 *
 * State: pending constraints and the step budget are per call of `checkModule`, which is synchronous.
 */
import { verifyArithmetic } from './arithmetic.ts';
import { Scope } from './check.ts';
import { checkPositivity, declareConstructors, declareData, verifyNat } from './data.ts';
import { primitive } from './primitive.ts';
import { type ReadData, type ReadFunction, readModule } from './read.ts';
import { sizeChange } from './size-change.ts';
import { checkFunction } from './tree.ts';
import type { DataEntry, Entry, FunEntry, Term, Tree } from './types.ts';
import { KernelError, refuse } from './types.ts';
import { pending, Universes } from './universe.ts';
import { budget, evaluate, whnf } from './value.ts';

export type { KernelErrorKind } from './types.ts';
export { KernelError, whnf };

/** A universe constraint between `type` rows of modules: [module, row, weight, module, row], first + weight ≤ second. */
export type SerialConstraint = readonly [string, number, number, string, number];

interface Checked {
  readonly name: string;
  /** This module and all that it imports, directly or not. */
  readonly closure: ReadonlySet<string>;
  readonly constants: ReadonlyMap<string, Entry>;
  readonly levels: ReadonlyMap<number, number>;
  readonly constraints: readonly number[];
  nat: DataEntry | undefined;
  readonly arithmetic: ReadonlyMap<string, FunEntry>;
}

/** What is checked so far. A value: checking a module gives a new one. */
export interface Environment {
  readonly modules: ReadonlyMap<string, Checked>;
  readonly universes: Universes;
}

export const emptyEnvironment = (): Environment => ({ modules: new Map(), universes: new Universes() });

/** Checks a module whose imports are in the environment; throws KernelError. */
export function checkModule(serial: unknown, environment: Environment): Environment {
  return guarded(() => load(serial, environment, undefined));
}

/** Takes a module that was checked before, by this kernel and against the same imports, with its constraints. */
export function trustModule(
  serial: unknown,
  constraints: readonly SerialConstraint[],
  environment: Environment,
): Environment {
  return guarded(() => load(serial, environment, constraints));
}

/** The constraints that a checked module added, to be stored beside it for `trustModule`. */
export function constraintsOf(environment: Environment, module: string): readonly SerialConstraint[] {
  const where = new Map<number, readonly [string, number]>();
  for (const m of environment.modules.values()) for (const [row, level] of m.levels) where.set(level, [m.name, row]);
  const flat = environment.modules.get(module)?.constraints ?? [];
  return Array.from({ length: flat.length / 3 }, (_, i): SerialConstraint => {
    const [a, b] = [where.get(flat[3 * i]!)!, where.get(flat[3 * i + 2]!)!];
    return [a[0], a[1], flat[3 * i + 1]!, b[0], b[1]];
  });
}

/** The declaration of that full name, wherever it is. */
export function find(environment: Environment, name: string): Entry | undefined {
  for (const module of environment.modules.values()) {
    const entry = module.constants.get(name);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** Evaluation outside a check starts here: each gets the whole budget. */
export function resetBudget(): void {
  budget.steps = 0;
}

let current = '';
function guarded(run: () => Environment): Environment {
  pending.length = 0;
  budget.steps = 0;
  current = '';
  try {
    return run();
  } catch (error) {
    if (error instanceof KernelError) throw new KernelError(error.kind, current, error.message, error.detail);
    if (error instanceof RangeError) throw new KernelError('resource', current, 'recursion is too deep for the kernel');
    throw new KernelError('kernel', current, 'internal error of the kernel', String(error));
  }
}

function load(
  serial: unknown,
  environment: Environment,
  trusted: readonly SerialConstraint[] | undefined,
): Environment {
  const universes = new Universes(environment.universes);
  const named = (serial as { name?: unknown } | null)?.name;
  current = typeof named === 'string' ? named : '?';
  const module = readModule(serial, () => universes.fresh());
  if (environment.modules.has(module.name)) refuse('kernel', `module ${module.name} is there already`);
  const imported = module.imports.map(
    (name) => environment.modules.get(name) ?? refuse('scope', `module ${name} is imported and not checked`),
  );
  const closure = new Set<string>([module.name, ...imported.flatMap((m) => [...m.closure])]);
  const visible = [...closure].flatMap((name) => environment.modules.get(name) ?? []);
  const constraints: number[] = [];
  const constants = new Map<string, Entry>();
  const own = { name: module.name, closure, constants, levels: module.levels, constraints };
  const checked: Checked = {
    ...own,
    nat: only(visible),
    arithmetic: new Map(visible.flatMap((m) => [...m.arithmetic])),
  };

  for (const constant of module.constants.values()) {
    constant.entry = primitive(constant.name);
    for (const m of visible) constant.entry ??= m.constants.get(constant.name);
  }
  const declare = (entry: Entry): void => {
    if (constants.has(entry.name) || primitive(entry.name) !== undefined || find(environment, entry.name) !== undefined)
      refuse('scope', `${entry.name} is declared twice`);
    constants.set(entry.name, entry);
    const occurrences = module.constants.get(entry.name);
    if (occurrences !== undefined) occurrences.entry = entry;
  };
  const builtins = (): void => {
    const data = module.nat === undefined ? undefined : lookup(constants, visible, module.nat);
    if (data?.kind === 'data' && checked.nat !== data) {
      if (checked.nat !== undefined)
        refuse('kernel', `two types of natural numbers: ${checked.nat.name} and ${data.name}`);
      verifyNat(data);
      checked.nat = data;
    } else if (data !== undefined && data.kind !== 'data') refuse('kernel', `${data.name} is not a data type`);
    const known = checked.arithmetic as Map<string, FunEntry>;
    for (const [operation, name] of module.functions) {
      const fn = lookup(constants, visible, name);
      if (fn === undefined || known.get(operation) === fn || checked.nat === undefined) continue;
      if (fn.kind !== 'fun') return refuse('kernel', `${fn.name} is not a function`);
      if (operation === 'mult' && !known.has('plus')) continue;
      current = fn.name;
      verifyArithmetic(operation, fn, checked.nat, known);
      known.set(operation, fn);
    }
  };
  const claimed = new Set<Term>();
  builtins();
  for (const group of module.groups) {
    for (const d of group) claimLevels(d, universes, claimed);
    if (group.length > 0 && group[0]!.kind === 'data')
      dataGroup(group as readonly ReadData[], checked, declare, trusted !== undefined);
    else functionGroup(group as readonly ReadFunction[], checked, declare, trusted !== undefined);
    universes.commit(constraints);
    builtins();
  }
  for (const name of [...(module.nat === undefined ? [] : [module.nat]), ...module.functions.map(([, name]) => name)])
    if (lookup(constants, visible, name) === undefined) refuse('kernel', `builtin ${name} is not declared`);
  if (trusted !== undefined) {
    pending.length = 0;
    const level = (name: string, row: number): number => {
      const levels = name === module.name ? module.levels : environment.modules.get(name)?.levels;
      return (
        levels?.get(row) ?? refuse('kernel', `a stored constraint names row ${row} of ${name}, which is no universe`)
      );
    };
    for (const [m, a, weight, o, b] of trusted) pending.push(level(m, a), weight, level(o, b));
    universes.commit(constraints);
  }
  return { modules: new Map([...environment.modules, [module.name, checked]]), universes };
}

function lookup(own: ReadonlyMap<string, Entry>, visible: readonly Checked[], name: string): Entry | undefined {
  return own.get(name) ?? visible.map((m) => m.constants.get(name)).find((e) => e !== undefined);
}

function only(modules: readonly Checked[]): DataEntry | undefined {
  const found = new Set(modules.flatMap((m) => m.nat ?? []));
  if (found.size > 1)
    refuse('kernel', 'two types of natural numbers are imported', [...found].map((d) => d.name).join());
  return [...found][0];
}

type Declare = (entry: Entry) => void;

function dataGroup(group: readonly ReadData[], module: Checked, declare: Declare, trusted: boolean): void {
  const entries = group.map((d) => {
    current = d.name;
    return declareData(d, module.nat, trusted);
  });
  entries.forEach(declare);
  for (const [i, d] of group.entries()) {
    current = d.name;
    declareConstructors(entries[i]!, d, module.nat, trusted);
  }
  for (const entry of entries) entry.constructors.forEach(declare);
  checkPositivity(entries);
}

function functionGroup(group: readonly ReadFunction[], module: Checked, declare: Declare, trusted: boolean): void {
  const entries = group.map((f): FunEntry => {
    current = f.name;
    if (!trusted) new Scope(module.nat).sortOf(f.type);
    const type = evaluate(f.type, null);
    const { name, quantity, arity, tree } = f;
    const order = ++budget.epoch;
    const head = { kind: 'fun', name, type, value: type, quantity, arity, order, tree } as const;
    const entry: FunEntry = { ...head, opaque: true, rule: undefined };
    entry.value = { tag: 'fun', entry, args: [], next: undefined, epoch: 0 };
    return entry;
  });
  entries.forEach(declare);
  const termination = sizeChange(new Set(entries));
  if (!trusted)
    for (const [i, entry] of entries.entries()) {
      current = entry.name;
      checkFunction(entry, group[i]!.tree, module.nat, termination.calls);
    }
  termination.verify();
  for (const entry of entries) entry.opaque = false;
  budget.epoch++;
}

/** The first declaration that reaches a `type` row gives the level its name in messages. */
function claimLevels(d: ReadData | ReadFunction, universes: Universes, seen: Set<Term>): void {
  const visit = (t: Term): void => {
    if (seen.has(t)) return;
    seen.add(t);
    if (t.tag === 'sort') for (const [level] of t.sort) universes.owners[level] = d.name;
    if (t.tag === 'app') for (const part of [t.fn, ...t.args]) visit(part);
    if (t.tag === 'lam' || t.tag === 'pi') for (const part of [t.domain, t.body]) visit(part);
    if (t.tag === 'let') for (const part of [t.type, t.value, t.body]) visit(part);
  };
  const inTree = (tree: Tree): void => {
    if (tree.kind === 'body') return visit(tree.term);
    for (const branch of tree.branches) inTree(branch.tree);
    if (tree.otherwise !== undefined) inTree(tree.otherwise);
  };
  visit(d.type);
  if (d.kind === 'function') inTree(d.tree);
  else for (const con of d.constructors) visit(con.type);
}
