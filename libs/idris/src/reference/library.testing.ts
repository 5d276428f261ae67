/**
 * Our library beside the one of Idris 2: the same names at the same types.
 *
 * The reference judges. For each public name it is given a module that states our type and defines it as its own function
 * of that name; what it refuses differs. Types are the text of our sources, so nothing is printed or parsed on the way.
 * The other way round it is asked to `:browse` each module, and only the names in its answer are read.
 *
 * What it does not see: that our type is as general as the reference's; instances, which have no name there.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { Graph, parseSource, type Source } from '../driver/graph.ts';
import type { Raw, RawDeclaration, RawFixity, RawModule, Span } from '../syntax/raw.ts';

export interface Reference {
  readonly program: string;
  readonly version: string;
}

/** Idris 2 as `IDRIS2` names it or as it is on PATH; otherwise why it is not asked. */
export async function findReference(env: NodeJS.ProcessEnv = process.env): Promise<Reference | string> {
  const program = env['IDRIS2'] || 'idris2';
  const { failed, stdout } = await execa(program, ['--version'], { reject: false, stdin: 'ignore' });
  const version = failed ? undefined : /version (\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1];
  if (version === undefined) return `${program} does not run here`;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 || minor >= 7 ? { program, version } : `${program} is ${version}, older than 0.7`;
}

export interface PublicName {
  /** In its module: `LT.view`. */
  readonly name: string;
  /** As our source has it; null where the source states none (data in the short form, record fields). */
  readonly type: string | null;
  /** The implicit arguments that the type begins with: handed on by name, for unification does not find them all. */
  readonly implicits: readonly string[];
  readonly erased: boolean;
}

export interface LibraryModule {
  readonly name: string;
  readonly imports: readonly string[];
  readonly names: readonly PublicName[];
}

/** All modules of a library directory. */
export function libraryModules(root: string): readonly LibraryModule[] {
  const graph = new Graph({ libraryRoot: root, roots: [], packages: false });
  const parsed = new Map<Source, RawModule>();
  const fixities = new Map<Source, readonly RawFixity[]>();
  const parse = (source: Source): RawModule => {
    const module = parsed.get(source) ?? parseSource(source, fixitiesOf).module;
    parsed.set(source, module);
    return module;
  };
  const fixitiesOf = (source: Source): readonly RawFixity[] => {
    const own = () => parse(source).fixities.filter((one) => one.visibility !== 'private');
    const all = fixities.get(source) ?? [...new Set([...source.imports.flatMap(fixitiesOf), ...own()])];
    fixities.set(source, all);
    return all;
  };
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.idr'))
    .sort()
    .map((file) => {
      const source = graph.open(join(root, file));
      const raw = parse(source);
      const imports = raw.imports.map((one) => one.module);
      return { name: source.name, imports, names: publicNames(raw, source.text) };
    });
}

