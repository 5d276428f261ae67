/**
 * The kernel: takes a core module as JSON, believes nothing about it, and checks all of it.
 *
 * The calculus. Γ ⊢ t :^σ A says that t has type A where it counts σ times: 0 (only for types) or 1 (at run time); π, ρ
 * are the quantities 0, 1, ω of binders. ≡ is convertibility, ≤ is ≡ but for smaller universes in codomains.
 *
 *   x :^π A ∈ Γ  (σ = 0 or π ≠ 0)     Γ ⊢ f :^σ (x :^π A) → B   Γ ⊢ a :^(σπ) A     Γ, x :^π A ⊢ b :^σ B
 *   ─────────────────────────────     ────────────────────────────────────────     ────────────────────────────
 *   Γ ⊢ x :^σ A                       Γ ⊢ f a :^σ B[a/x]                           Γ ⊢ λ^π x. b :^σ (x :^π A) → B
 *
 *   Γ ⊢ A :^0 Type_i   Γ, x ⊢ B :^0 Type_j    Γ ⊢ a :^(σπ) A   Γ, x :^π A := a ⊢ b :^σ B    Γ ⊢ t :^σ A   A ≤ B
 *   ──────────────────────────────────────    ──────────────────────────────────────────    ───────────────────
 *   Γ ⊢ (x :^π A) → B :^0 Type_max(i,j)       Γ ⊢ (let^π x : A = a in b) :^σ B[a/x]         Γ ⊢ t :^σ B
 *
 *   Γ ⊢ Type_i :^0 Type_(i+1): each Type in a file has its own level, and all constraints together have a solution.
 *   A variable of quantity 1 is used exactly once in its scope; a use in an argument for ω counts as many.
 *
 * - Terms: quantities as in McBride (I Got Plenty o' Nuttin', 2016) and Atkey (2018): check.ts. Universes are
 *   predicative, by typical ambiguity (Harper and Pollack 1991), cumulative as in Luo (1990): universe.ts.
 * - Conversion: β, δ, ζ, eta for functions, case trees and literals, by evaluation (Coquand 1996): value.ts,
 *   primitive.ts. Operations on natural numbers compute on big integers if their definitions are those operations:
 *   arithmetic.ts.
 * - Data: inductive families with parameters (Dybjer 1994), mutual and nested, strictly positive: data.ts.
 * - Functions: case trees over telescopes; unification of indices with K at each split (McBride, Goguen, McKinna 2006;
 *   Cockx and Devriese 2018); a constructor is left out only by a proven conflict: tree.ts, unify.ts.
 * - Termination by size change (Lee, Jones, Ben-Amram 2001) over each group: size-change.ts.
 * - Members of a group do not unfold while it is checked, and no type in it mentions them: evaluation runs only what is
 *   known to be total. Steps are counted and recursion is caught: beyond bounds the answer is an error, `resource`.
 *
 * Not covered: coinduction, induction-recursion, induction-induction, universe polymorphism, a universe of
 * propositions, eta for records, proof irrelevance, equality other than the families that a library declares, what
 * foreign code does, the meaning of Double. Visibility of names is for the elaborator. docs/kernel.md says all of this at more length.
 *
 * State: pending constraints and the step budget are per call of `checkModule`, which is synchronous.
 */
import { verifyArithmetic, verifyNat } from './arithmetic.ts';
import { Scope } from './check.ts';
import { type Checker, checkPositivity, declareConstructors, declareData } from './data.ts';
import { primitive } from './primitive.ts';
import { type ReadData, type ReadFunction, type ReadModule, readModule } from './read.ts';
import { SizeChange } from './size-change.ts';
import { checkFunction } from './tree.ts';
import { type Entry, type FunEntry, KernelError, type Nat, refuse } from './types.ts';
import { pending, type SerialConstraint, Universes } from './universe.ts';
import { budget, declaration, evaluate, whnf } from './value.ts';

export { budget, KernelError, type SerialConstraint, whnf };

type Stored = readonly SerialConstraint[];
interface Checked {
  /** All modules that this one may refer to: itself first, then what it imports, directly or not. */
  readonly closure: Checked[];
  readonly constants: Map<string, Entry>;
  readonly constraints: SerialConstraint[];
  /** Verified: `nat`, and the operations on it. */
  readonly builtins: Map<string, Entry>;
}
/** What is checked so far. A value: checking a module gives a new one. */
export type Environment = Readonly<{ modules: ReadonlyMap<string, Checked>; universes: Universes }>;
export const emptyEnvironment = (): Environment => ({ modules: new Map(), universes: new Universes() });

const within = (modules: Iterable<Checked>, name: string): Entry | undefined => {
  for (const { constants } of modules) if (constants.has(name)) return constants.get(name);
  return undefined;
};
/** The declaration of that full name, wherever it is. */
export const find = ({ modules }: Environment, name: string): Entry | undefined => within(modules.values(), name);

