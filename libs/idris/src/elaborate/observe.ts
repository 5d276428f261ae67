/**
 * What an editor wants to know of a module while it is elaborated: what each name means, what type each expression has,
 * and what stands open. Nothing is recorded unless somebody asks; what a failed attempt recorded is overwritten by what
 * came of it.
 */
import type { Span } from '../diagnostic.ts';
import type { Context } from './context.ts';
import type { Global, Value } from './values.ts';

export interface Seen {
  readonly span: Span;
  readonly context: Context;
  readonly type: Value;
  /** What the name there means, if it is a global's. */
  readonly global: Global | null;
}

export interface OpenHole extends Seen {
  readonly name: string;
}

export interface Observer {
  readonly seen: Seen[];
  /** Called where a hole is met, while its scope is at hand. */
  readonly hole: ((hole: OpenHole) => void) | null;
}
