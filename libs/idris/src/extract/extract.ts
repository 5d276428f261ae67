/**
 * Checked terms as ES modules with declarations: from named definitions and all that they need at run time, one module of
 * JavaScript and one of declarations for each Idris module, and what they share (runtime.js). The representation is said
 * in docs/extraction.md.
 *
 * What is extracted has been accepted by the kernel; the terms are the kernel's own. Nothing here is checked again: that
 * both give the same values is what extract.test.ts tries. Not extracted: input and output, Double beyond its literals.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { budget, type Environment, find } from '../kernel/kernel.ts';
import type { DataEntry, FunEntry } from '../kernel/types.ts';
import { Builder, type BuiltFunction, ExtractError } from './build.ts';
import { type Code, visitAll, withoutUnused } from './code.ts';
import { Fresh, modulePath, relativePath, topName } from './names.ts';
import { type Naming, printFunction } from './print.ts';
import { type Recursion, recursionOf } from './recursion.ts';
import { signatureOf } from './signature.ts';
import { functionsIn } from './terms.ts';
import { docComment, Types } from './types.ts';

export { ExtractError } from './build.ts';

export interface ExtractOptions {
  /** What the source says of a declaration, by full name, or of a module, by its name. */
  readonly doc?: (name: string) => string | undefined;
  /** What the source calls an argument of a function, by position in core. */
  readonly parameter?: (name: string, position: number) => string | undefined;
  /** The first line of each file. */
  readonly header?: string;
}

/** File name → text. */
export type Extracted = ReadonlyMap<string, string>;

const RUNTIME = 'runtime';

/** @throws ExtractError if a name is not declared, or needs what has no counterpart */
export function extract(environment: Environment, names: readonly string[], options: ExtractOptions = {}): Extracted {
  return new Extraction(environment, options).files(names);
}

/** What the elaborator has made of a part of a function: no name that somebody calls. */
const isLifted = (name: string): boolean => /:(?:with|case|local)(?::|$)/.test(name);
/** The function that a part was made for, or was it itself. */
const wholeOf = (name: string): string => name.replace(/:(?:with|case|local):.*$/, '');
const isMade = (name: string): boolean => name.includes(':') && /:(?!for:)/.test(name.replace(/::+/g, ''));

class Extraction {
  readonly #options: ExtractOptions;
  readonly #environment: Environment;
  readonly #moduleOf = new Map<string, string>();
  readonly #nameOf = new Map<string, string>();
  readonly #operations = new Map<FunEntry, string>();
  readonly #uses = new Map<string, number>();
  readonly #program = new Map<FunEntry, BuiltFunction>();
  #recursion: ReadonlyMap<FunEntry, Recursion> = new Map();

  constructor(environment: Environment, options: ExtractOptions) {
    this.#options = options;
    this.#environment = environment;
    for (const [module, { constants, builtins }] of environment.modules) {
      const names = new Fresh();
      for (const [name, entry] of constants) {
        this.#moduleOf.set(name, module);
        this.#nameOf.set(name, names.name(topName(name, module)));
        if (entry.kind !== 'fun') continue;
        // What proofs say of a part of a function does not count.
        for (const one of functionsIn(entry))
          if (wholeOf(one.name) === wholeOf(name)) this.#uses.set(one.name, (this.#uses.get(one.name) ?? 0) + 1);
      }
      for (const [operation, entry] of builtins) if (entry.kind === 'fun') this.#operations.set(entry, operation);
    }
  }

