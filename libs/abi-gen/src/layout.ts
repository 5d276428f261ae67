/**
 * The layout rule of C for the types of the manifest, as a second opinion.
 *
 * The manifest's layouts come from the proofs; a manifest in JSON, however, is a file that anybody can edit. Every one that
 * is read is therefore compared with this: System V AMD64 ABI 3.1.2, AAPCS64 10.1, the WebAssembly basic C ABI. All three
 * give a struct the alignment of its most aligned member, each member the lowest offset that its alignment allows, and
 * the whole the smallest size that is a multiple of the alignment; they differ in the size of a pointer.
 */
import {
  type Enum,
  type Field,
  type FieldType,
  INTEGERS,
  type Layout,
  type Manifest,
  type Model,
  named,
  type Struct,
} from './manifest.ts';

/** What size and alignment depend on: the enums and structs that a type may name. */
export type Names = Pick<Manifest, 'enums' | 'structs'>;

export const POINTER_SIZE: { readonly [model in Model]: number } = { amd64: 8, arm64: 8, wasm32: 4 };

export interface SizeAlign {
  readonly size: number;
  readonly align: number;
}

const scalar = (size: number): SizeAlign => ({ size, align: size });

/** Bytes of an enum's representation. */
export const enumSize = (e: Enum): number => INTEGERS[e.type].bits / 8;

export function sizeAlign(names: Names, type: FieldType, model: Model): SizeAlign {
  if (type === 'usize') return scalar(POINTER_SIZE[model]);
  if (typeof type === 'string') return scalar(INTEGERS[type].bits / 8);
  if ('enum' in type) return scalar(enumSize(named(names.enums, type.enum)));
  if ('pointer' in type) return scalar(POINTER_SIZE[model]);
  if ('struct' in type) return named<Struct>(names.structs, type.struct).layout[model];
  const element = sizeAlign(names, type.array, model);
  return { size: element.size * type.count, align: element.align };
}

const up = (offset: number, align: number): number => Math.ceil(offset / align) * align;

/** Where C puts these fields. */
export function layoutOf(names: Names, fields: readonly Field[], model: Model): Layout {
  let end = 0;
  let align = 1;
  const offsets = fields.map((field) => {
    const own = sizeAlign(names, field.type, model);
    const at = up(end, own.align);
    end = at + own.size;
    align = Math.max(align, own.align);
    return at;
  });
  return { size: up(end, align), align, offsets };
}

/** The bytes of a layout that belong to no field. */
export function padding(names: Names, fields: readonly Field[], model: Model, layout: Layout): number {
  return fields.reduce((left, field) => left - sizeAlign(names, field.type, model).size, layout.size);
}
