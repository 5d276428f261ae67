/**
 * The ABI manifest: every enum, struct and function that crosses a boundary, structs with their layout on each data model.
 *
 * The layouts in it are computed by the functions of proofs/Abi, about which alignment, range, disjointness and minimal
 * padding are proved. The types here say what a well-formed manifest is; parse.ts turns untrusted JSON into them, and
 * from-core.ts the evaluated proof. Not here: how a layout is computed (layout.ts), what is made of it (c.ts, zig.ts,
 * typescript.ts).
 */

/** The data models: amd64 and arm64 are LP64, wasm32 is ILP32. Order is that of the manifest. */
export const MODELS = ['amd64', 'arm64', 'wasm32'] as const;
export type Model = (typeof MODELS)[number];

export const FORMAT = 'lago-abi/1';

/** Bits and signedness of each fixed integer. */
export const INTEGERS = {
  u8: { bits: 8, signed: false },
  u16: { bits: 16, signed: false },
  u32: { bits: 32, signed: false },
  u64: { bits: 64, signed: false },
  i8: { bits: 8, signed: true },
  i16: { bits: 16, signed: true },
  i32: { bits: 32, signed: true },
  i64: { bits: 64, signed: true },
} as const;
export type Integer = keyof typeof INTEGERS;

/** What a field may be. Pointers are constant and may be null; what they point to is `u8` or a struct. */
export type FieldType =
  | Integer
  | 'usize'
  | { readonly enum: string }
  | { readonly array: FieldType; readonly count: number }
  | { readonly struct: string }
  | { readonly pointer: string };

/** One value of an enum. Names are snake_case and unique in their enum, and so are the numbers. */
export interface EnumValue {
  readonly name: string;
  readonly doc: string;
  readonly value: number;
}

/** An enum with its representation: u8, u16 or u32, so that every value is a JavaScript number. */
export interface Enum {
  readonly name: string;
  readonly doc: string;
  readonly type: Integer;
  readonly values: readonly EnumValue[];
}

export interface Field {
  readonly name: string;
  readonly doc: string;
  /** What one counts of: bytes, seconds since an epoch, entries. */
  readonly unit?: string;
  readonly type: FieldType;
}

/** Where a struct's fields lie on one model, in bytes; `offsets` in the order of the fields. */
export interface Layout {
  readonly size: number;
  readonly align: number;
  readonly offsets: readonly number[];
}

export interface Struct {
  readonly name: string;
  readonly doc: string;
  /** Written to disk or wire: no implicit padding, no pointers, one layout on all models. */
  readonly wire: boolean;
  readonly fields: readonly Field[];
  readonly layout: { readonly [model in Model]: Layout };
}

/** What a function takes or gives: one register on every model. A writable address may be written to by who gets it. */
export type PassedType =
  | Integer
  | 'usize'
  | { readonly enum: string }
  | { readonly pointer: string }
  | { readonly writable: string };

export interface Argument {
  readonly name: string;
  readonly doc: string;
  /** What one counts of, as of a field. */
  readonly unit?: string;
  readonly type: PassedType;
}

/** A function of libobli, by the name under which it is linked. */
export interface FunctionType {
  readonly name: string;
  readonly doc: string;
  readonly arguments: readonly Argument[];
  /** Left out where nothing comes back. */
  readonly result?: PassedType;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly models: readonly Model[];
  readonly enums: readonly Enum[];
  readonly structs: readonly Struct[];
  readonly functions: readonly FunctionType[];
}

/** A manifest that cannot be believed: where in it, and what was expected. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly at: string;

  constructor(at: string, problem: string) {
    super(`${at === '' ? 'manifest' : at}: ${problem}`);
    this.at = at;
  }
}

/** The enum or struct of that name; the parser has seen that it exists. */
export function named<T extends { readonly name: string }>(things: readonly T[], name: string): T {
  const found = things.find((thing) => thing.name === name);
  if (found === undefined) throw new ManifestError('', `nothing is called ${name}`);
  return found;
}
