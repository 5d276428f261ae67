/**
 * From sources to verdicts: each module is parsed, elaborated, serialised and checked by the kernel, after its imports.
 *
 * A verdict comes from the kernel, on the serialised core, and from nothing else; what the elaborator thinks only decides
 * whether there is something to check. Incremental by content, in two steps, each found by a key that covers all that it
 * depends on and the checker's own sources:
 * - elaboration: the module's text and the interfaces of all that it rests on give its core and its own interface. A change
 *   that leaves an interface as it is ends here for the modules on top of it.
 * - the kernel: the module's core and the cores of all that it rests on give the verdict and the universe constraints.
 *   Definitions that do not unfold elsewhere are no part of an interface, but the kernel has looked at them; so when they
 *   change it looks again. It never relies on what only the elaborator keeps apart.
 */

import type { CoreModule, Declaration, SerialModule } from '../core/format.ts';
import { parse, serialise } from '../core/serialise.ts';
import { without } from '../core/without.ts';
import type { Diagnostic, Span } from '../diagnostic.ts';
import { type Expected, refusedAsExpected } from '../elaborate/failing.ts';
import { findByFullName, type Imported } from '../elaborate/imported.ts';
import type { Asked } from '../elaborate/module.ts';
import { restore } from '../elaborate/restore.ts';
import type { Stored } from '../elaborate/stored.ts';
import { type Description, describe } from '../extract/describe.ts';
import {
  checkModule,
  constraintsOf,
  type Environment,
  emptyEnvironment,
  KernelError,
  type SerialConstraint,
  trustModule,
} from '../kernel/kernel.ts';
import { sidesOf } from '../render/kernel-values.ts';
import type { ArgumentKind } from '../render/print-core.ts';
import type { Parsed } from '../syntax/parser.ts';
import type { RawFixity, RawModule } from '../syntax/raw.ts';
import type { KernelBeside } from './beside.ts';
import { type Cache, type Checked, checkedText, digest } from './cache.ts';
import { type Elaborated, elaborate, kindsOf } from './elaborator.ts';
import { forEvery, gate } from './gate.ts';
import { parseSource, type Source } from './graph.ts';
import { declaredAt, kernelProblem } from './kernel-problem.ts';
import { problem } from './source.ts';
import type { Known } from './universe-cycle.ts';

/** What elaboration gave, as it is kept: the contents lie beside it, under their digests. */
interface Elaboration {
  readonly interface: string;
  readonly core: string;
  /** Does the source keep the rules for every program, and those for proofs? (gate.ts) */
  readonly lawful: boolean;
  readonly proofs: boolean;
}

export interface ModuleVerdict {
  readonly module: string;
  readonly file: string;
  readonly verdict: 'accept' | 'reject';
  readonly diagnostics: readonly Diagnostic[];
  /** Imports that were rejected, so that this module was not looked at further. */
  readonly blockedBy: readonly string[];
  /** Neither elaborated nor checked by the kernel in this run. */
  readonly cached: boolean;
}

export interface ProgramOptions {
  readonly cache: Cache;
  /** Digest of the checker: part of each key. */
  readonly checker: string;
  /** Sources that must keep the rules for proofs. */
  readonly strict: (source: Source) => boolean;
  /** Modules that export a name which is not in scope: for messages. */
  readonly elsewhere?: (name: string) => readonly string[];
}

interface Anticipated {
  /** As the verdict has it: nothing was elaborated. */
  readonly kept: boolean;
  /** The kernel had accepted it before this run. */
  readonly known: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** What the kernel beside says, once it is done; nothing if it does not accept. */
  constraints?: readonly SerialConstraint[];
}

/** An environment of the kernel, and those that are one module larger. */
interface Node {
  readonly environment: Environment;
  readonly larger: Map<Source, Node>;
}

/** What is known of a source; what is absent was not asked for, or does not exist. */
interface State {
  verdict?: ModuleVerdict;
  /** What the elaborator made of it, as long as it was not asked for the rest. */
  elaborated?: Elaborated;
  /** Elaborated before it was known whether all that it rests on is accepted. */
  anticipated?: Anticipated;
  parsed?: Parsed;
  fixities?: readonly RawFixity[];
  elaboration?: Elaboration;
  /** Keys that cover a module and all that it rests on: its interfaces, and its cores. */
  interfaceKey?: string;
  coreKey?: string;
  checked?: Checked;
  /** Contents that were made in this run; others are in the cache. */
  stored?: Stored;
  coreText?: string;
  imported?: Imported;
  core?: CoreModule;
  declarations?: ReadonlyMap<string, Declaration>;
  description?: Description;
}

