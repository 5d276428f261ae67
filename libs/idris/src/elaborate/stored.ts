/**
 * The JSON form of what importers need of a module: signatures, fixities, implementations, hints, visibility, and the
 * definitions that they may unfold. Made by store.ts, read by restore.ts.
 *
 * What a definition that does not unfold elsewhere looks like is not in it, nor is any place in the source: so a change of
 * proofs, of private definitions or of comments leaves it as it is, and modules on top of it need no elaboration.
 * Terms are a table in which a row refers to earlier rows only; globals are numbers in the table of references.
 */
import type { RawFixity, Visibility } from '../syntax/raw.ts';
import type { GlobalKind, PrimitiveType, ProjectionInfo, Quantity } from './values.ts';

export const FORMAT = 'lago-interface/1';

/** A row number. */
type Row = number;
/** A number in the table of references. */
type Reference = number;

/** Who passes the argument of a function type; a row: the default's. */
export type StoredPassing = 'explicit' | 'implicit' | 'auto' | Row;

export type StoredTerm =
  | readonly ['var', number]
  | readonly ['const', Reference]
  | readonly ['app', Row, ...Row[]]
  | readonly ['lam', Quantity, string, Row, Row]
  | readonly ['pi', Quantity, string, Row, Row, StoredPassing]
  | readonly ['let', Quantity, string, Row, Row, Row]
  | readonly ['type']
  | readonly ['nat', string]
  | readonly ['lit', PrimitiveType, string];

interface StoredBranch {
  readonly constructor: Reference;
  readonly fields: readonly string[];
  readonly tree: StoredTree;
}

export type StoredTree =
  | { readonly kind: 'body'; readonly term: Row }
  | {
      readonly kind: 'case';
      readonly level: number;
      readonly branches: readonly StoredBranch[];
      readonly otherwise: StoredTree | null;
    }
  | {
      readonly kind: 'literal';
      readonly level: number;
      readonly branches: readonly { readonly value: string; readonly tree: StoredTree }[];
      readonly otherwise: StoredTree;
    };

export interface StoredData {
  readonly parameters: readonly number[];
  readonly constructors: readonly Reference[];
  readonly recordFields: readonly string[] | null;
  readonly isInterface: boolean;
  readonly determining: readonly number[] | null;
  readonly superclasses: readonly Reference[];
  readonly interface: {
    readonly superclassCount: number;
    readonly methods: readonly (readonly [name: string, projection: Reference, fallback: Reference | null])[];
  } | null;
}

export interface StoredConstructor {
  readonly data: Reference;
  readonly tag: number;
  readonly parameters: readonly number[];
  readonly fields: readonly number[];
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
}

export interface StoredGlobal {
  readonly name: string;
  readonly kind: GlobalKind;
  readonly home: string;
  readonly type: Row;
  readonly quantity: Quantity;
  readonly visibility: Visibility;
  /** Can it be named in a source? The others were lifted out of one that can. */
  readonly named: boolean;
  readonly opaque: boolean;
  readonly arity: number;
  readonly nat: 'zero' | 'successor' | null;
  readonly hint: boolean;
  readonly tree: StoredTree | null;
  readonly data: StoredData | null;
  readonly constructor_: StoredConstructor | null;
  readonly projection: ProjectionInfo | null;
  readonly dictionary: { readonly arity: number; readonly fields: readonly (Row | null)[] } | null;
}

export interface Stored {
  readonly format: typeof FORMAT;
  readonly name: string;
  readonly imports: readonly string[];
  readonly reexports: readonly { readonly module: string; readonly alias: string | null }[];
  readonly fixities: readonly RawFixity[];
  /** Module and full name; primitives are of the module ''. */
  readonly references: readonly (readonly [module: string, name: string])[];
  readonly terms: readonly StoredTerm[];
  readonly globals: readonly StoredGlobal[];
  readonly hints: readonly (readonly [data: Reference, global: Reference])[];
}
