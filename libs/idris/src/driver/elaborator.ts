/**
 * The elaborator as the driver sees it: a source and what its imports gave, in; core, messages and places, out.
 */
import type { CoreModule } from '../core/format.ts';
import type { Diagnostic, Span } from '../diagnostic.ts';
import { type ElaboratedModule, elaborateModule } from '../elaborate/module.ts';
import type { Global, Term } from '../elaborate/values.ts';
import type { ArgumentKind } from '../render/print-core.ts';
import type { Source } from './graph.ts';
import { problem } from './source.ts';

export interface Elaborated {
  readonly module: ElaboratedModule | null;
  /** null if there is nothing for the kernel. */
  readonly core: CoreModule | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Where each declaration stands, by full name. */
  readonly spans: ReadonlyMap<string, Span>;
  readonly kinds: Readonly<Record<string, readonly ArgumentKind[]>>;
}

/** @param imported what an earlier call gave for a source of the closure */
export function elaborate(source: Source, imported: (source: Source) => Elaborated | undefined): Elaborated {
  const byName = new Map(source.closure.map((one) => [one.name, one]));
  const imports = (name: string): ElaboratedModule => {
    const of = byName.get(name);
    const found = of === undefined ? undefined : imported(of)?.module;
    if (found === undefined || found === null)
      throw new Error(`module ${name} was not elaborated before ${source.name}`);
    return found;
  };
  try {
    const module = elaborateModule(source.raw, source.file, imports);
    const core = module.diagnostics.length === 0 ? module.core : null;
    const kinds = Object.fromEntries(module.globals.flatMap((global) => kindsOf(global)));
    return { module, core, diagnostics: module.diagnostics, spans: new Map(Object.entries(module.spans)), kinds };
  } catch (error) {
    // A stack that is exhausted, or a mistake of the checker: the module is rejected, and the run goes on.
    const deep = error instanceof RangeError;
    const message = deep
      ? 'this module is too deep to be elaborated'
      : 'the checker failed on this module; this is a mistake in the checker';
    const notes = deep
      ? []
      : [error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)];
    const diagnostics = [problem(source.file, deep ? 'resource' : 'kernel', message, notes)];
    return { module: null, core: null, diagnostics, spans: new Map(), kinds: {} };
  }
}

/** In the order of core: a constructor's parameters come first. */
function kindsOf(global: Global): [string, readonly ArgumentKind[]][] {
  const written: ArgumentKind[] = [];
  for (let type: Term = global.type; type.t === 'pi'; type = type.body) {
    written.push(type.passing.kind === 'explicit' ? 'explicit' : 'implicit');
  }
  const info = global.constructor_;
  const kinds = info === null ? written : [...info.parameters, ...info.fields].map((at) => written[at] ?? 'explicit');
  return kinds.includes('implicit') ? [[global.name, kinds]] : [];
}