  files(roots: readonly string[]): Extracted {
    const waiting = roots.map((name): FunEntry => {
      const entry = find(this.#environment, name);
      if (entry === undefined)
        throw new ExtractError(`${name} is not declared in any checked module; check the spelling and its module`);
      if (entry.kind !== 'fun') throw new ExtractError(`${name} is no function or value, but a ${entry.kind}`);
      if (signatureOf(entry).nothing)
        throw new ExtractError(`${name} is a type or a proof: nothing of it is there at run time`);
      return entry;
    });
    for (let fn = waiting.pop(); fn !== undefined; fn = waiting.pop()) {
      if (this.#program.has(fn)) continue;
      const built = this.#build(fn);
      this.#program.set(fn, built);
      visitAll(built.body, (code: Code) => code.kind === 'call' && waiting.push(code.callee));
    }
    this.#recursion = recursionOf(this.#program);
    return this.#print(roots);
  }

  #build(fn: FunEntry): BuiltFunction {
    budget.steps = 0;
    try {
      const built = new Builder(fn, {
        operation: (one) => this.#operations.get(one),
        isInlined: (one) => isLifted(one.name) && this.#uses.get(one.name) === 1,
        nameOf: (one) => this.#nameOf.get(one.name) ?? one.name,
        parameterOf: (one, position) => this.#options.parameter?.(one.name, position),
      }).build();
      return { ...built, body: withoutUnused(built.body) };
    } catch (error) {
      if (error instanceof ExtractError) throw error;
      throw new ExtractError(
        `${fn.name} cannot be extracted: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  #isValue(fn: FunEntry): boolean {
    return fn.arity === 0 && this.#recursion.get(fn)?.cyclic !== true;
  }

  #print(roots: readonly string[]): Extracted {
    const files = new Map<string, string>();
    const byModule = Map.groupBy(this.#program.keys(), (fn) => this.#moduleOf.get(fn.name)!);
    const declarations = new Map<string, Declarations>();
    const declarationsOf = (module: string): Declarations => {
      const known = declarations.get(module);
      if (known !== undefined) return known;
      const made = new Declarations(module, {
        moduleOf: (name) => this.#moduleOf.get(name)!,
        nameOf: (name) => this.#nameOf.get(name)!,
        doc: (name) => this.#options.doc?.(name),
        parameterOf: (fn, position) => this.#options.parameter?.(fn.name, position),
        wanted: (entry) => declarationsOf(this.#moduleOf.get(entry.name)!).want(entry),
      });
      declarations.set(module, made);
      return made;
    };
    for (const [module, all] of byModule) {
      const functions = all.toSorted((a, b) => a.order - b.order);
      files.set(`${modulePath(module)}.js`, this.#module(module, functions));
      for (const fn of functions) {
        if (roots.includes(fn.name) || !isMade(fn.name))
          declarationsOf(module).function(fn, this.#nameOf.get(fn.name)!, this.#isValue(fn));
      }
    }
    // Types may be wanted of modules that have nothing at run time, and want others in turn.
    for (let before = -1; before !== total(declarations); ) {
      before = total(declarations);
      for (const one of [...declarations.values()]) one.settle();
    }
    for (const [module, one] of declarations) {
      const path = modulePath(module);
      files.set(`${path}.d.ts`, this.#header(module) + one.text());
      if (!files.has(`${path}.js`)) files.set(`${path}.js`, `${this.#header(module)}export {};\n`);
    }
    for (const ending of ['.js', '.d.ts']) {
      const shared = new URL(`./${RUNTIME}${ending}`, import.meta.url);
      files.set(`${RUNTIME}${ending}`, readFileSync(fileURLToPath(shared), 'utf8'));
    }
    return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #header(module: string): string {
    const said = this.#options.doc?.(module);
    const header = this.#options.header ?? `Extracted from the checked terms of ${module}: do not edit.`;
    return `${docComment([header, ...(said === undefined || said === '' ? [] : ['', said])].join('\n'))}\n`;
  }

  #module(module: string, functions: readonly FunEntry[]): string {
    const imports = new Map<string, Map<string, string>>();
    const own = new Set(functions.map((fn) => this.#nameOf.get(fn.name)!));
    const taken = new Map<string, FunEntry>();
    const naming: Naming = {
      isValue: (fn) => this.#isValue(fn),
      name: (fn) => {
        const home = this.#moduleOf.get(fn.name)!;
        const name = this.#nameOf.get(fn.name)!;
        if (home === module) return name;
        const clash = own.has(name) || (taken.get(name) ?? fn) !== fn;
        // No name of Idris has a dollar.
        const alias = clash ? `${name}$${home.replaceAll('.', '_')}` : name;
        if (!clash) taken.set(name, fn);
        const from = imports.get(home) ?? new Map<string, string>();
        imports.set(home, from.set(name, alias));
        return alias;
      },
    };
    const texts = functions.map((fn) => {
      const doc = isMade(fn.name) ? '' : docComment(this.#options.doc?.(fn.name));
      return doc + printFunction(fn, this.#program.get(fn)!, this.#recursion.get(fn)!, naming);
    });
    const path = modulePath(module);
    const lines = [...imports]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, names]) => {
        const list = [...names].toSorted(([a], [b]) => (a < b ? -1 : 1));
        const parts = list.map(([name, alias]) => (name === alias ? name : `${name} as ${alias}`));
        return `import { ${parts.join(', ')} } from '${relativePath(path, modulePath(from))}.js';`;
      });
    const body = texts.join('\n');
    if (body.includes('$.')) lines.push(`import * as $ from '${relativePath(path, RUNTIME)}.js';`);
    return `${this.#header(module)}${lines.join('\n')}${lines.length > 0 ? '\n\n' : ''}${body}`;
  }
}

const total = (all: ReadonlyMap<string, Declarations>): number =>
  [...all.values()].reduce((sum, one) => sum + one.size, 0);

interface Program {
  moduleOf(name: string): string;
  nameOf(name: string): string;
  doc(name: string): string | undefined;
  parameterOf(fn: FunEntry, position: number): string | undefined;
  wanted(entry: DataEntry | FunEntry): void;
}

/** The declarations of one module. */
class Declarations {
  readonly #module: string;
  readonly #program: Program;
  readonly #functions: string[] = [];
  readonly #types = new Map<DataEntry | FunEntry, string | undefined>();
  readonly #imports = new Map<string, Map<string, string>>();
  readonly #printer: Types;

  constructor(module: string, program: Program) {
    this.#module = module;
    this.#program = program;
    this.#printer = new Types({
      typeName: (entry) => this.#typeName(entry),
      doc: (name) => program.doc(name),
      parameterOf: (fn, position) => program.parameterOf(fn, position),
    });
  }

  get size(): number {
    return this.#types.size;
  }

  want(entry: DataEntry | FunEntry): void {
    if (!this.#types.has(entry)) this.#types.set(entry, undefined);
  }

  function(fn: FunEntry, name: string, isValue: boolean): void {
    this.#functions.push(this.#printer.function(fn, name, isValue));
  }

  settle(): void {
    for (const [entry, text] of [...this.#types]) {
      if (text !== undefined) continue;
      const name = this.#program.nameOf(entry.name);
      this.#types.set(entry, '');
      const made = entry.kind === 'data' ? this.#printer.data(entry, name) : this.#printer.alias(entry, name);
      this.#types.set(entry, made);
    }
  }

  #typeName(entry: DataEntry | FunEntry): string {
    this.#program.wanted(entry);
    const home = this.#program.moduleOf(entry.name);
    const name = this.#program.nameOf(entry.name);
    if (home === this.#module) return name;
    const from = this.#imports.get(home) ?? new Map<string, string>();
    // Types of one name in two modules are told apart by theirs.
    const elsewhere = [...this.#imports].some(([other, names]) => other !== home && names.get(name) === name);
    const alias = from.get(name) ?? (elsewhere || this.#hasOwn(name) ? `${name}$${home.replaceAll('.', '_')}` : name);
    this.#imports.set(home, from.set(name, alias));
    return alias;
  }

  #hasOwn(name: string): boolean {
    return [...this.#types.keys()].some((entry) => this.#program.nameOf(entry.name) === name);
  }

  text(): string {
    const path = modulePath(this.#module);
    const types = [...this.#types].toSorted(([a], [b]) => (a.name < b.name ? -1 : 1)).map(([, text]) => text!);
    const body = [...types, ...this.#functions].join('\n');
    const lines = [...this.#imports]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, names]) => {
        const parts = [...names].map(([name, alias]) => (name === alias ? name : `${name} as ${alias}`)).toSorted();
        return `import type { ${parts.join(', ')} } from '${relativePath(path, modulePath(from))}.js';`;
      });
    if (body.includes('$.')) lines.push(`import type * as $ from '${relativePath(path, RUNTIME)}.js';`);
    return `${lines.join('\n')}${lines.length > 0 ? '\n\n' : ''}${body}`;
  }
}
