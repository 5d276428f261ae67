/**
 * The C header (C11) of a manifest.
 *
 * `_Static_assert` states sizeof, _Alignof, each offsetof and each size of a field for the model that is being compiled, and
 * the value of each enum constant; a compiler with other ideas about the layout refuses the file. Enums are typedefs of
 * their representation, since C11 leaves the size of an `enum` to the compiler.
 */
import { sizeAlign } from './layout.ts';
import {
  type Argument,
  type Enum,
  type Field,
  type FieldType,
  type FunctionType,
  type Manifest,
  MODELS,
  type Model,
  type PassedType,
  type Struct,
} from './manifest.ts';
import { docLines, snake, upper } from './names.ts';

/** How the preprocessor knows a model. */
const CONDITION: { readonly [model in Model]: string } = {
  amd64: 'defined(__x86_64__) && defined(__LP64__)',
  arm64: 'defined(__aarch64__) && defined(__LP64__)',
  wasm32: 'defined(__wasm32__)',
};

const INTEGER = /^([ui])(\d+)$/;

const structName = (name: string): string => `struct lago_${snake(name)}`;
const enumName = (name: string): string => `lago_${snake(name)}`;

function comment(indent: string, text: string): string[] {
  const lines = docLines(text);
  if (lines.length === 1) return [`${indent}/* ${lines[0]} */`];
  return [`${indent}/*`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

const pointed = (target: string): string => (target === 'u8' ? 'uint8_t' : structName(target));

/** A declaration of `name` with this type. */
function declare(type: FieldType | PassedType, name: string): string {
  if (type === 'usize') return `size_t ${name}`;
  if (typeof type === 'string') {
    const [, sign, bits] = INTEGER.exec(type) ?? [];
    return `${sign === 'u' ? 'uint' : 'int'}${bits}_t ${name}`;
  }
  if ('enum' in type) return `${enumName(type.enum)} ${name}`;
  if ('struct' in type) return `${structName(type.struct)} ${name}`;
  if ('pointer' in type) return `const ${pointed(type.pointer)} *${name}`;
  if ('writable' in type) return `${pointed(type.writable)} *${name}`;
  return declare(type.array, `${name}[${type.count}]`);
}

function enumLines(e: Enum): string[] {
  const representation = declare(e.type, '').trim();
  const constant = (name: string): string => `LAGO_${upper(e.name)}_${upper(name)}`;
  return [
    ...comment('', e.doc),
    `typedef ${representation} ${enumName(e.name)};`,
    'enum {',
    ...e.values.flatMap((value) => [...comment('    ', value.doc), `    ${constant(value.name)} = ${value.value},`]),
    '};',
    ...e.values.map(({ name, value }) => `_Static_assert(${constant(name)} == ${value}, "${e.name}.${name}");`),
    '',
  ];
}

const fieldDoc = (field: Field | Argument): string =>
  field.unit === undefined ? field.doc : `${field.doc} Unit: ${field.unit}.`;

function assertions(manifest: Manifest, struct: Struct, model: Model): string[] {
  const { size, align, offsets } = struct.layout[model];
  const type = structName(struct.name);
  const assert = (claim: string, what: string): string => `_Static_assert(${claim}, "${what}");`;
  return [
    assert(`sizeof(${type}) == ${size}`, `size of ${struct.name}`),
    assert(`_Alignof(${type}) == ${align}`, `alignment of ${struct.name}`),
    ...struct.fields.flatMap((field, index) => [
      assert(`offsetof(${type}, ${field.name}) == ${offsets[index]}`, `offset of ${struct.name}.${field.name}`),
      assert(
        `sizeof(((${type} *)0)->${field.name}) == ${sizeAlign(manifest, field.type, model).size}`,
        `size of ${struct.name}.${field.name}`,
      ),
    ]),
  ];
}

function structLines(manifest: Manifest, struct: Struct): string[] {
  const perModel = MODELS.map((model) => assertions(manifest, struct, model));
  const [first = []] = perModel;
  const same = perModel.every((lines) => lines.join('\n') === first.join('\n'));
  return [
    ...comment('', struct.doc),
    `${structName(struct.name)} {`,
    ...struct.fields.flatMap((field) => [
      ...comment('    ', fieldDoc(field)),
      `    ${declare(field.type, field.name)};`,
    ]),
    '};',
    ...(same
      ? first
      : [
          ...MODELS.flatMap((model, index) => [
            `#${index === 0 ? 'if' : 'elif'} ${CONDITION[model]}`,
            ...(perModel[index] ?? []),
          ]),
          '#endif',
        ]),
    '',
  ];
}

function prototype(f: FunctionType): string[] {
  const taken = f.arguments.map((each) => declare(each.type, each.name)).join(', ');
  const signature = `${f.name}(${taken === '' ? 'void' : taken})`;
  const about = f.arguments.map((each) => `${each.name}: ${fieldDoc(each)}`);
  return [
    ...comment('', [f.doc, ...about].join('\n')),
    `${f.result === undefined ? `void ${signature}` : declare(f.result, signature)};`,
    '',
  ];
}

/** The bytes of abi/include/lago_grey.h. */
export function cHeader(manifest: Manifest): string {
  return [
    '/* Generated from proofs/Abi by `lago generate`: do not edit. The assertions are the proved layouts; all integers are',
    ' * little-endian, and wire structs have the same layout on every model. Needs C11. */',
    '#ifndef LAGO_GREY_H',
    '#define LAGO_GREY_H',
    '',
    '#include <stddef.h>',
    '#include <stdint.h>',
    '',
    `#if !(${MODELS.map((model) => `(${CONDITION[model]})`).join(' || ')})`,
    `#error "the layouts are proved for ${MODELS.join(', ')} only"`,
    '#endif',
    '#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__',
    '#error "the layouts are proved for little-endian machines only"',
    '#endif',
    '',
    ...manifest.enums.flatMap(enumLines),
    ...manifest.structs.flatMap((struct) => structLines(manifest, struct)),
    ...manifest.functions.flatMap(prototype),
    '#endif',
    '',
  ].join('\n');
}
