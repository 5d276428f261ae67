/**
 * Modules: found by name in source roots, ordered so that each comes after its imports. Only the header of a source is
 * read here; the rest of it when somebody asks (`parseSource`), because what has not changed need not be parsed.
 *
 * The modules that make up the prelude import only what they say; any other imports Prelude without saying so. Fixities are seen
 * through the whole closure of imports, as in Idris 2.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Diagnostic, Rejected } from '../diagnostic.ts';
import { meant, similar } from '../similar.ts';
import { type Parsed, parseHeader, parseModule } from '../syntax/parser.ts';
import type { RawFixity, RawImport } from '../syntax/raw.ts';
import { parsePackage } from './ipkg.ts';
import { problem, readSource } from './source.ts';

/** The name of a module that has no header. */
const MAIN = 'Main';
const IN_PRELUDE = /^(Builtin|PrimIO|Prelude(\..*)?)$/;

/** A source file and what its header says. */
export interface Source {
  readonly path: string;
  /** The file as messages name it. */
  readonly file: string;
  readonly text: string;
  readonly name: string;
  /** The namespace of what it declares: its name, or Main if it has no header. */
  readonly space: string;
  readonly isLibrary: boolean;
  /** In order of the source, `Prelude` first where it is implicit; each once. */
  readonly imports: readonly Source[];
  /** Imported modules by the name that the source gives them, `implicit` ones too. */
  readonly imported: ReadonlyMap<string, Source>;
  /** Modules that are imported without being asked for. */
  readonly implicit: readonly string[];
  /** What is wrong with the file, its header or its imports. */
  readonly diagnostics: readonly Diagnostic[];
  /** All modules that it rests on, itself last, each after its imports. */
  readonly closure: readonly Source[];
}

export interface GraphOptions {
  readonly libraryRoot: string;
  /** Further directories to look for modules in. */
  readonly roots: readonly string[];
  /** Also look in the source directory of the package that a file lies in, or below. */
  readonly packages: boolean;
  /** The text of a file as somebody is editing it, in the place of what is stored. */
  readonly overlay?: (path: string) => string | undefined;
  /** How messages name a path; by default relative to the working directory where that is shorter. */
  readonly display?: (path: string) => string;
}

/** @param fixitiesOf the fixities that a module gives to those who import it, its imports' included */
export function parseSource(source: Source, fixitiesOf: (imported: Source) => readonly RawFixity[]): Parsed {
  const importedFixities = (module: string) => {
    const imported = source.imported.get(module);
    return imported === undefined ? [] : fixitiesOf(imported);
  };
  const parsed = parseModule(source.file, source.text, importedFixities, source.implicit);
  return { ...parsed, module: { ...parsed.module, name: source.name, space: source.space } };
}

/** How many modules may import each other in a row. */
const MOST_DEEP = 1000;
/** Modules of Idris 2 that are about what this checker leaves out. */
const OUTSIDE: readonly (readonly [RegExp, string])[] = [
  [/^(?:Language\.Reflection|Deriving)(?:\.|$)/, 'elaborator reflection'],
  [/^Data\.(?:Stream|Colist|Colist1|List\.Lazy)(?:\.|$)/, 'codata'],
];
/** For so many missing imports of a file, what they may have meant is looked for. */
const MOST_GUESSES = 20;

/** The modules of a directory, for messages: not far down, because it may be anybody's. */
function modulesBelow(root: string, prefix = '', depth = 0): readonly string[] {
  if (depth > 4 || !existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (!/^\p{Lu}/u.test(entry.name)) return [];
    if (entry.isDirectory()) return modulesBelow(join(root, entry.name), `${prefix}${entry.name}.`, depth + 1);
    return entry.name.endsWith('.idr') ? [prefix + entry.name.slice(0, -'.idr'.length)] : [];
  });
}

export class Graph {
  readonly #options: GraphOptions;
  readonly #libraryRoot: string;
  readonly #sources = new Map<string, Source>();
  /** Paths on the way down, to see a cycle. */
  readonly #opening: { readonly path: string; readonly name: string }[] = [];
  readonly #packageRoots = new Map<string, readonly string[]>();
  readonly #modules = new Map<string, readonly string[]>();

