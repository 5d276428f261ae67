/**
 * Checking files, and packages with their gate: the library's front door.
 *
 * A package passes if each of its modules is accepted under the strict rules (gate.ts), each source in its directory is
 * listed, each theorem of the manifest beside it (theorems.json) is there with its exact type, and no further checker
 * disagrees.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, Rejected } from '../diagnostic.ts';
import { findByFullName } from '../elaborate/imported.ts';
import { evaluate as evaluateCore, type Tree } from '../evaluate/evaluate.ts';
import type { Description } from '../extract/describe.ts';
import { type Extracted, extract } from '../extract/extract.ts';
import { printTerm } from '../render/print-core.ts';
import type { KernelBeside } from './beside.ts';
import { checkerDigest, directoryCache, noCache } from './cache.ts';
import { type AcceptedModule, type CheckerVerdict, disagreementDiagnostics, type OtherChecker } from './checkers.ts';
import { Elsewhere, type Text } from './elsewhere.ts';
import { Graph, type Source } from './graph.ts';
import { type Package, parsePackage } from './ipkg.ts';
import { limited, type ModuleVerdict, Program } from './program.ts';
import { problem, readSource } from './source.ts';
import { compareTheorems, parseTheorems, type Theorem } from './theorems.ts';

export interface CheckOptions {
  /** A directory for what was checked before; without it everything is checked anew. */
  readonly cache?: string;
  /** The checker's own library, unless it is another. */
  readonly library?: string;
  /** Further directories to look for modules in. */
  readonly roots?: readonly string[];
  /** Files, too, must keep the rules for proofs, as those of a package do. */
  readonly proofs?: boolean;
  /** The text of a file as somebody is editing it, in the place of what is stored. */
  readonly overlay?: (path: string) => string | undefined;
  /** How messages name a path. */
  readonly display?: (path: string) => string;
  readonly progress?: (line: string) => void;
  /** Checkers beside ours: each is asked about what ours accepts. */
  readonly others?: readonly OtherChecker[];
  /** A kernel to check modules of a package while others are elaborated: for one run. */
  readonly beside?: KernelBeside;
  /** Also check every module of the library, imported or not. */
  readonly wholeLibrary?: boolean;
}

export interface CheckedTheorem extends Theorem {
  /** By name, those that accept it. */
  readonly checkers: readonly string[];
}

export interface CheckResult {
  readonly verdict: 'accept' | 'reject';
  /** Of the modules asked about, and of any other that is rejected. */
  readonly modules: readonly ModuleVerdict[];
  /** All there is to say, in the order of the modules; each once. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that diagnostics point into, by file as named there. */
  readonly texts: ReadonlyMap<string, string>;
  readonly theorems: readonly CheckedTheorem[];
  readonly checkers: readonly CheckerVerdict[];
  /** On one of the files asked about. */
  verdictOf(path: string): 'accept' | 'reject';
  /** The type of a checked definition, as the manifest has it; undefined if there is none of that full name. */
  typeOf(name: string): string | undefined;
  /**
   * A checked definition's value as data.
   * @throws Error if no accepted module has it
   */
  evaluate(name: string): Tree;
  /**
   * Checked definitions, with all that they need, as ES modules with declarations: file name to text.
   * @throws ExtractError if one is not declared, or cannot be extracted
   */
  extract(names: readonly string[]): Extracted;
}

export const CHECKER = { name: 'lago', version: '0.1.0' } as const;

const LIBRARY = fileURLToPath(new URL('../../lib', import.meta.url));
/** Packages of Idris 2 whose modules the checker's library has, or has in part. */
const KNOWN_PACKAGES: ReadonlySet<string> = new Set(['prelude', 'base', 'contrib']);

export class Run {
  readonly #started = performance.now();
  /** What another checker rejects. */
  readonly #disputed = new Set<Source>();
  readonly graph: Graph;
  readonly program: Program;
  readonly texts = new Map<string, string>();

  constructor(options: CheckOptions, roots: readonly string[], packages: boolean, strict: (source: Source) => boolean) {
    this.graph = new Graph({
      libraryRoot: options.library ?? LIBRARY,
      roots,
      packages,
      ...(options.display === undefined ? {} : { display: options.display }),
      ...(options.overlay === undefined ? {} : { overlay: options.overlay }),
    });
    const kept = options.cache === undefined ? undefined : join(options.cache, 'idris');
    const cache = kept === undefined ? noCache : (options.beside?.cache(kept) ?? directoryCache(kept));
    const elsewhere = new Elsewhere(() => this.#texts(options.library ?? LIBRARY, roots));
    this.program = new Program({
      cache,
      checker: options.cache === undefined ? '' : checkerDigest(),
      strict,
      elsewhere: (name) => elsewhere.modulesOf(name),
    });
  }

  /** Every module that could be imported. */
  *#texts(library: string, roots: readonly string[]): Iterable<Text> {
    for (const root of [...new Set([library, ...roots].map((one) => resolve(one)))]) {
      for (const path of sourceFiles(root)) {
        const name = relative(root, path).slice(0, -'.idr'.length).replaceAll(sep, '.');
        try {
          yield { name, text: readSource(path) };
        } catch (error) {
          // A file that cannot be read is no help to anybody.
          if (!(error instanceof Rejected)) throw error;
        }
      }
    }
  }

