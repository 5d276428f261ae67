/**
 * The elaborator as the driver sees it: a source and what its imports gave, in; core, messages and places, out.
 */
import type { CoreModule } from '../core/format.ts';
import type { Diagnostic, Span } from '../diagnostic.ts';
import type { Expected } from '../elaborate/failing.ts';
import type { Imported } from '../elaborate/imported.ts';
import { type Asked, elaborateModule } from '../elaborate/module.ts';
import type { Stored } from '../elaborate/stored.ts';
import type { Global, Term } from '../elaborate/values.ts';
import type { ArgumentKind } from '../render/print-core.ts';
import type { RawModule } from '../syntax/raw.ts';
import type { Source } from './graph.ts';
import { problem } from './source.ts';

export interface Elaborated {
  /** Null if there is nothing for the kernel. */
  readonly core: CoreModule | null;
  /** Where there is none, what of the module can be looked at without the rest. */
  readonly partial: CoreModule | null;
  /** What importers need, if they may rely on it. */
  readonly stored: Stored | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Where each declaration stands, by full name. */
  readonly spans: ReadonlyMap<string, Span>;
  /** Blocks that the kernel must refuse. */
  readonly expected: readonly Expected[];
}

/**
 * @param imported what a source of the closure gives to its importers
 * @param asked for somebody who asks, and not for a verdict
 */
export function elaborate(
  source: Source,
  raw: RawModule,
  imported: (source: Source) => Imported,
  asked: Asked = {},
): Elaborated {
  const byName = new Map(source.closure.map((one) => [one.name, one]));
  const imports = (name: string): Imported => {
    const of = byName.get(name);
    if (of === undefined) throw new Error(`module ${name} is not among what ${source.name} rests on`);
    return imported(of);
  };
  try {
    const { core, stored, diagnostics, spans, expected } = elaborateModule(raw, source.file, imports, asked);
    const places = new Map(Object.entries(spans));
    const sound = diagnostics.length === 0;
    const [whole, partial] = sound ? [core, null] : [null, core];
    return { core: whole, partial, stored, diagnostics, spans: places, expected };
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
    return { core: null, partial: null, stored: null, diagnostics, spans: new Map(), expected: [] };
  }
}

/** Which arguments a source leaves out, in the order of core: a constructor's parameters come first. */
export function kindsOf(global: Global): readonly ArgumentKind[] {
  const written: ArgumentKind[] = [];
  for (let type: Term = global.type; type.t === 'pi'; type = type.body) {
    written.push(type.passing.kind === 'explicit' ? 'explicit' : 'implicit');
  }
  const info = global.constructor_;
  const kinds = info === null ? written : [...info.parameters, ...info.fields].map((at) => written[at] ?? 'explicit');
  return kinds.includes('implicit') ? kinds : [];
}