export class Program {
  readonly #options: ProgramOptions;
  readonly #states = new Map<Source, State>();
  readonly #ranks = new Map<Source, number>();
  readonly #empty: Node = { environment: emptyEnvironment(), larger: new Map() };

  constructor(options: ProgramOptions) {
    this.#options = options;
  }

  /** The verdicts on a source and on all that it rests on. */
  check(source: Source): ModuleVerdict {
    for (const one of source.closure) this.#verdict(one);
    return this.#verdict(source);
  }

  /** A source that nobody asks about again, and that nothing rests on. */
  forget(source: Source): void {
    this.#node(source.closure.filter((one) => one !== source)).larger.delete(source);
    this.#states.delete(source);
    this.#spans.delete(source);
    this.#ranks.delete(source);
  }

  /**
   * Elaborates as if all that is elaborated were accepted, while a kernel beside looks at it; verdicts come after it. What
   * is not as simple as that is left to them.
   */
  async anticipate(sources: readonly Source[], beside: KernelBeside): Promise<void> {
    const given: Anticipated[] = [];
    for (const source of new Set(sources.flatMap(({ closure }) => closure))) {
      const state = this.#state(source);
      if (state.verdict !== undefined || source.diagnostics.length > 0) continue;
      if (source.imports.some((one) => this.#state(one).anticipated === undefined)) continue;
      const kept = this.#recall(source, state);
      if (!kept && !this.#isSimple(source, state)) continue;
      const diagnostics = kept ? [] : this.#elaborate(source, state);
      const known = this.#recallChecked(source, state);
      // The rest of what is kept is small.
      delete state.parsed;
      state.anticipated = { kept, known, diagnostics };
      given.push(state.anticipated);
      beside.give(() => this.#coreText(source), state.checked?.constraints, this.#kernelKey(source));
    }
    for (const [number, constraints] of await beside.accepted()) given[number]!.constraints = constraints;
  }

  /** Is there nothing to ask the kernel before a source is elaborated? */
  #isSimple(source: Source, state: State): boolean {
    const parsed = this.#parsed(source);
    if (parsed.diagnostics.length > 0) return false;
    state.elaborated ??= elaborate(source, parsed.module, (imported) => this.#imported(imported));
    const { core, stored, expected } = state.elaborated;
    return core !== null && stored !== null && expected.length === 0;
  }

  /** A source as far as it could be read. */
  parsed(source: Source): RawModule {
    for (const one of source.imports) this.check(one);
    return this.#parsed(source).module;
  }

  /** What the elaborator has against a source on top of checked ones, for somebody who asks. Nothing is kept. */
  ask(source: Source, asked: Asked): { readonly module: RawModule; readonly diagnostics: readonly Diagnostic[] } {
    const blocked = source.imports.filter((one) => this.check(one).verdict === 'reject');
    const { module, diagnostics: found } = this.#parsed(source);
    const missing = blocked.map(({ name }) => problem(source.file, 'import', `module ${name} is rejected`));
    if (blocked.length > 0 || source.diagnostics.length > 0)
      return { module, diagnostics: inOrder([...source.diagnostics, ...missing, ...found]) };
    const elaborated = elaborate(source, module, (imported) => this.#imported(imported), asked);
    const lawful = forEvery(gate(source.file, module));
    const diagnostics = limited(inOrder([...found, ...lawful, ...elaborated.diagnostics]));
    return { module, diagnostics: diagnostics.map((one) => shortened(this.#withImports(source, one))) };
  }

  /** A digest of the core of a source that was accepted, and of all that it rests on. */
  keyOf(source: Source): string {
    return this.#state(source).coreKey!;
  }

  /** Where a source declares something. */
  place(source: Source, declaration: string): Span {
    const found = this.#spans.get(source)?.get(declaration);
    return found ?? declaredAt(source, this.#parsed(source).module.declarations, declaration);
  }

  /** The checked core of a source that was accepted. */
  core(source: Source): CoreModule | undefined {
    const state = this.#state(source);
    if (state.verdict?.verdict !== 'accept') return undefined;
    state.core ??= parse(this.#serial(source));
    return state.core;
  }

  /** A declaration of a source that was accepted, by full name. */
  declaration(source: Source, name: string): Declaration | undefined {
    const state = this.#state(source);
    state.declarations ??= new Map(this.core(source)?.groups.flatMap((group) => group.map((one) => [one.name, one])));
    return state.declarations.get(name);
  }

  /** What a source says of its declarations beside what they are. */
  describe(source: Source): Description {
    const state = this.#state(source);
    state.description ??= describe(parseSource(source, (imported) => this.#fixities(imported)).module, source.space);
    return state.description;
  }

  /** Which arguments of a constant a source leaves out; for printing. */
  kinds(closure: readonly Source[], constant: string): readonly ArgumentKind[] {
    const accepted = (source: Source | undefined): source is Source =>
      source !== undefined && this.#state(source).verdict?.verdict === 'accept';
    const byName = new Map(closure.map((source) => [source.name, source]));
    const global = findByFullName(constant, (module) => {
      const source = byName.get(module);
      return accepted(source) ? this.#imported(source).global(constant) : undefined;
    });
    return global === undefined ? [] : kindsOf(global);
  }

  /** The kernel's environment over all accepted modules of a closure. */
  environment(closure: readonly Source[]): Environment {
    return this.#node(closure).environment;
  }

  /**
   * Something that follows from checked modules alone, kept with what they were checked from.
   *
   * @param what says what follows, with all that it depends on beside the modules
   */
  derived<T>(what: string, sources: readonly Source[], isWhole: (value: unknown) => value is T, derive: () => T): T {
    const keys = sources.map((source) => {
      const { verdict, interfaceKey, coreKey } = this.#state(source);
      return verdict?.verdict === 'accept' ? `${interfaceKey}${coreKey}` : '';
    });
    const key = digest('lago-derived/1', this.#options.checker, what, ...keys);
    const known = readJson(this.#options.cache.get(key));
    if (isWhole(known)) return known;
    const made = derive();
    this.#options.cache.put(key, JSON.stringify(made));
    return made;
  }

  #state(source: Source): State {
    let state = this.#states.get(source);
    if (state === undefined) {
      state = {};
      this.#states.set(source, state);
    }
    return state;
  }

  #verdict(source: Source): ModuleVerdict {
    const state = this.#state(source);
    if (state.verdict === undefined) {
      this.#ranks.set(source, this.#ranks.size);
      state.verdict = this.#check(source, state);
      // The rest of what is kept is small.
      delete state.parsed;
    }
    return state.verdict;
  }

  #check(source: Source, state: State): ModuleVerdict {
    const diagnostics: Diagnostic[] = [...source.diagnostics];
    const verdict = (cached: boolean, blockedBy: readonly string[] = []): ModuleVerdict => ({
      module: source.name,
      file: source.file,
      verdict: diagnostics.length === 0 && blockedBy.length === 0 ? 'accept' : 'reject',
      diagnostics: limited(inOrder(diagnostics)).map((one) => shortened(this.#withImports(source, one))),
      blockedBy,
      cached,
    });
    const blockedBy = source.imports.flatMap((one) => (this.#verdict(one).verdict === 'reject' ? [one.name] : []));
    if (diagnostics.length > 0 || blockedBy.length > 0) {
      // What can be said all the same.
      const told = new Set(diagnostics.map(({ span }) => span.start));
      diagnostics.push(...this.#parsed(source).diagnostics.filter(({ span }) => !told.has(span.start)));
      if (diagnostics.length === 0) diagnostics.push(...this.#gate(source));
      return verdict(false, blockedBy);
    }
    const { anticipated } = state;
    const kept = anticipated?.kept ?? this.#recall(source, state);
    if (!kept) {
      diagnostics.push(...(anticipated?.diagnostics ?? this.#elaborate(source, state)));
      if (state.elaboration === undefined) return verdict(false);
    } else if (!this.#mayPass(source, state.elaboration!)) diagnostics.push(...this.#gate(source));
    const known = anticipated?.known ?? this.#recallChecked(source, state);
    if (!known) diagnostics.push(...this.#kernel(source, state));
    return verdict(kept && known);
  }

  #withImports(source: Source, diagnostic: Diagnostic): Diagnostic {
    const { unknown, kind, tries = [] } = diagnostic;
    if (unknown === undefined || (kind !== 'scope' && kind !== 'fixity')) return diagnostic;
    const there = new Set(source.closure.map(({ name }) => name));
    const inside = (name: string) => source.imported.has(name) || name === source.name;
    const modules = (this.#options.elsewhere?.(unknown) ?? []).filter((name) => !inside(name));
    // Nearer ones first: those that are loaded anyway.
    const named = modules.toSorted((a, b) => Number(there.has(b)) - Number(there.has(a)) || a.length - b.length);
    const imports = named.slice(0, 2).map((name) => `import ${name}`);
    return imports.length === 0 ? diagnostic : { ...diagnostic, tries: [imports.join(', or '), ...tries] };
  }

  #mayPass(source: Source, elaboration: Elaboration): boolean {
    return this.#options.strict(source) ? elaboration.proofs : elaboration.lawful;
  }

  #gate(source: Source): readonly Diagnostic[] {
    const proofs = gate(source.file, this.#parsed(source).module);
    return this.#options.strict(source) ? proofs : forEvery(proofs);
  }

  #parsed(source: Source): Parsed {
    const state = this.#state(source);
    state.parsed ??= parseSource(source, (imported) => this.#fixities(imported));
    return state.parsed;
  }

  /** What a module gives to those who import it, in the order of the closure. */
  #fixities(source: Source): readonly RawFixity[] {
    const state = this.#state(source);
    if (state.fixities === undefined) {
      const inherited = source.imports.flatMap((one) => this.#fixities(one));
      const own =
        state.elaboration === undefined
          ? this.#parsed(source).module.fixities.filter((fixity) => fixity.visibility !== 'private')
          : this.#imported(source).fixities;
      state.fixities = [...new Set([...inherited, ...own])];
    }
    return state.fixities;
  }

  // Elaboration ------------------------------------------------------------------

  #recall(source: Source, state: State): boolean {
    const found = readJson(this.#options.cache.get(this.#elaborationKey(source)));
    if (!isElaboration(found)) return false;
    this.#settle(source, state, found);
    return true;
  }

  #settle(source: Source, state: State, elaboration: Elaboration): void {
    state.elaboration = elaboration;
    state.interfaceKey = digest(elaboration.interface, ...source.imports.map((one) => this.#state(one).interfaceKey!));
    state.coreKey = digest(elaboration.core, ...source.imports.map((one) => this.#state(one).coreKey!));
  }

  #elaborationKey(source: Source): string {
    const imports = source.imports.map((one) => this.#state(one).interfaceKey!);
    const { name, isLibrary, text } = source;
    return digest('lago-elaboration/1', this.#options.checker, name, String(isLibrary), text, ...imports);
  }

  /** What is wrong; the state has the elaboration if there is something for the kernel. */
  #elaborate(source: Source, state: State): readonly Diagnostic[] {
    const parsed = this.#parsed(source);
    if (parsed.diagnostics.length > 0) {
      // What could be read may have mistakes of its own; nothing of it is kept.
      const { diagnostics } = elaborate(source, parsed.module, (imported) => this.#imported(imported));
      return [...parsed.diagnostics, ...diagnostics];
    }
    const proofs = gate(source.file, parsed.module);
    const lawful = forEvery(proofs);
    const broken = this.#options.strict(source) ? proofs : lawful;
    const elaborated = state.elaborated ?? elaborate(source, parsed.module, (imported) => this.#imported(imported));
    delete state.elaborated;
    const { core, stored } = elaborated;
    if (core === null || stored === null) {
      // The gate has already said where the mistake is, in words that fit better.
      const told = new Set(broken.map((one) => one.span.start));
      const found = [
        ...broken,
        ...elaborated.diagnostics.filter((one) => !told.has(one.span.start)),
        ...this.#beside(source, elaborated),
      ];
      return found.length > 0 ? found : [problem(source.file, 'kernel', 'the elaborator gave nothing to check')];
    }
    const kept = elaborated.expected.flatMap((one) => this.#mustFail(source, one));
    if (kept.length > 0) return [...broken, ...kept];
    let coreText: string;
    try {
      coreText = JSON.stringify(serialise(core));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [problem(source.file, 'resource', 'the terms of this module are too deep to be handed to the kernel')];
    }
    const interfaceText = JSON.stringify(stored);
    const elaboration: Elaboration = {
      interface: digest(interfaceText),
      core: digest(coreText),
      lawful: lawful.length === 0,
      proofs: proofs.length === 0,
    };
    const { cache } = this.#options;
    cache.put(elaboration.interface, interfaceText);
    cache.put(elaboration.core, coreText);
    cache.put(this.#elaborationKey(source), JSON.stringify(elaboration));
    state.stored = stored;
    state.coreText = coreText;
    this.#spans.set(source, elaborated.spans);
    this.#settle(source, state, elaboration);
    return broken;
  }

  /** What the kernel has against the declarations of a module that the elaborator could do; the module is rejected anyway. */
  #beside(source: Source, { partial, spans }: Elaborated): readonly Diagnostic[] {
    if (partial === null || partial.groups.length === 0) return [];
    const { environment } = this.#node(source.closure.filter((one) => one !== source));
    const found = this.#refusals(source, partial, environment, spans);
    return found.filter(({ kind }) => ON_ITS_OWN.has(kind));
  }

  /** All that the kernel refuses in a module, each with what rests on it left out when it goes on. */
  #refusals(
    source: Source,
    core: CoreModule,
    environment: Environment,
    spans: ReadonlyMap<string, Span>,
  ): readonly Diagnostic[] {
    const found: Diagnostic[] = [];
    let rest: CoreModule | undefined = core;
    while (rest !== undefined && found.length < MOST_DIAGNOSTICS) {
      const serial = serialise(rest);
      try {
        checkModule(serial, environment);
        return found;
      } catch (error) {
        if (!(error instanceof KernelError)) return found;
        found.push(this.#refusal(source, spans, serial, error));
        rest = without(rest, error.declaration);
      }
    }
    return found;
  }

  /** What the kernel said of a module, in the words of the source. */
  #refusal(source: Source, spans: ReadonlyMap<string, Span>, serial: SerialModule, error: KernelError): Diagnostic {
    const known = (one: Source, core: SerialModule): Known => {
      const { declarations } = this.#parsed(one).module;
      const place = (full: string) => (one === source ? spans : this.#spans.get(one))?.get(full);
      return {
        source: one,
        serial: core,
        declarations,
        place: (full) => place(full) ?? declaredAt(one, declarations, full),
      };
    };
    const byName = new Map(source.closure.map((one) => [one.name, one]));
    return kernelProblem(known(source, serial), error, (name) => {
      const one = byName.get(name);
      return one === undefined ? undefined : known(one, this.#serial(one));
    });
  }

  /** What is wrong with a block that must fail, and that the elaborator let pass. */
  #mustFail(source: Source, expected: Expected): readonly Diagnostic[] {
    const node = this.#node(source.closure.filter((one) => one !== source));
    try {
      checkModule(serialise(expected.core), node.environment);
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      if (refusedAsExpected(expected, error.kind, `${error.message} ${sidesOf(error)}`)) return [];
    }
    return [problem(source.file, 'type', 'this block should have failed, and it did not', [], expected.span)];
  }

  readonly #spans = new Map<Source, ReadonlyMap<string, Span>>();

  /** A content that the cache has lost, or that was altered there, is made again. */
  #restoreLost(source: Source, state: State): void {
    const before = state.elaboration!;
    this.#elaborate(source, state);
    if (state.elaboration?.core !== before.core || state.elaboration.interface !== before.interface)
      throw new Error(`${source.name} was elaborated twice, and not to the same`);
  }

  #imported(source: Source): Imported {
    const state = this.#state(source);
    if (state.imported === undefined) {
      state.stored ??= readJson(this.#options.cache.get(state.elaboration!.interface)) as Stored | undefined;
      if (state.stored === undefined) this.#restoreLost(source, state);
      const byName = new Map(source.closure.map((one) => [one.name, one]));
      state.imported = restore(state.stored!, (name) => {
        const of = byName.get(name);
        return of === undefined ? undefined : this.#imported(of);
      });
    }
    return state.imported;
  }

  // The kernel -------------------------------------------------------------------

  #recallChecked(source: Source, state: State): boolean {
    const found = readJson(this.#options.cache.get(this.#kernelKey(source)));
    if (!isChecked(found)) return false;
    state.checked = found;
    return true;
  }

  #kernelKey(source: Source): string {
    return digest('lago-kernel/1', this.#options.checker, this.#state(source).coreKey!);
  }

  /** What the kernel refuses. */
  #kernel(source: Source, state: State): readonly Diagnostic[] {
    const beside = state.anticipated?.constraints;
    if (beside !== undefined) {
      // It was kept when it was found.
      state.checked = { constraints: beside };
      return [];
    }
    try {
      // From JSON, as from a file: the kernel is handed data, never objects of the elaborator.
      const serial = this.#serial(source);
      // Two imports that were accepted each may still not go together: their universe constraints may form a cycle.
      const node = this.#node(source.closure.filter((one) => one !== source));
      const environment = checkModule(serial, node.environment);
      node.larger.set(source, { environment, larger: new Map() });
      const constraints = constraintsOf(environment, source.name);
      state.checked = { constraints };
      this.#options.cache.put(this.#kernelKey(source), checkedText(constraints));
      return [];
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      if (!this.#spans.has(source)) this.#restoreLost(source, state);
      const spans = this.#spans.get(source)!;
      const first = this.#refusal(source, spans, this.#serial(source), error);
      const rest = without(parse(this.#serial(source)), error.declaration);
      if (rest === undefined) return [first];
      const { environment } = this.#node(source.closure.filter((one) => one !== source));
      return [first, ...this.#refusals(source, rest, environment, spans)];
    }
  }

  #coreText(source: Source): string {
    const state = this.#state(source);
    const text = state.coreText ?? this.#options.cache.get(state.elaboration!.core);
    if (text === undefined) this.#restoreLost(source, state);
    return text ?? state.coreText!;
  }

  #serial(source: Source): SerialModule {
    return JSON.parse(this.#coreText(source)) as SerialModule;
  }

  #node(closure: readonly Source[]): Node {
    const rank = (source: Source) => this.#ranks.get(source) ?? Number.POSITIVE_INFINITY;
    let node = this.#empty;
    // In one order for all, so that programs with the same imports share their environments.
    for (const source of closure.toSorted((a, b) => rank(a) - rank(b))) {
      const { checked, verdict } = this.#state(source);
      if (checked === undefined || verdict?.verdict !== 'accept') continue;
      let larger = node.larger.get(source);
      if (larger === undefined) {
        const environment = trustModule(this.#serial(source), checked.constraints, node.environment);
        larger = { environment, larger: new Map() };
        node.larger.set(source, larger);
      }
      node = larger;
    }
    return node;
  }
}

function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isElaboration(value: unknown): value is Elaboration {
  const found = value as Partial<Elaboration> | null | undefined;
  return (
    typeof found?.interface === 'string' &&
    typeof found.core === 'string' &&
    typeof found.lawful === 'boolean' &&
    typeof found.proofs === 'boolean'
  );
}

function isChecked(value: unknown): value is Checked {
  return Array.isArray((value as Partial<Checked> | null | undefined)?.constraints);
}

/** What can be said of a declaration although others of its module are missing. */
const ON_ITS_OWN: ReadonlySet<string> = new Set(['termination', 'positivity', 'quantity', 'universe', 'coverage']);

/** Whoever has more to mend than this begins at the top. */
const MOST_DIAGNOSTICS = 100;

export function limited(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const more = diagnostics.slice(MOST_DIAGNOSTICS);
  if (more[0] === undefined) return diagnostics;
  const rest = { ...more[0], message: `${more.length} more errors from here on are not shown`, notes: [] };
  delete rest.expected;
  delete rest.found;
  return [...diagnostics.slice(0, MOST_DIAGNOSTICS), rest];
}

/** A name or a type may be as long as its file; a message is for reading. */
const LONGEST_TEXT = 2_000;

function shortened(diagnostic: Diagnostic): Diagnostic {
  const cut = (text: string) =>
    text.length <= LONGEST_TEXT
      ? text
      : `${text.slice(0, LONGEST_TEXT).toWellFormed()}… (${text.length - LONGEST_TEXT} more characters)`;
  const { message, expected, found, notes, tries } = diagnostic;
  return {
    ...diagnostic,
    message: cut(message),
    ...(expected === undefined ? {} : { expected: cut(expected) }),
    ...(found === undefined ? {} : { found: cut(found) }),
    notes: notes.map(cut),
    ...(tries === undefined ? {} : { tries: tries.map(cut) }),
  };
}

/** By place, each message once. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .filter((one) => {
      const key = `${one.span.start} ${one.span.end} ${one.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((a, b) => a.span.start - b.span.start);
}