  constructor(options: GraphOptions) {
    this.#options = options;
    this.#libraryRoot = resolve(options.libraryRoot);
  }

  /** All that was read, in the order in which it was finished. */
  get sources(): readonly Source[] {
    return [...this.#sources.values()];
  }

  /** Reads a file and all that it imports. What is wrong with it is among its diagnostics. */
  open(path: string, expected?: string): Source {
    const full = resolve(path);
    const known = this.#sources.get(full);
    if (known !== undefined && (expected === undefined || known.name !== MAIN)) return known;
    // A file without a header is a program and, where it is imported, a module of that name.
    const asModule = `${full}\0${expected ?? MAIN}`;
    const knownModule = this.#sources.get(asModule);
    if (knownModule !== undefined) return knownModule;
    const source = this.#read(full, expected);
    this.#sources.set(source.space === source.name ? full : asModule, source);
    return source;
  }

  /** Reads a file again, after it was changed; what imports it keeps what it had. */
  reopen(path: string): Source {
    const full = resolve(path);
    this.#sources.delete(full);
    return this.open(full);
  }

  display(path: string): string {
    if (this.#options.display !== undefined) return this.#options.display(path);
    const short = relative(process.cwd(), path);
    return short.length < path.length && !short.startsWith(`..${sep}..${sep}..`) ? short : path;
  }

  #read(path: string, expected: string | undefined): Source {
    const file = this.display(path);
    const isLibrary = path.startsWith(this.#libraryRoot + sep);
    const failed = (diagnostics: readonly Diagnostic[], text = '', name = expected ?? ''): Source => {
      const nothing = { imports: [], imported: new Map(), implicit: [], closure: [] };
      const source: { -readonly [K in keyof Source]: Source[K] } = {
        path,
        file,
        text,
        name,
        space: name,
        isLibrary,
        diagnostics,
        ...nothing,
      };
      source.closure = [source];
      return source;
    };
    let text: string;
    try {
      text = this.#options.overlay?.(path) ?? readSource(path);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return failed([{ ...error.diagnostic, file }]);
    }
    let header: ReturnType<typeof parseHeader>;
    try {
      header = parseHeader(file, text);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return failed([error.diagnostic], text);
    }
    const diagnostics: Diagnostic[] = [];
    // The rules for packages want each module to say its name.
    const nameless = header.name === MAIN && expected !== undefined && this.#options.packages;
    const name = nameless ? expected : header.name;
    const root = this.#rootOf(path, name, expected, file, diagnostics);
    const implicit = isLibrary && IN_PRELUDE.test(name) ? [] : ['Prelude'];
    const imported = this.#imports(file, header.imports, implicit, root, isLibrary, { path, name }, diagnostics);
    const imports = [...new Set(imported.values())];
    const space = header.name;
    const source = { path, file, text, name, space, isLibrary, imports, imported, implicit, diagnostics };
    const closure: Source[] = [...new Set(imports.flatMap((one) => one.closure))];
    const complete: { -readonly [K in keyof Source]: Source[K] } = { ...source, closure };
    complete.closure = [...closure, complete];
    return complete;
  }

  /** The directory that the module's name counts from. */
  #rootOf(path: string, name: string, expected: string | undefined, file: string, diagnostics: Diagnostic[]): string {
    const tail = `${name.replaceAll('.', sep)}.idr`;
    if (expected !== undefined && name !== expected) {
      diagnostics.push(
        problem(
          file,
          'import',
          `this file must hold module ${expected}, and says that it is ${name === 'Main' ? 'Main, or nothing' : name}`,
          ['the name of a module is its path from the source directory'],
        ),
      );
    }
    if (path.endsWith(sep + tail)) return path.slice(0, -tail.length - 1);
    if (expected === undefined && name !== 'Main') {
      diagnostics.push(
        problem(file, 'import', `module ${name} must stand in a file ${tail}`, [
          'the name of a module is its path from the source directory',
        ]),
      );
    }
    return dirname(path);
  }

  #imports(
    file: string,
    explicit: readonly RawImport[],
    implicit: readonly string[],
    root: string,
    isLibrary: boolean,
    self: { readonly path: string; readonly name: string },
    diagnostics: Diagnostic[],
  ): Map<string, Source> {
    const found = new Map<string, Source>();
    const wanted: { readonly module: string; readonly span: { start: number; end: number } }[] = [
      ...implicit.map((module) => ({ module, span: { start: 0, end: 0 } })),
      ...explicit,
    ];
    this.#opening.push(self);
    try {
      for (const { module, span } of wanted) {
        if (found.has(module)) continue;
        const roots = isLibrary
          ? [this.#libraryRoot]
          : [root, ...this.#options.roots, ...this.#packageRoot(root), this.#libraryRoot];
        const path = this.#locate(module, roots, file, span, diagnostics);
        if (path === undefined) continue;
        const cycle = this.#opening.findIndex((one) => one.path === path);
        if (cycle !== -1) {
          const names = [...this.#opening.slice(cycle).map((one) => one.name), module];
          diagnostics.push(problem(file, 'import', `these imports are cyclic: ${names.join(' → ')}`, [], span));
          continue;
        }
        if (this.#opening.length >= MOST_DEEP && !this.#sources.has(path)) {
          const message = `these imports go more than ${MOST_DEEP} modules deep`;
          diagnostics.push(problem(file, 'resource', message, ['let one module import several of them'], span));
          continue;
        }
        const source = this.open(path, module);
        found.set(module, source);
      }
    } finally {
      this.#opening.pop();
    }
    return found;
  }

  #locate(
    module: string,
    roots: readonly string[],
    file: string,
    span: { start: number; end: number },
    diagnostics: Diagnostic[],
  ): string | undefined {
    const tail = `${module.replaceAll('.', sep)}.idr`;
    const paths = [...new Set(roots.map((root) => resolve(join(root, tail))))].filter((path) => existsSync(path));
    if (paths.length > 1) {
      const shown = paths.map((path) => this.display(path)).join(' and ');
      diagnostics.push(
        problem(file, 'import', `module ${module} exists twice: ${shown}`, ['rename one of them'], span),
      );
      return undefined;
    }
    const outside = OUTSIDE.find(([name]) => name.test(module))?.[1];
    if (paths[0] === undefined && outside !== undefined) {
      const message = `${outside} (${module}) is not in this checker’s subset of Idris 2`;
      diagnostics.push(problem(file, 'subset', message, [], span));
      return undefined;
    }
    if (paths[0] === undefined) {
      const places = roots.map((root) => this.display(join(root, tail)));
      const notes = [`looked for ${[...new Set(places)].join(' and ')}`];
      const near = diagnostics.length < MOST_GUESSES ? meant(similar(module, this.#modulesOf(roots))) : [];
      const missing = problem(file, 'import', `there is no module ${module}`, notes, span);
      diagnostics.push(near.length === 0 ? missing : { ...missing, tries: near });
      return undefined;
    }
    return paths[0];
  }

  #modulesOf(roots: readonly string[]): readonly string[] {
    return roots.flatMap((root) => {
      let known = this.#modules.get(root);
      if (known === undefined) {
        known = modulesBelow(resolve(root));
        this.#modules.set(root, known);
      }
      return known;
    });
  }

  /** The source directory of the nearest package above a directory. */
  #packageRoot(directory: string): readonly string[] {
    if (!this.#options.packages) return [];
    const known = this.#packageRoots.get(directory);
    if (known !== undefined) return known;
    const files = readdirSync(directory).filter((name) => name.endsWith('.ipkg'));
    const above = dirname(directory);
    let found: readonly string[] = [];
    if (files.length === 1) {
      const file = join(directory, files[0]!);
      try {
        found = [resolve(directory, parsePackage(file, readSource(file)).sourceDirectory)];
      } catch (error) {
        // A package that cannot be read is no help in finding modules, and no mistake of this file.
        if (!(error instanceof Rejected)) throw error;
      }
    } else if (above !== directory) found = this.#packageRoot(above);
    this.#packageRoots.set(directory, found);
    return found;
  }
}
