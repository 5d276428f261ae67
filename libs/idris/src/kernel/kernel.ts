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
import { verifyArithmetic, verifyNat } from './arithmetic.ts';
import { Scope } from './check.ts';
import { checkPositivity, declareConstructors, declareData } from './data.ts';
import { primitive } from './primitive.ts';
import { type ReadData, type ReadFunction, type ReadModule, readModule } from './read.ts';
import { sizeChange } from './size-change.ts';
import { checkFunction } from './tree.ts';
import type { DataEntry, Entry, FunEntry } from './types.ts';
import { KernelError, refuse } from './types.ts';
import { pending, type SerialConstraint, Universes } from './universe.ts';
import { budget, evaluate, whnf } from './value.ts';

export type { SerialConstraint } from './universe.ts';
export { KernelError, whnf };

interface Checked {
  /** This module's entry point to all that it may refer to: itself first, then what it imports, directly or not. */
  readonly closure: readonly Checked[];
  readonly constants: Map<string, Entry>;
  readonly levels: ReadonlyMap<number, number>;
  readonly constraints: SerialConstraint[];
  readonly arithmetic: Map<string, FunEntry>;
  nat: DataEntry | undefined;
}

/** What is checked so far. A value: checking a module gives a new one. */
export interface Environment {
  readonly modules: ReadonlyMap<string, Checked>;
  readonly universes: Universes;
}

export const emptyEnvironment = (): Environment => ({ modules: new Map(), universes: new Universes() });

/** Checks a module whose imports are in the environment; throws KernelError. */
export const checkModule = (serial: unknown, environment: Environment): Environment =>
  guarded(() => load(serial, environment, undefined));

/** Takes a module that was checked before, by this kernel and against the same imports, with its constraints. */
export const trustModule = (
  serial: unknown,
  constraints: readonly SerialConstraint[],
  environment: Environment,
): Environment => guarded(() => load(serial, environment, constraints));

/** The constraints that a checked module added, to be stored beside it for `trustModule`. */
export const constraintsOf = (environment: Environment, module: string): readonly SerialConstraint[] =>
  environment.modules.get(module)?.constraints ?? [];

const within = (modules: Iterable<Checked>, name: string): Entry | undefined => {
  for (const { constants } of modules) if (constants.has(name)) return constants.get(name);
  return undefined;
};

/** The declaration of that full name, wherever it is. */
export const find = (environment: Environment, name: string): Entry | undefined =>
  within(environment.modules.values(), name);

/** Evaluation outside a check starts here: each gets the whole budget. */
export function resetBudget(): void {
  budget.steps = 0;
}

let current = '';
function guarded(run: () => Environment): Environment {
  pending.length = 0;
  resetBudget();
  try {
    return run();
  } catch (error) {
    if (error instanceof KernelError) throw new KernelError(error.kind, current, error.message, error.detail);
    if (error instanceof RangeError) throw new KernelError('resource', current, 'recursion is too deep for the kernel');
    throw new KernelError('kernel', current, 'internal error of the kernel', String(error));
  }
}

/** A module while it is loaded; `trusted`: its types are not checked again. */
interface Session {
  readonly module: ReadModule;
  readonly checked: Checked;
  readonly trusted: boolean;
  readonly declare: (entry: Entry) => void;
  /** Ends a declaration: its universe constraints join the graph under its name. */
  readonly settle: (name?: string) => void;
}