/** The names that a module shows to others, with their types as written. */
export function publicNames(module: RawModule, text: string): readonly PublicName[] {
  const found: PublicName[] = [];
  visit(module.declarations, '');
  return found;

  function visit(declarations: readonly RawDeclaration[], space: string): void {
    for (const d of declarations) {
      if (d.kind === 'namespace') visit(d.declarations, `${space}${d.name}.`);
      else if (d.kind === 'mutual') visit(d.declarations, space);
      else if ((d.kind === 'claim' || d.kind === 'data' || d.kind === 'interface') && d.visibility !== 'private') {
        if (d.kind === 'claim') {
          add(space, d.name, written(d.nameSpan.end, d.span), d.type, d.quantity === 0);
          continue;
        }
        add(space, d.name, null, null, false);
        if (d.kind === 'data' && d.visibility === 'public')
          for (const one of d.constructors ?? [])
            add(space, one.name, written(one.span.start, one.span), one.type, false);
        if (d.kind === 'interface')
          for (const method of d.methods) {
            if (method.kind !== 'claim') continue;
            // A parameter that is written with a type is there at run time.
            const bound = d.parameters.filter((p) => p.quantity === 2).map((p) => `{${p.name} : _} -> `);
            const constraint = [d.name, ...d.parameters.map((p) => p.name)].join(' ');
            const type = written(method.nameSpan.end, method.span);
            add(space, method.name, type && `${bound.join('')}${constraint} => ${type}`, null, method.quantity === 0);
          }
      }
    }
  }

  function add(space: string, name: string, type: string | null, raw: Raw | null, erased: boolean): void {
    const implicits: string[] = [];
    for (let at = raw; at?.kind === 'pi' && at.plicity.kind === 'implicit'; at = at.body)
      if (at.name !== null) implicits.push(at.name);
    found.push({ name: space + name, type, implicits, erased });
  }

  /** What stands after the colon that follows a name (or several, or one in parentheses). */
  function written(from: number, span: Span): string | null {
    const rest = text.slice(from, span.end).replaceAll(/--.*|\|\|\|.*/g, '');
    const type = /^(?:\([^\s()]+\)|[\p{L}\p{N}_']+)?\)?\s*(?:,[^:]*)?:(?!:)\s*([\s\S]*)$/u.exec(rest)?.[1]?.trim();
    return type === undefined || type === '' ? null : type;
  }
}

/** `Data.Vect.(++)` */
function qualified(module: string, name: string): string {
  const [, space, short] = /^((?:\p{Lu}[\p{L}\p{N}_']*\.)*)(.+)$/u.exec(name)!;
  return `${module}.${space}${/^[\p{L}_]/u.test(short!) ? short! : `(${short!})`}`;
}

/** A module that states our types of the reference's functions, and on which line each stands. */
export function stated(module: LibraryModule): { readonly text: string; readonly lines: ReadonlyMap<number, string> } {
  const imports = [...new Set([module.name, ...module.imports])].filter((name) => name !== 'Prelude');
  const rows = ['module Stated', '', ...imports.map((name) => `import ${name}`), ''];
  const lines = new Map<number, string>();
  module.names.forEach(({ name, type, implicits, erased }, at) => {
    if (type === null) return;
    const own = [qualified(module.name, name), ...implicits.map((one) => `{${one}}`)].join(' ');
    const entry = `${erased ? '0 ' : ''}t${at} : ${type}\nt${at} = ${own}\n`;
    for (const row of entry.split('\n')) {
      lines.set(rows.length + 1, name);
      rows.push(row);
    }
  });
  return { text: rows.join('\n'), lines };
}

/** The names of a module whose type the reference does not take for its own, each with what it says. */
export async function refusedTypes(
  reference: Pick<Reference, 'program'>,
  module: LibraryModule,
): Promise<ReadonlyMap<string, string>> {
  const { text, lines } = stated(module);
  const { failed, output } = await run(reference, ['--no-color', '--check', 'Stated.idr'], text);
  const refused = new Map<string, string>();
  if (!failed) return refused;
  for (const part of output.split(/^Error: /m).slice(1)) {
    const line = Number(/Stated:(\d+):\d+/.exec(part)?.[1]);
    refused.set(lines.get(line) ?? '', part.trim());
  }
  if (refused.size === 0) refused.set('', output.trim());
  return refused;
}

/** For each module the names that the reference shows in it, without namespaces. */
export async function browse(
  reference: Pick<Reference, 'program'>,
  modules: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const module of modules) {
    const text = `module Stated\n\nimport ${module}\n`;
    const { output } = await run(reference, ['--no-color', '--no-banner', 'Stated.idr'], text, `:browse ${module}\n`);
    const names = output
      .split('\n')
      .map((line) => /^(?:Stated> )?(\([^\s()]+\)|[\p{L}_][^\s:]*) : /u.exec(line)?.[1])
      .filter((name) => name !== undefined);
    found.set(module, new Set(names.map((name) => name.replaceAll(/^\(|\)$/g, ''))));
  }
  return found;
}

async function run(reference: Pick<Reference, 'program'>, args: readonly string[], text: string, input = '') {
  const folder = mkdtempSync(join(tmpdir(), 'lago-reference-'));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'Stated.idr'), text);
    const result = await execa(reference.program, args, { cwd: folder, reject: false, input, all: true });
    return { failed: result.failed, output: (result.all ?? '').replaceAll(`${relative('/', folder)}/`, '') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is meant to differ, and why: `differences.json` beside the library. */
export interface Differences {
  /** Names that the reference has, by module, by reason. */
  readonly absent: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Names that only we have, or whose type is another, by module. */
  readonly other: Readonly<Record<string, readonly string[]>>;
}

export function readDifferences(root: string): Differences {
  return JSON.parse(readFileSync(join(root, 'differences.json'), 'utf8')) as Differences;
}
