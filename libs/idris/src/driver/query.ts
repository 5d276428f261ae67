/**
 * Questions about a module: what an expression is, what has a type, what a theorem rests on.
 *
 * A question is put as a module of its own on top of the module asked about. It stands in that module's namespace, so that
 * it can name what is private there, and what comes out of it has gone through the kernel like everything else.
 */
import type { Declaration } from '../core/format.ts';
import { constantsOf } from '../core/without.ts';
import type { Diagnostic, Span } from '../diagnostic.ts';
import { QUERY } from '../elaborate/module.ts';
import { type Match, ownGlobal, withTypeOf } from '../elaborate/query.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { showTree } from '../evaluate/show.ts';
import { primitive } from '../kernel/primitive.ts';
import { printTerm } from '../render/print-core.ts';
import { type CheckOptions, type CheckResult, Run } from './check.ts';
import type { Source } from './graph.ts';
import { problem } from './source.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** What is wrong with the module, or with the question. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly texts: ReadonlyMap<string, string> };

export interface Evaluated {
  readonly value: string;
  readonly type: string;
}

export interface RestsOn {
  readonly name: string;
  readonly type: string;
  /** By full name, without what the elaborator made of parts of them. */
  readonly definitions: readonly string[];
  readonly modules: readonly string[];
  /** What the kernel computes, and nobody defines. */
  readonly primitives: readonly string[];
  /** Names that have a type and no definition: there are none in what was accepted. */
  readonly axioms: readonly string[];
}

export class Opened {
  readonly result: CheckResult;
  readonly #run: Run;
  readonly #source: Source;
  #asked = { text: '', start: 0 };

  constructor(file: string, options: CheckOptions = {}) {
    this.#run = new Run(options, options.roots ?? [], true, () => false);
    this.#source = this.#run.graph.open(file);
    this.result = this.#run.result([this.#source], []);
  }

  /** The value and the type of an expression. */
  evaluate(expression: string): Answer<Evaluated> {
    const query = this.#query(`${IT} = (`, expression, '\n )');
    if (this.result.verdict === 'reject') return this.#refused(this.result.diagnostics, query);
    const { program } = this.#run;
    const verdict = program.check(query);
    const name = `${query.space}.${IT}`;
    const declaration = program.declaration(query, name);
    if (verdict.verdict === 'reject' || declaration === undefined) return this.#refused(verdict.diagnostics, query);
    const type = printTerm(declaration.type, (constant) => program.kinds(query.closure, constant));
    const value = showTree(evaluate(program.environment(query.closure), name));
    return { ok: true, value: { value, type } };
  }

  /** What is in scope and has a type. */
  search(type: string): Answer<readonly Match[]> {
    const query = this.#query(`${IT} : `, type);
    if (this.result.verdict === 'reject') return this.#refused(this.result.diagnostics, query);
    let found: readonly Match[] | undefined;
    const { diagnostics } = this.#run.program.ask(query, {
      ask: (s) => {
        const wanted = ownGlobal(s, IT);
        if (wanted !== undefined) found = withTypeOf(s, wanted);
      },
    });
    return found === undefined ? this.#refused(diagnostics, query) : { ok: true, value: found };
  }

  /** Everything that a definition rests on, down to primitives. */
  restsOn(name: string): Answer<RestsOn> {
    if (this.result.verdict === 'reject') return this.#refused(this.result.diagnostics, this.#source);
    const { program } = this.#run;
    const declarations = new Map<string, { readonly declaration: Declaration; readonly module: string }>();
    for (const source of this.#source.closure) {
      for (const declaration of program.core(source)?.groups.flat() ?? []) {
        const known = { declaration, module: source.name };
        declarations.set(declaration.name, known);
        if (declaration.kind === 'data')
          for (const built of declaration.constructors) declarations.set(built.name, known);
      }
    }
    const start = declarations.get(name);
    if (start === undefined) {
      const near = [...declarations.keys()].filter((one) => one.endsWith(`.${name}`) && !one.includes(':'));
      const said = problem(
        this.#source.file,
        'scope',
        `${this.#source.name} has no ${name}, and nothing that it imports`,
      );
      return this.#refused(
        [near.length === 0 ? said : { ...said, tries: [`say which: ${near.join(', ')}`] }],
        this.#source,
      );
    }
    const seen = new Set<Declaration>();
    const [definitions, modules] = [new Set<string>(), new Set<string>()];
    const [primitives, axioms] = [new Set<string>(), new Set<string>()];
    const stack = [start];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { declaration, module } = at;
      if (seen.has(declaration)) continue;
      seen.add(declaration);
      modules.add(module);
      definitions.add(declaration.name.replace(/^(.*?[^.:]):(?:case|with|local|for|default).*$/u, '$1'));
      for (const constant of constantsOf(declaration)) {
        const next = declarations.get(constant);
        if (next !== undefined) stack.push(next);
        else if (primitive(constant) !== undefined || constant.startsWith('prim__')) primitives.add(constant);
        else axioms.add(constant);
      }
    }
    definitions.delete(name);
    const sorted = (names: ReadonlySet<string>) => [...names].toSorted();
    const type = this.result.typeOf(name) ?? '';
    return {
      ok: true,
      value: {
        name,
        type,
        definitions: sorted(definitions),
        modules: sorted(modules),
        primitives: sorted(primitives),
        axioms: sorted(axioms),
      },
    };
  }

  #query(before: string, asked: string, after = ''): Source {
    const on = this.#source;
    const imported = new Map([...on.imported, [on.name, on]]);
    const header = [...imported.keys()].map((name) => `import ${name}\n`).join('');
    const query: { -readonly [K in keyof Source]: Source[K] } = {
      ...on,
      path: `${on.path}#`,
      file: ASKED,
      text: `${header}\n${before}${asked}${after}\n`,
      name: `${QUERY} of ${on.name}}`,
      isLibrary: false,
      imports: [...new Set(imported.values())],
      imported,
      diagnostics: [],
      closure: [],
    };
    query.closure = [...on.closure, query];
    this.#asked = { text: asked, start: header.length + 1 + before.length };
    return query;
  }

  #refused(diagnostics: readonly Diagnostic[], query: Source): Answer<never> {
    const { text, start } = this.#asked;
    // Of the question, only what was asked is shown.
    const inside = ({ span }: { readonly span: Span }) => ({
      start: Math.max(0, span.start - start),
      end: Math.max(0, Math.min(span.end - start, text.length)),
    });
    const said = diagnostics.map((one) => {
      if (one.file !== query.file || query === this.#source) return one;
      const places = one.places?.filter(({ span }) => span.start >= start) ?? [];
      const { places: _all, ...rest } = one;
      const moved = { ...rest, span: inside(one) };
      return places.length === 0 ? moved : { ...moved, places: places.map((at) => ({ ...at, span: inside(at) })) };
    });
    return { ok: false, diagnostics: said, texts: new Map([...this.result.texts, [ASKED, text]]) };
  }
}

const IT = 'whatWasAsked';
const ASKED = 'what was asked';
