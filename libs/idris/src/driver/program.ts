/**
 * From sources to verdicts: each module is parsed, elaborated, serialised and checked by the kernel, after its imports.
 *
 * A verdict comes from the kernel, on the serialised core, and from nothing else; what the elaborator thinks only decides
 * whether there is something to check. Incremental by content: the key of a module covers its text, the keys of its
 * imports, and the checker's own sources; an accepted module is then read back with the universe constraints that it
 * added, and elaborated again only if something new is elaborated on top of it.
 */

import type { CoreModule, SerialModule } from '../core/format.ts';
import { parse, serialise } from '../core/serialise.ts';
import type { Diagnostic } from '../diagnostic.ts';
import {
  checkModule,
  constraintsOf,
  type Environment,
  emptyEnvironment,
  KernelError,
  type SerialConstraint,
  trustModule,
} from '../kernel/kernel.ts';
import type { ArgumentKind } from '../render/print-core.ts';
import type { RawDeclaration } from '../syntax/raw.ts';
import { type Cache, digest } from './cache.ts';
import { type Elaborated, elaborate } from './elaborator.ts';
import { gate } from './gate.ts';
import type { Source } from './graph.ts';
import { problem } from './source.ts';

/** What the kernel accepted. */
interface Accepted {
  readonly serial: SerialModule;
  readonly constraints: readonly SerialConstraint[];
  /** For printing: which arguments of its constants a source leaves out. */
  readonly kinds: Readonly<Record<string, readonly ArgumentKind[]>>;
}

export interface ModuleVerdict {
  readonly module: string;
  readonly file: string;
  readonly verdict: 'accept' | 'reject';
  readonly diagnostics: readonly Diagnostic[];
  /** Imports that were rejected, so that this module was not looked at further. */
  readonly blockedBy: readonly string[];
  readonly cached: boolean;
}

interface Result {
  readonly verdict: ModuleVerdict;
  readonly accepted: Accepted | undefined;
}

export interface ProgramOptions {
  readonly cache: Cache;
  /** Digest of the checker: part of each key. */
  readonly checker: string;
  /** Sources that must keep the rules for proofs. */
  readonly strict: (source: Source) => boolean;
}

/** An environment of the kernel, and those that are one module larger. */
interface Node {
  readonly environment: Environment;
  readonly larger: Map<Source, Node>;
}

export class Program {
  readonly #options: ProgramOptions;
  readonly #results = new Map<Source, Result>();
  readonly #elaborated = new Map<Source, Elaborated>();
  readonly #cores = new Map<Source, CoreModule>();
  readonly #keys = new Map<Source, string>();
  readonly #ranks = new Map<Source, number>();
  readonly #empty: Node = { environment: emptyEnvironment(), larger: new Map() };

  constructor(options: ProgramOptions) {
    this.#options = options;
  }

  /** The verdicts on a source and on all that it rests on. */
  check(source: Source): ModuleVerdict {
    for (const one of source.closure) this.#result(one);
    return this.#result(source).verdict;
  }

  /** The checked core of a source that was accepted. */
  core(source: Source): CoreModule | undefined {
    const known = this.#cores.get(source);
    if (known !== undefined) return known;
    const accepted = this.#results.get(source)?.accepted;
    if (accepted === undefined) return undefined;
    const core = parse(accepted.serial);
    this.#cores.set(source, core);
    return core;
  }
  kinds(source: Source, constant: string): readonly ArgumentKind[] {
    return this.#results.get(source)?.accepted?.kinds[constant] ?? [];
  }

  /** The kernel's environment over all accepted modules of a closure. */
  environment(closure: readonly Source[]): Environment {
    return this.#node(closure).environment;
  }