function load(
  serial: unknown,
  environment: Environment,
  trusted: readonly SerialConstraint[] | undefined,
): Environment {
  const { modules } = environment;
  const universes = new Universes(environment.universes);
  const named = (serial as { name?: unknown } | null)?.name;
  current = typeof named === 'string' ? named : '?';
  const module = readModule(serial, (row) => universes.fresh(current, row));
  if (modules.has(module.name)) refuse('kernel', `module ${module.name} is there already`);
  const visible = new Set<Checked>();
  for (const name of module.imports) {
    const imported = modules.get(name) ?? refuse('scope', `module ${name} is imported and not checked`);
    for (const m of imported.closure) visible.add(m);
  }
  const nat = [...visible].find((m) => m.nat !== undefined)?.nat;
  const closure: Checked[] = [];
  const own = { closure, constants: new Map(), levels: module.levels, constraints: [], nat };
  const checked: Checked = { ...own, arithmetic: new Map([...visible].flatMap((m) => [...m.arithmetic])) };
  closure.push(checked, ...visible);
  for (const constant of module.constants.values())
    constant.entry = primitive(constant.name) ?? within(visible, constant.name);
  const declare = (entry: Entry): void => {
    if (primitive(entry.name) ?? checked.constants.get(entry.name) ?? find(environment, entry.name))
      refuse('scope', `${entry.name} is declared twice`);
    checked.constants.set(entry.name, entry);
    const occurrences = module.constants.get(entry.name);
    if (occurrences !== undefined) occurrences.entry = entry;
  };
  const settle = (name = current): void => universes.commit(name, checked.constraints);
  const session: Session = { module, checked, trusted: trusted !== undefined, declare, settle };
  for (const group of [[], ...module.groups]) {
    if (isData(group)) dataGroup(group, session);
    else functionGroup(group, session);
    builtins(session);
  }
  for (const name of [...(module.nat === undefined ? [] : [module.nat]), ...module.functions.map(([, fn]) => fn)])
    if (within(closure, name) === undefined) refuse('kernel', `builtin ${name} is not declared`);
  const level = (name: string, row: number): number => {
    const levels = name === module.name ? module.levels : modules.get(name)?.levels;
    return (
      levels?.get(row) ?? refuse('kernel', `a stored constraint names row ${row} of ${name}, which is no universe`)
    );
  };
  for (const [m, a, weight, o, b, by] of trusted ?? []) {
    pending.push([level(m, a), weight, level(o, b)]);
    settle(by);
  }
  return { modules: new Map([...modules, [module.name, checked]]), universes };
}

/** Takes the builtins that the module names as soon as they are declared. */
function builtins({ module, checked, declare }: Session): void {
  const data = module.nat === undefined ? undefined : within(checked.closure, module.nat);
  if (data !== undefined && data !== checked.nat) {
    current = data.name;
    if (data.kind !== 'data') refuse('kernel', `${data.name} is not a data type`);
    if (checked.nat !== undefined)
      refuse('kernel', `two types of natural numbers: ${checked.nat.name} and ${data.name}`);
    declare(verifyNat(data));
    checked.nat = data;
  }
  for (const [operation, name] of module.functions) {
    const fn = within(checked.closure, name);
    if (fn === undefined || checked.arithmetic.get(operation) === fn || checked.nat === undefined) continue;
    current = fn.name;
    if (fn.kind !== 'fun') refuse('kernel', `${fn.name} is not a function`);
    if (operation === 'mult' && !checked.arithmetic.has('plus')) continue;
    verifyArithmetic(operation, fn, checked.nat, checked.arithmetic);
    checked.arithmetic.set(operation, fn);
  }
}

const isData = (group: readonly ReadData[] | readonly ReadFunction[]): group is readonly ReadData[] =>
  group[0]?.kind === 'data';

function dataGroup(group: readonly ReadData[], { checked: { nat }, trusted, declare, settle }: Session): void {
  const entries = group.map((d) => {
    current = d.name;
    return declareData(d, nat, trusted);
  });
  entries.forEach(declare);
  for (const [i, d] of group.entries()) {
    current = d.name;
    declareConstructors(entries[i]!, d, nat, trusted);
    settle();
  }
  for (const entry of entries) entry.constructors.forEach(declare);
  checkPositivity(entries);
}

function functionGroup(group: readonly ReadFunction[], { checked, trusted, declare, settle }: Session): void {
  const entries = group.map(({ name, quantity, arity, tree, type: term }): FunEntry => {
    current = name;
    if (!trusted) new Scope(checked.nat).sortOf(term);
    const [type, order] = [evaluate(term, null), ++budget.epoch];
    const entry: FunEntry = { kind: 'fun', name, type, value: type, quantity, arity, order, tree, opaque: true };
    entry.value = { tag: 'fun', entry, args: [] };
    return entry;
  });
  entries.forEach(declare);
  const { calls, verify } = sizeChange(entries);
  for (const [i, entry] of trusted ? [] : entries.entries()) {
    current = entry.name;
    checkFunction(entry, group[i]!.tree, checked.nat, calls);
    settle();
  }
  verify();
  for (const entry of entries) entry.opaque = false;
  budget.epoch++;
}