  result(
    wanted: readonly Source[],
    extra: readonly Diagnostic[],
    theorems: readonly CheckedTheorem[] = [],
    checkers: readonly CheckerVerdict[] = [],
  ): CheckResult {
    const closure = [...new Set(wanted.flatMap((source) => source.closure))];
    const asked = new Set(wanted);
    const shown: ModuleVerdict[] = [];
    for (const source of closure) {
      const verdict = this.program.check(source);
      this.texts.set(source.file, source.text);
      if (asked.has(source) || verdict.verdict === 'reject') shown.push(verdict);
    }
    const diagnostics = [...limited(extra), ...shown.flatMap((verdict) => verdict.diagnostics)];
    const rejected = diagnostics.length > 0 || shown.some((verdict) => verdict.verdict === 'reject');
    return {
      verdict: rejected ? 'reject' : 'accept',
      modules: shown,
      diagnostics,
      texts: this.texts,
      theorems,
      checkers,
      verdictOf: (path) => {
        const source = closure.find((one) => one.path === resolve(path));
        if (source === undefined || source.closure.some((one) => this.#disputed.has(one))) return 'reject';
        return this.program.check(source).verdict;
      },
      typeOf: (name) => this.typeOf(closure, name),
      evaluate: (name) => evaluateCore(this.program.environment(closure), name),
      extract: (names) => this.extract(closure, names),
    };
  }

  /** Our verdict on sources, and that of the others if it is that they are accepted; what those have against it is added. */
  async ask(
    wanted: readonly Source[],
    diagnostics: Diagnostic[],
    options: CheckOptions,
    packageFile?: string,
  ): Promise<readonly CheckerVerdict[]> {
    const closure = [...new Set(wanted.flatMap((source) => source.closure))];
    const accepted = closure.filter((source) => this.program.check(source).verdict === 'accept');
    const whole = accepted.length === closure.length && diagnostics.length === 0;
    const ours: CheckerVerdict = {
      ...CHECKER,
      verdict: whole ? 'accepted' : 'rejected',
      modules: closure.length,
      anew: closure.filter((source) => !this.program.check(source).cached).length,
      milliseconds: performance.now() - this.#started,
      disagreements: [],
    };
    // A package is one claim, and files are many.
    if (!whole && packageFile !== undefined) return [ours];
    const modules = new Map<Source, AcceptedModule>();
    for (const source of accepted) {
      const imports = source.imports.map((one) => modules.get(one)!);
      const core = () => this.program.core(source)!;
      const { name, isLibrary } = source;
      modules.set(source, { name, isLibrary, imports, key: this.program.keyOf(source), core });
    }
    const verdicts = [ours];
    for (const other of options.others ?? []) {
      const verdict = await other({
        modules: [...modules.values()],
        ...(packageFile === undefined ? {} : { packageFile: resolve(packageFile) }),
      });
      verdicts.push(verdict);
      const said = disagreementDiagnostics(verdict, CHECKER.name, ({ module, declaration }) => {
        const source = accepted.find((one) => modules.get(one) === module);
        for (const one of source === undefined ? accepted : [source]) this.#disputed.add(one);
        if (source !== undefined) return { file: source.file, span: this.program.place(source, declaration ?? '') };
        const file = packageFile === undefined ? 'what was asked about' : this.graph.display(resolve(packageFile));
        return { file, span: { start: 0, end: 0 } };
      });
      diagnostics.push(...said);
    }
    return verdicts;
  }

  typeOf(closure: readonly Source[], name: string): string | undefined {
    for (const owner of ownersOf(closure, name)) {
      const declaration = this.program.declaration(owner, name);
      if (declaration === undefined) continue;
      // What is printed depends on the module that declares it alone, whoever else is there.
      const kinds = (constant: string) => this.program.kinds(owner.closure, constant);
      return printTerm(declaration.type, kinds, kinds(name));
    }
    return undefined;
  }

  extract(closure: readonly Source[], names: readonly string[]): Extracted {
    const byName = new Map(closure.map((source) => [source.name, source]));
    const describing = (name: string): Description | undefined => {
      const source = findByFullName(name, (module) => byName.get(module)) ?? byName.get(name);
      return source === undefined ? undefined : this.program.describe(source);
    };
    return extract(this.program.environment(closure), names, {
      doc: (name) => (byName.has(name) ? this.program.describe(byName.get(name)!) : describing(name))?.docs.get(name),
      parameter: (name, position) => {
        const kinds = this.program.kinds(closure, name);
        if (kinds[position] === 'implicit') return undefined;
        const explicit = kinds.slice(0, position).filter((kind) => kind === 'explicit').length;
        const at = explicit + Math.max(0, position - kinds.length);
        return describing(name)?.parameters.get(name)?.[at] || undefined;
      },
    });
  }

  /** `typeOf` of many: printing takes longer than all else in a run that has nothing to check, so it is kept by module. */
  typesOf(closure: readonly Source[], names: readonly string[]): ReadonlyMap<string, string> {
    const types = new Map<string, string>();
    // By the module whose name is the longest beginning; one of a shorter name may have it all the same.
    const byOwner = Map.groupBy(names, (name) => ownersOf(closure, name)[0]);
    for (const [owner, own] of byOwner) {
      if (owner === undefined) continue;
      const all = [...new Set(own.flatMap((name) => ownersOf(closure, name)))];
      const printed = this.program.derived(JSON.stringify(['types', ...own]), all, isTypes, () =>
        own.map((name) => this.typeOf(closure, name) ?? null),
      );
      for (const [at, name] of own.entries()) if (printed[at] != null) types.set(name, printed[at]);
    }
    return types;
  }
}

/** The modules that may declare a name, the longest beginning of it first. */
function ownersOf(closure: readonly Source[], name: string): readonly Source[] {
  const owners = closure.filter((source) => name.startsWith(`${source.name}.`));
  return owners.toSorted((a, b) => b.name.length - a.name.length);
}

function isTypes(value: unknown): value is readonly (string | null)[] {
  return Array.isArray(value) && value.every((one) => one === null || typeof one === 'string');
}

/** Checks each file as a program of its own. */
export async function checkFiles(files: readonly string[], options: CheckOptions = {}): Promise<CheckResult> {
  const proofs = options.proofs === true;
  const run = new Run(options, options.roots ?? [], true, (source) => proofs && !source.isLibrary);
  const sources = new Set<Source>();
  for (const file of [...files, ...(options.wholeLibrary ? sourceFiles(options.library ?? LIBRARY) : [])]) {
    options.progress?.(`checking ${file}`);
    const source = run.graph.open(file);
    run.program.check(source);
    sources.add(source);
  }
  const diagnostics: Diagnostic[] = [];
  const checkers = await run.ask([...sources], diagnostics, options);
  return run.result([...sources], diagnostics, [], checkers);
}

/** Checks a package under the rules for proofs. */
export async function checkPackage(file: string, options: CheckOptions = {}): Promise<CheckResult> {
  const opened = openPackage(file, options);
  if ('failed' in opened) return opened.failed;
  const { run, diagnostics } = opened;
  const library = options.wholeLibrary ? sourceFiles(options.library ?? LIBRARY) : [];
  const sources = [...opened.sources, ...library.map((path) => run.graph.open(path))];
  if (options.beside !== undefined) await run.program.anticipate(sources, options.beside);
  for (const source of sources) {
    options.progress?.(`checking ${source.name}`);
    run.program.check(source);
  }
  const closure = [...new Set(sources.flatMap((source) => source.closure))];
  const manifest = readManifest(run, file, diagnostics);
  const types = run.typesOf(
    closure,
    manifest.theorems.map(({ name }) => name),
  );
  // A theorem of a module that is rejected is not missing: what is wrong has been said.
  const rejected = sources.filter((source) => run.program.check(source).verdict === 'reject');
  const comparable = manifest.theorems.filter(
    ({ name }) => !rejected.some((source) => name.startsWith(`${source.name}.`)),
  );
  diagnostics.push(...compareTheorems(manifest.file, manifest.text, comparable, (name) => types.get(name)));
  const checkers = await run.ask(sources, diagnostics, options, file);
  const accepting = checkers.filter((one) => one.verdict === 'accepted').map((one) => one.name);
  const theorems = manifest.theorems.flatMap((theorem) => {
    const type = types.get(theorem.name);
    return type === undefined ? [] : [{ ...theorem, type, checkers: type === theorem.type ? accepting : [] }];
  });
  return run.result(sources, diagnostics, theorems, checkers);
}

function openPackage(
  file: string,
  options: CheckOptions,
):
  | {
      readonly run: Run;
      readonly sources: readonly Source[];
      readonly diagnostics: Diagnostic[];
      readonly package: Package;
    }
  | { readonly failed: CheckResult } {
  const path = resolve(file);
  const texts = new Map<string, string>();
  let text = '';
  let description: Package;
  let shown = file;
  try {
    shown = new Graph({
      libraryRoot: LIBRARY,
      roots: [],
      packages: false,
      ...(options.display === undefined ? {} : { display: options.display }),
    }).display(path);
    text = readSource(path);
    description = parsePackage(shown, text);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    if (text !== '') texts.set(shown, text);
    const diagnostics = [{ ...error.diagnostic, file: shown }];
    const nothing = {
      modules: [],
      theorems: [],
      checkers: [],
      typeOf: () => undefined,
      verdictOf: () => 'reject' as const,
    };
    const evaluate = (name: string | readonly string[]): never => {
      throw new Error(`${String(name)} cannot be evaluated: its package was not read`);
    };
    return { failed: { verdict: 'reject', diagnostics, texts, ...nothing, evaluate, extract: evaluate } };
  }
  const root = resolve(dirname(path), description.sourceDirectory);
  const library = resolve(options.library ?? LIBRARY);
  const run = new Run(
    options,
    [root, ...(options.roots ?? [])],
    false,
    (source) => !source.path.startsWith(library + sep),
  );
  run.texts.set(shown, text);
  const diagnostics: Diagnostic[] = [];
  for (const { name, span } of description.depends) {
    if (!KNOWN_PACKAGES.has(name)) {
      diagnostics.push(
        problem(shown, 'import', `the package ${name} is not known to this checker`, ['it has prelude and base'], span),
      );
    }
  }
  const sources: Source[] = [];
  const listed = new Set<string>();
  for (const { name, span } of description.modules) {
    const module = join(root, `${name.replaceAll('.', sep)}.idr`);
    listed.add(module);
    if (existsSync(module)) sources.push(run.graph.open(module, name));
    else
      diagnostics.push(
        problem(shown, 'import', `module ${name} is listed and there is no ${run.graph.display(module)}`, [], span),
      );
  }
  for (const found of sourceFiles(root)) {
    if (listed.has(found)) continue;
    const name = relative(root, found).slice(0, -'.idr'.length).replaceAll(sep, '.');
    diagnostics.push(
      problem(run.graph.display(found), 'import', `this file is in no list: ${shown} does not name module ${name}`, [
        'list it, or delete it: what no list names, nobody checks',
      ]),
    );
  }
  return { run, sources, diagnostics, package: description };
}

/** Every `.idr` below a directory, but for `rejected/`: programs that must not check. */
function sourceFiles(root: string): string[] {
  // A source directory that is missing shows in every module that is listed.
  if (!existsSync(root)) return [];
  return filesBelow(root)
    .filter((file) => file.endsWith('.idr') && !/^(?:rejected|build)(?:\/|\\)/.test(file))
    .map((file) => join(root, file))
    .sort();
}

/** A link to a directory is not gone into: it may lead out, or back to where it stands. */
function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

function readManifest(
  run: Run,
  packageFile: string,
  diagnostics: Diagnostic[],
): { readonly file: string; readonly text: string; readonly theorems: readonly Theorem[] } {
  const path = join(dirname(resolve(packageFile)), 'theorems.json');
  const file = run.graph.display(path);
  if (!existsSync(path)) {
    const notes = ['a package without one could lose its theorems in silence; `[]` requires none'];
    diagnostics.push(problem(file, 'import', 'the manifest of required theorems is missing', notes));
    return { file, text: '', theorems: [] };
  }
  let text = '';
  try {
    text = readSource(path);
    run.texts.set(file, text);
    return { file, text, theorems: parseTheorems(file, text) };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    diagnostics.push({ ...error.diagnostic, file });
    return { file, text, theorems: [] };
  }
}

/** The manifest with the types as they are now; the rest of each entry is kept. */
export async function renewTheorems(
  file: string,
  options: CheckOptions = {},
): Promise<{ readonly result: CheckResult; readonly path: string; readonly theorems: readonly Theorem[] }> {
  const path = join(dirname(resolve(file)), 'theorems.json');
  const checked = await checkPackage(file, { ...options, others: [] });
  // What the manifest says of types is what is renewed; all else must hold.
  const manifestName = basename(path);
  const rest = checked.diagnostics.filter((one) => !(one.kind === 'type' && basename(one.file) === manifestName));
  const result: CheckResult = { ...checked, diagnostics: rest, verdict: rest.length > 0 ? 'reject' : 'accept' };
  const theorems =
    result.verdict === 'accept'
      ? parseTheorems(path, readSource(path)).map((theorem) => ({
          ...theorem,
          type: result.typeOf(theorem.name) ?? theorem.type,
        }))
      : [];
  return { result, path, theorems };
}