  #result(source: Source): Result {
    const known = this.#results.get(source);
    if (known !== undefined) return known;
    this.#ranks.set(source, this.#ranks.size);
    const result = this.#check(source);
    this.#results.set(source, result);
    return result;
  }

  #check(source: Source): Result {
    const diagnostics: Diagnostic[] = [...source.diagnostics];
    if (diagnostics.length === 0) diagnostics.push(...gate(source.file, source.raw, this.#options.strict(source)));
    const blockedBy = source.imports.filter((one) => this.#result(one).accepted === undefined).map((one) => one.name);
    const verdict = (accepted: boolean, cached: boolean): ModuleVerdict => ({
      module: source.name,
      file: source.file,
      verdict: accepted && diagnostics.length === 0 ? 'accept' : 'reject',
      diagnostics: inOrder(diagnostics),
      blockedBy,
      cached,
    });
    if (source.diagnostics.length > 0 || blockedBy.length > 0)
      return { verdict: verdict(false, false), accepted: undefined };
    const key = this.#key(source);
    const stored = this.#options.cache.get(key) as Accepted | undefined;
    if (stored !== undefined) {
      const accepted = verdict(true, true);
      return { verdict: accepted, accepted: accepted.verdict === 'accept' ? stored : undefined };
    }
    const elaborated = this.#elaborate(source);
    // The gate has already said where the mistake is, in words that fit better.
    const told = new Set(diagnostics.map((one) => one.span.start));
    diagnostics.push(...elaborated.diagnostics.filter((one) => !told.has(one.span.start)));
    if (elaborated.core === null) {
      if (diagnostics.length === 0)
        diagnostics.push(problem(source.file, 'kernel', 'the elaborator gave nothing to check'));
      return { verdict: verdict(false, false), accepted: undefined };
    }
    const accepted = this.#kernel(source, elaborated, elaborated.core, diagnostics);
    if (accepted !== undefined && diagnostics.length === 0) this.#options.cache.put(key, accepted);
    return {
      verdict: verdict(accepted !== undefined, false),
      accepted: diagnostics.length === 0 ? accepted : undefined,
    };
  }

  #kernel(source: Source, elaborated: Elaborated, core: CoreModule, diagnostics: Diagnostic[]): Accepted | undefined {
    try {
      // Through JSON, as from a file: the kernel is handed data, never objects of the elaborator.
      const serial = JSON.parse(JSON.stringify(serialise(core))) as SerialModule;
      // Two imports that were accepted each may still not go together: their universe constraints may form a cycle.
      const node = this.#node(source.closure.filter((one) => one !== source));
      const environment = checkModule(serial, node.environment);
      node.larger.set(source, { environment, larger: new Map() });
      return { serial, constraints: constraintsOf(environment, source.name), kinds: elaborated.kinds };
    } catch (error) {
      if (error instanceof KernelError) diagnostics.push(kernelProblem(source, elaborated, error));
      else if (error instanceof RangeError) {
        diagnostics.push(
          problem(source.file, 'resource', 'the terms of this module are too deep to be handed to the kernel'),
        );
      } else throw error;
      return undefined;
    }
  }

  #node(closure: readonly Source[]): Node {
    const rank = (source: Source) => this.#ranks.get(source) ?? Number.POSITIVE_INFINITY;
    let node = this.#empty;
    // In one order for all, so that programs with the same imports share their environments.
    for (const source of closure.toSorted((a, b) => rank(a) - rank(b))) {
      const accepted = this.#results.get(source)?.accepted;
      if (accepted === undefined) continue;
      let larger = node.larger.get(source);
      if (larger === undefined) {
        larger = {
          environment: trustModule(accepted.serial, accepted.constraints, node.environment),
          larger: new Map(),
        };
        node.larger.set(source, larger);
      }
      node = larger;
    }
    return node;
  }

  #elaborate(source: Source): Elaborated {
    const known = this.#elaborated.get(source);
    if (known !== undefined) return known;
    // In order, so that nothing deep is elaborated from the depth of something else.
    for (const one of source.closure) if (one !== source) this.#elaborate(one);
    const done = elaborate(source, (imported) => this.#elaborated.get(imported));
    this.#elaborated.set(source, done);
    return done;
  }

  #key(source: Source): string {
    const known = this.#keys.get(source);
    if (known !== undefined) return known;
    const imports = source.imports.map((one) => this.#key(one));
    const key = digest(
      'lago-check/1',
      this.#options.checker,
      source.name,
      String(source.isLibrary),
      source.text,
      ...imports,
    );
    this.#keys.set(source, key);
    return key;
  }
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

/** The kernel names a declaration; its place is where the source declares it. */
function kernelProblem(source: Source, elaborated: Elaborated, error: KernelError): Diagnostic {
  const span = elaborated.spans.get(error.declaration) ?? declaredAt(source, error.declaration);
  const notes = [`the kernel refuses ${error.declaration}`, ...(error.detail === '' ? [] : [error.detail])];
  return problem(source.file, error.kind, error.message, notes, span);
}

/** A lifted function's name begins with that of the function it came from. */
function declaredAt(source: Source, full: string): { start: number; end: number } {
  let best = { length: 0, span: { start: 0, end: 0 } };
  const visit = (prefix: string, list: readonly RawDeclaration[]) => {
    for (const one of list) {
      if (one.kind === 'namespace') visit(`${prefix}${one.name}.`, one.declarations);
      else if (one.kind === 'mutual' || one.kind === 'parameters') visit(prefix, one.declarations);
      else if (one.kind === 'claim' || one.kind === 'data' || one.kind === 'interface') {
        const name = prefix + one.name;
        if (full.startsWith(name) && name.length > best.length) best = { length: name.length, span: one.nameSpan };
        if (one.kind === 'data') {
          for (const built of one.constructors ?? []) {
            const constructed = prefix + built.name;
            if (full === constructed) best = { length: constructed.length, span: built.span };
          }
        }
      }
    }
  };
  visit(`${source.name}.`, source.raw.declarations);
  return best.span;
}