/** The constraints that a checked module added, to be stored beside it for `trustModule`. */
export const constraintsOf = (environment: Environment, module: string): Stored =>
  environment.modules.get(module)?.constraints ?? [];

/** Checks a module whose imports are in the environment; throws KernelError. */
export const checkModule = (serial: unknown, environment: Environment): Environment => guarded(serial, environment);

/** Takes a module that was checked before, by this kernel and against the same imports, with its constraints: believes both. */
export const trustModule = (serial: unknown, constraints: Stored, environment: Environment): Environment =>
  guarded(serial, environment, constraints);

/** The declaration that is being looked at, for errors. */
let current = '';
function guarded(serial: unknown, environment: Environment, stored?: Stored): Environment {
  current = String((serial as { name?: unknown } | null)?.name ?? '?');
  pending.length = 0;
  budget.steps = 0;
  try {
    return load(readModule(serial), environment, stored);
  } catch (thrown) {
    const error = thrown instanceof KernelError ? thrown : ended(thrown);
    error.declaration = current;
    throw error;
  }
}
const ended = (thrown: unknown): KernelError =>
  thrown instanceof RangeError
    ? new KernelError('resource', 'recursion is too deep for the kernel')
    : new KernelError('kernel', `internal error of the kernel: ${String(thrown)}`);

function load(
  module: ReadModule,
  { modules, universes: before }: Environment,
  stored: Stored | undefined,
): Environment {
  if (modules.has(module.name)) refuse('kernel', `module ${module.name} is there already`);
  const imported = (name: string): Checked =>
    modules.get(name) ?? refuse('scope', `module ${name} is imported and not checked`);
  const visible = new Set(module.imports.flatMap((name) => imported(name).closure));
  const builtins = new Map([...visible].flatMap((m) => [...m.builtins]));
  const checked: Checked = { closure: [], constants: new Map(), constraints: [], builtins };
  checked.closure.push(checked, ...visible);
  const larger = { modules: new Map([...modules, [module.name, checked]]), universes: new Universes(before) };
  for (const [name, constant] of module.constants) constant.entry = primitive(name) ?? within(visible, name);

  const declare = (entry: Entry): void => {
    if (primitive(entry.name) ?? find(larger, entry.name)) refuse('scope', `${entry.name} is declared twice`);
    checked.constants.set(entry.name, entry);
    const occurrences = module.constants.get(entry.name);
    if (occurrences !== undefined) occurrences.entry = entry;
  };
  /** Ends a declaration: its universe constraints join the graph under its name. */
  const settle = () => checked.constraints.push(...larger.universes.commit(current));
  for (const group of module.groups) {
    const nat = builtins.get('nat') as Nat;
    const session: Session = {
      declare,
      settle,
      nat,
      checker: stored === undefined ? () => new Scope({ nat }) : undefined,
    };
    dataGroup(group.data, session);
    functionGroup(group.functions, session);
    for (const [operation, name] of module.builtins) {
      const entry = checked.constants.get(name);
      if (entry === undefined || builtins.get(operation) === entry) continue;
      current = name;
      if (operation === 'nat') declare(verifyNat(entry, nat));
      else verifyArithmetic(operation, entry, nat, builtins.get('plus'));
      builtins.set(operation, entry);
    }
  }
  for (const [operation, name] of module.builtins)
    if (builtins.get(operation)?.name !== name) refuse('kernel', `builtin ${name} is not declared`);
  for (const constraint of stored ?? []) {
    current = constraint[3];
    larger.universes.add(constraint);
    checked.constraints.push(constraint);
  }
  return larger;
}

/** What the groups of a module share. */
type Session = Readonly<{ declare: (entry: Entry) => void; settle: () => unknown; nat: Nat; checker: Checker }>;

function dataGroup(group: readonly ReadData[], { declare, settle, checker }: Session): void {
  const entries = group.map((d) => {
    current = d.name;
    return declareData(d, checker);
  });
  entries.forEach(declare);
  for (const [i, d] of group.entries()) {
    current = d.name;
    declareConstructors(entries[i]!, d, checker);
    settle();
  }
  for (const entry of entries) entry.constructors.forEach(declare);
  checkPositivity(entries);
}

function functionGroup(group: readonly ReadFunction[], { declare, settle, nat, checker }: Session): void {
  const entries = group.map((f) => {
    current = f.name;
    checker?.().sortOf(f.type);
    const known = { kind: 'fun', type: evaluate(f.type, []), order: ++budget.epoch, opaque: true } as const;
    return declaration<FunEntry>({ ...f, ...known });
  });
  entries.forEach(declare);
  const termination = new SizeChange();
  for (const entry of checker === undefined ? [] : entries) {
    current = entry.name;
    checkFunction(entry, nat, termination);
    settle();
  }
  termination.verify();
  for (const entry of entries) entry.opaque = false;
  budget.epoch++;
}
