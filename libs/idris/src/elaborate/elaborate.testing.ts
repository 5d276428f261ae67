/**
 * For tests: a module from its text, elaborated on the library and checked by the kernel.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serialise } from '../core/serialise.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { checkModule, type Environment, emptyEnvironment, KernelError } from '../kernel/kernel.ts';
import { parseModule } from '../syntax/parser.ts';
import type { RawFixity } from '../syntax/raw.ts';
import { refusedAsExpected } from './failing.ts';
import type { Imported } from './imported.ts';
import { type ElaboratedModule, elaborateModule } from './module.ts';
import { restore } from './restore.ts';

const LIBRARY = fileURLToPath(new URL('../../lib/', import.meta.url));

interface Loaded {
  readonly module: ElaboratedModule;
  /** What importers see, if they may rely on it. */
  readonly imported: Imported | null;
  readonly fixities: readonly RawFixity[];
}

const library = new Map<string, Loaded>();
let checked: Environment = emptyEnvironment();

export function loadLibrary(name: string): Loaded {
  const known = library.get(name);
  if (known !== undefined) return known;
  const file = `${LIBRARY}${name.replaceAll('.', '/')}.idr`;
  const implicit = /^(?:Builtin$|PrimIO$|Prelude)/.test(name) ? [] : ['Prelude'];
  const loaded = load(file, readFileSync(file, 'utf8'), implicit);
  const [first] = loaded.module.diagnostics;
  if (first !== undefined) throw new Error(`${name}: ${first.message}`);
  checked = checkModule(serialise(loaded.module.core), checked);
  library.set(name, loaded);
  return loaded;
}

function load(file: string, text: string, implicit: readonly string[]): Loaded {
  const parsed = parseModule(file, text, (name) => loadLibrary(name).fixities, implicit);
  const [first] = parsed.diagnostics;
  if (first !== undefined) throw new Error(`${file}: ${first.message} at ${first.span.start}`);
  const { imports, fixities } = parsed.module;
  for (const one of imports) loadLibrary(one.module);
  const through = imports.filter((one) => one.public).flatMap((one) => loadLibrary(one.module).fixities);
  const module = elaborateModule(parsed.module, file, (name) => loadLibrary(name).imported!);
  const imported = module.stored && restore(module.stored, (name) => loadLibrary(name).imported!);
  return { module, imported, fixities: [...fixities, ...through] };
}

/** The kinds of what the elaborator, or else the kernel, has to say; none if the text is accepted. */
export function verdict(text: string): readonly string[] {
  const { module } = load('Test.idr', `module Test\n${text}`, ['Prelude']);
  if (module.diagnostics.length > 0) return module.diagnostics.map((one) => one.kind);
  const kept = module.expected.filter((one) => {
    try {
      checkModule(serialise(one.core), checked);
      return true;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      return !refusedAsExpected(one, error.kind, error.message);
    }
  });
  if (kept.length > 0) return ['type'];
  try {
    checkModule(serialise(module.core), checked);
    return [];
  } catch (error) {
    if (error instanceof KernelError) return [`kernel: ${error.kind}`];
    throw error;
  }
}

export function diagnosticsOf(text: string): readonly Diagnostic[] {
  return load('Test.idr', `module Test\n${text}`, ['Prelude']).module.diagnostics;
}
