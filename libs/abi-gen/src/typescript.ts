/**
 * The TypeScript bindings of a manifest, written with ts-morph: types, readers and writers over DataView, and the functions
 * of libobli's wasm build.
 *
 * All values are little-endian. Wire structs have one layout; the others (reports of libobli, with pointers in them) have
 * that of wasm32, since it is the wasm build that JavaScript can look into. A reader gives a value that is in range or
 * throws; a writer checks the whole value before it touches the view. Not here: anything about a value that its type
 * does not say, such as a magic number (libs/zpkg).
 */
import {
  IndentationText,
  Project,
  QuoteKind,
  type StatementStructures,
  StructureKind,
  VariableDeclarationKind,
} from 'ts-morph';
import { enumSize, padding, sizeAlign } from './layout.ts';
import {
  type Argument,
  type Enum,
  type Field,
  type FieldType,
  type FunctionType,
  INTEGERS,
  type Integer,
  type Manifest,
  named,
  type PassedType,
} from './manifest.ts';
import { upper } from './names.ts';

const MODEL = 'wasm32';

/** A type that is one number in memory: what DataView calls it, and its bounds. */
interface Scalar {
  readonly accessor: string;
  readonly bits: number;
  readonly signed: boolean;
}

function scalarOf(type: Integer | 'usize'): Scalar {
  const { bits, signed } = type === 'usize' ? { bits: 32, signed: false } : INTEGERS[type];
  return { accessor: `${bits === 64 ? 'Big' : ''}${signed ? 'Int' : 'Uint'}${bits}`, bits, signed };
}

/** The expression that reads this scalar at an offset. */
const get = ({ accessor, bits }: Scalar, at: string): string =>
  `view.get${accessor}(${at}${bits === 8 ? '' : ', true'})`;
const set = ({ accessor, bits }: Scalar, at: string, value: string): string =>
  `view.set${accessor}(${at}, ${value}${bits === 8 ? '' : ', true'});`;

const bounds = ({ bits, signed }: Scalar): [bigint, bigint] =>
  signed ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n] : [0n, 2n ** BigInt(bits) - 1n];

/** Digits in groups of three, as TypeScript writes them. */
const digits = (n: bigint): string => n.toString().replace(/\B(?=(\d{3})+$)/g, '_');

const isBytes = (type: FieldType): type is { array: 'u8'; count: number } =>
  typeof type === 'object' && 'array' in type && type.array === 'u8';

/** The type of a field's value. */
function valueType(type: FieldType | PassedType): string {
  if (typeof type === 'string') return scalarOf(type).bits === 64 ? 'bigint' : 'number';
  if ('enum' in type) return type.enum;
  if ('struct' in type) return type.struct;
  if ('pointer' in type || 'writable' in type) return 'number';
  if (isBytes(type)) return 'Uint8Array';
  const element = valueType(type.array);
  return element.startsWith('readonly ') ? `readonly (${element})[]` : `readonly ${element}[]`;
}

/** What a value may be, for its doc comment. */
function shape(type: FieldType | PassedType): string {
  if (typeof type === 'string') {
    const [min, max] = bounds(scalarOf(type));
    return `${type}, from ${min} to ${max}`;
  }
  if ('enum' in type) return `a value of ${type.enum}`;
  if ('struct' in type) return `a ${type.struct}`;
  if ('pointer' in type) return `an address of ${type.pointer} in the memory of the module, 0 for none`;
  if ('writable' in type) {
    return `an address in the memory of the module where a ${type.writable} may be written, 0 for none`;
  }
  return isBytes(type) ? `exactly ${type.count} bytes` : `exactly ${type.count} of: ${shape(type.array)}`;
}

/** A writer of one struct's functions; holds what all its lines need. */
class Fields {
  private readonly manifest: Manifest;
  private readonly struct: string;

  constructor(manifest: Manifest, struct: string) {
    this.manifest = manifest;
    this.struct = struct;
  }

  private size(type: FieldType): number {
    return sizeAlign(this.manifest, type, MODEL).size;
  }

  private enumScalar(name: string): Scalar {
    return scalarOf(named<Enum>(this.manifest.enums, name).type);
  }

  private quoted(field: Field): string {
    return `'${this.struct}', '${field.name}'`;
  }

  /** The expression for the value at an offset. */
  read(field: Field, type: FieldType, at: string, depth = 0): string {
    if (typeof type === 'string') return get(scalarOf(type), at);
    if ('enum' in type) return `known${type.enum}(${this.quoted(field)}, ${get(this.enumScalar(type.enum), at)})`;
    if ('struct' in type) return `read${type.struct}(view, ${at})`;
    if ('pointer' in type) return get(scalarOf('usize'), at);
    if (isBytes(type)) return `bytesAt(view, ${at}, ${type.count})`;
    const i = `i${depth}`;
    const element = this.read(field, type.array, `${at} + ${i} * ${this.size(type.array)}`, depth + 1);
    return `Array.from({ length: ${type.count} }, (_, ${i}) => ${element})`;
  }

  /** Statements that refuse a value out of range. */
  check(field: Field, type: FieldType, value: string, depth = 0): string[] {
    const quoted = this.quoted(field);
    if (typeof type === 'string' || 'pointer' in type) {
      const scalar = scalarOf(typeof type === 'string' ? type : 'usize');
      const [min, max] = bounds(scalar);
      if (scalar.bits === 64) return [`big(${quoted}, ${value}, ${digits(min)}n, ${digits(max)}n);`];
      return [`whole(${quoted}, ${value}, ${digits(min)}, ${digits(max)});`];
    }
    if ('enum' in type) return [`known${type.enum}(${quoted}, ${value});`];
    if ('struct' in type) return [`check${type.struct}(${value});`];
    if (isBytes(type)) return [`bytes(${quoted}, ${value}, ${type.count});`];
    const item = `item${depth}`;
    return [
      `count(${quoted}, ${value}.length, ${type.count});`,
      `for (const ${item} of ${value}) {`,
      ...this.check(field, type.array, item, depth + 1),
      '}',
    ];
  }

  /** Statements that write a checked value. */
  write(type: FieldType, value: string, at: string, depth = 0): string[] {
    if (typeof type === 'string') return [set(scalarOf(type), at, value)];
    if ('enum' in type) return [set(this.enumScalar(type.enum), at, value)];
    if ('struct' in type) return [`write${type.struct}(view, ${value}, ${at});`];
    if ('pointer' in type) return [set(scalarOf('usize'), at, value)];
    if (isBytes(type)) return [`putBytes(view, ${value}, ${at});`];
    const [i, item] = [`i${depth}`, `item${depth}`];
    return [
      `for (const [${i}, ${item}] of ${value}.entries()) {`,
      ...this.write(type.array, item, `${at} + ${i} * ${this.size(type.array)}`, depth + 1),
      '}',
    ];
  }
}

const HELPERS = `
/** A value that its field cannot hold, or a view that is too short. Names the struct, and the field unless it is all of it. */
export class AbiError extends RangeError {
  override readonly name = 'AbiError';
  readonly struct: string;
  readonly field: string;

  constructor(struct: string, field: string, problem: string) {
    super(\`\${struct}\${field === '' ? '' : '.'}\${field}: \${problem}\`);
    this.struct = struct;
    this.field = field;
  }
}

function room(struct: string, view: DataView, offset: number, size: number): void {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset + size > view.byteLength) {
    throw new AbiError(struct, '', \`needs \${size} bytes at offset \${offset}, the view has \${view.byteLength}\`);
  }
}

function whole(struct: string, field: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new AbiError(struct, field, \`must be a whole number from \${min} to \${max}, got \${value}\`);
  }
}

function big(struct: string, field: string, value: bigint, min: bigint, max: bigint): void {
  if (typeof value !== 'bigint' || value < min || value > max) {
    throw new AbiError(struct, field, \`must be a bigint from \${min} to \${max}, got \${value}\`);
  }
}

function bytes(struct: string, field: string, value: Uint8Array, size: number): void {
  if (!(value instanceof Uint8Array)) throw new AbiError(struct, field, 'must be a Uint8Array');
  if (value.length !== size) throw new AbiError(struct, field, \`must be \${size} bytes, got \${value.length}\`);
}

function bytesAt(view: DataView, offset: number, size: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, size).slice();
}

function putBytes(view: DataView, value: Uint8Array, offset: number): void {
  new Uint8Array(view.buffer, view.byteOffset + offset, value.length).set(value);
}
`;

/** Only where a struct has an array of something else than bytes. */
const COUNT = `
function count(struct: string, field: string, found: number, expected: number): void {
  if (found !== expected) throw new AbiError(struct, field, \`must have \${expected} elements, got \${found}\`);
}
`;

/** Whether a type has a part for which this holds. */
const mentions = (type: FieldType, holds: (part: FieldType) => boolean): boolean =>
  holds(type) || (typeof type === 'object' && 'array' in type && mentions(type.array, holds));

const anyField = (manifest: Manifest, holds: (part: FieldType) => boolean): boolean =>
  manifest.structs.some((struct) => struct.fields.some((field) => mentions(field.type, holds)));

const passes = (manifest: Manifest, name: string): boolean =>
  manifest.functions.some(({ arguments: taken, result }) =>
    [...taken.map(({ type }) => type), result].some(
      (type) => typeof type === 'object' && 'enum' in type && type.enum === name,
    ),
  );

const byteCount = (n: number): string => (n === 1 ? '1 byte' : `${n} bytes`);

function addEnum(to: StatementStructures[], manifest: Manifest, e: Enum): void {
  to.push({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [{ description: `\n${e.doc} In memory ${e.type}, ${byteCount(enumSize(e))}.` }],
    declarations: [
      {
        name: e.name,
        initializer: (writer) => {
          writer.inlineBlock(() => {
            for (const value of e.values) {
              writer.writeLine(`/** ${value.doc.replaceAll('\n', ' ')} */`).writeLine(`${value.name}: ${value.value},`);
            }
          });
          writer.write(' as const');
        },
      },
    ],
  });
  to.push({
    kind: StructureKind.TypeAlias,
    isExported: true,
    name: e.name,
    type: `(typeof ${e.name})[keyof typeof ${e.name}]`,
  });
  to.push({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [{ description: `The name of each value of ${e.name}.` }],
    declarations: [
      {
        name: `${upper(e.name)}_NAMES`,
        type: `{ readonly [value in ${e.name}]: keyof typeof ${e.name} }`,
        initializer: (writer) =>
          writer.inlineBlock(() => {
            for (const { name, value } of e.values) writer.writeLine(`${value}: '${name}',`);
          }),
      },
    ],
  });
  to.push({
    kind: StructureKind.Function,
    isExported: true,
    name: `is${e.name}`,
    docs: [{ description: `Whether a number is a value of ${e.name}.` }],
    parameters: [{ name: 'value', type: 'number' }],
    returnType: `value is ${e.name}`,
    statements: `return Object.hasOwn(${upper(e.name)}_NAMES, value);`,
  });
  const inStruct = anyField(manifest, (type) => typeof type === 'object' && 'enum' in type && type.enum === e.name);
  if (!inStruct && !passes(manifest, e.name)) return;
  to.push({
    kind: StructureKind.Function,
    name: `known${e.name}`,
    parameters: [
      { name: 'struct', type: 'string' },
      { name: 'field', type: 'string' },
      { name: 'value', type: 'number' },
    ],
    returnType: e.name,
    statements: [
      `if (is${e.name}(value)) return value;`,
      `throw new AbiError(struct, field, \`must be a value of ${e.name}, got \${value}\`);`,
    ],
  });
}

function fieldDoc(field: Field | Argument): string {
  const unit = field.unit === undefined ? '' : ` Unit: ${field.unit}.`;
  return `${field.doc}${unit} Range: ${shape(field.type)}.`.replaceAll('\n', ' ');
}

function addStruct(to: StatementStructures[], manifest: Manifest, struct: Manifest['structs'][number]): void {
  const { size, offsets } = struct.layout[MODEL];
  const fields = new Fields(manifest, struct.name);
  const prefix = upper(struct.name);
  const at = (field: Field): string => `offset + ${prefix}_OFFSETS.${field.name}`;
  const layout = struct.wire ? 'the same on every model' : `on ${MODEL}`;
  to.push({
    kind: StructureKind.Interface,
    isExported: true,
    name: struct.name,
    docs: [{ description: `\n${struct.doc} ${byteCount(size)}, ${layout}.` }],
    properties: struct.fields.map((field) => ({
      name: field.name,
      isReadonly: true,
      type: valueType(field.type),
      docs: [{ description: fieldDoc(field) }],
    })),
  });
  to.push({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [{ description: `Bytes of a ${struct.name}, ${layout}.` }],
    declarations: [{ name: `${prefix}_SIZE`, initializer: `${size}` }],
  });
  const offsetList = (end: string): string =>
    struct.fields.map((field, index) => `${field.name}: ${offsets[index]}${end}`).join('\n');
  to.push({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [{ description: `Where each field of ${struct.name} begins, in bytes. The type is the proved layout.` }],
    declarations: [
      {
        name: `${prefix}_OFFSETS`,
        type: `{\n${offsetList(';').replace(/^/gm, 'readonly ')}\n}`,
        initializer: `{\n${offsetList(',')}\n}`,
      },
    ],
  });
  const view = { name: 'view', type: 'DataView' };
  const offset = { name: 'offset', initializer: '0' };
  const value = { name: 'value', type: struct.name };
  to.push({
    kind: StructureKind.Function,
    isExported: true,
    name: `read${struct.name}`,
    docs: [
      { description: `\nThe ${struct.name} at an offset of the view.\n\n@throws AbiError if it is not all there` },
    ],
    parameters: [view, offset],
    returnType: struct.name,
    statements: [
      `room('${struct.name}', view, offset, ${prefix}_SIZE);`,
      `return {\n${struct.fields.map((field) => `${field.name}: ${fields.read(field, field.type, at(field))},`).join('\n')}\n};`,
    ],
  });
  to.push({
    kind: StructureKind.Function,
    isExported: true,
    name: `check${struct.name}`,
    docs: [{ description: `\nRefuses a ${struct.name} with a value that its field cannot hold.\n\n@throws AbiError` }],
    parameters: [value],
    returnType: 'void',
    statements: struct.fields.flatMap((field) => fields.check(field, field.type, `value.${field.name}`)),
  });
  const gaps = padding(manifest, struct.fields, MODEL, struct.layout[MODEL]) > 0;
  to.push({
    kind: StructureKind.Function,
    isExported: true,
    name: `write${struct.name}`,
    docs: [
      {
        description: `\nWrites a ${struct.name} at an offset of the view; padding becomes zero.\n\n@throws AbiError before anything is written`,
      },
    ],
    parameters: [view, value, offset],
    returnType: 'void',
    statements: [
      `room('${struct.name}', view, offset, ${prefix}_SIZE);`,
      `check${struct.name}(value);`,
      ...(gaps ? [`putBytes(view, new Uint8Array(${prefix}_SIZE), offset);`] : []),
      ...struct.fields.flatMap((field) => fields.write(field.type, `value.${field.name}`, at(field))),
    ],
  });
}

/** A number that is one argument of a wasm function, or its result. */
function passedScalar(manifest: Manifest, type: PassedType): Scalar {
  if (typeof type === 'string') return scalarOf(type);
  return scalarOf('enum' in type ? named<Enum>(manifest.enums, type.enum).type : 'usize');
}

/** Statements that refuse an argument out of range, which WebAssembly would cut to size. */
function checkArgument(manifest: Manifest, f: FunctionType, { name, type }: Argument): string {
  const quoted = `'${f.name}', '${name}'`;
  if (typeof type === 'object' && 'enum' in type) return `known${type.enum}(${quoted}, ${name});`;
  const scalar = passedScalar(manifest, type);
  const [min, max] = bounds(scalar);
  if (scalar.bits === 64) return `big(${quoted}, ${name}, ${digits(min)}n, ${digits(max)}n);`;
  return `whole(${quoted}, ${name}, ${digits(min)}, ${digits(max)});`;
}

/** WebAssembly gives i32 and i64, which JavaScript reads as signed. */
function result(manifest: Manifest, f: FunctionType, type: PassedType, call: string): string {
  const { bits, signed } = passedScalar(manifest, type);
  if (typeof type === 'object' && 'enum' in type) return `known${type.enum}('${f.name}', 'result', ${call} >>> 0)`;
  if (signed) return call;
  return bits === 64 ? `BigInt.asUintN(64, ${call})` : `${call} >>> 0`;
}

function addFunctions(to: StatementStructures[], manifest: Manifest): void {
  const members = manifest.functions.map((f) => ({
    f,
    parameters: f.arguments.map(({ name, type }) => ({ name, type: valueType(type) })),
    returnType: f.result === undefined ? 'void' : valueType(f.result),
  }));
  to.push({
    kind: StructureKind.Interface,
    isExported: true,
    name: 'Libobli',
    docs: [{ description: '\nThe functions of libobli and its memory, which every address is an address in.' }],
    properties: [{ name: 'memory', isReadonly: true, type: '{ readonly buffer: ArrayBuffer }' }],
    methods: members.map(({ f, parameters, returnType }) => ({
      name: f.name,
      parameters,
      returnType,
      docs: [
        {
          description: `\n${[
            f.doc,
            '',
            ...f.arguments.map((each) => `@param ${each.name} ${fieldDoc(each)}`),
            ...(f.result === undefined ? [] : [`@returns ${shape(f.result)}`]),
            ...(f.arguments.length === 0 ? [] : ['@throws AbiError if an argument is out of range']),
          ].join('\n')}`,
        },
      ],
    })),
  });
  to.push({
    kind: StructureKind.Function,
    isExported: true,
    name: 'bindLibobli',
    docs: [
      {
        description:
          '\nThe functions of an instance of libobli: arguments are checked, results are what their types say.' +
          '\n\n@param exports of the instance\n@throws AbiError if it is another module, or one with other functions',
      },
    ],
    parameters: [{ name: 'exports', type: 'object' }],
    returnType: 'Libobli',
    statements: [
      "if (!('memory' in exports)) throw new AbiError('libobli', 'memory', 'is not exported');",
      ...members.map(({ f }) => `exported(exports, '${f.name}', ${f.arguments.length});`),
      'const wasm = exports as Libobli;',
      (writer) => {
        writer.write('return ').inlineBlock(() => {
          writer.writeLine('get memory() { return wasm.memory; },');
          for (const { f, parameters } of members) {
            const call = `wasm.${f.name}(${parameters.map(({ name }) => name).join(', ')})`;
            writer.write(`${f.name}(${parameters.map(({ name }) => name).join(', ')})`).inlineBlock(() => {
              for (const each of f.arguments) writer.writeLine(checkArgument(manifest, f, each));
              writer.writeLine(f.result === undefined ? `${call};` : `return ${result(manifest, f, f.result, call)};`);
            });
            writer.write(',').newLine();
          }
        });
        writer.write(';');
      },
    ],
  });
}

const EXPORTED = `
function exported(exports: object, name: string, count: number): void {
  const found: unknown = Object.entries(exports).find(([each]) => each === name)?.[1];
  if (typeof found !== 'function') throw new AbiError('libobli', name, 'is not exported');
  if (found.length !== count) throw new AbiError('libobli', name, \`must take \${count} arguments, takes \${found.length}\`);
}
`;

const HEADER = `/**
 * Generated from proofs/Abi by \`lago generate\`: do not edit. Readers and writers of every struct of the ABI, and the
 * functions of libobli.
 *
 * All integers are little-endian. 64-bit integers are bigint, smaller ones number.
 */
`;

/** With an empty line before it, where ts-morph leaves none by itself; constants that follow one another stay together. */
function apart(statement: StatementStructures, before: StatementStructures | undefined): StatementStructures {
  if (before === undefined) return { ...statement, leadingTrivia: '\n' };
  const { VariableStatement } = StructureKind;
  if (statement.kind === VariableStatement && before.kind === VariableStatement) return statement;
  return { ...statement, leadingTrivia: (writer) => writer.blankLineIfLastNot() };
}

/** The bytes of abi/ts/abi.ts. */
export function typescriptBindings(manifest: Manifest): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { quoteKind: QuoteKind.Single, indentationText: IndentationText.TwoSpaces },
  });
  const lists = anyField(manifest, (type) => typeof type === 'object' && 'array' in type && !isBytes(type));
  const file = project.createSourceFile('abi.ts', HEADER + HELPERS + (lists ? COUNT : '') + EXPORTED);
  const statements: StatementStructures[] = [];
  for (const e of manifest.enums) addEnum(statements, manifest, e);
  for (const struct of manifest.structs) addStruct(statements, manifest, struct);
  addFunctions(statements, manifest);
  // At once, since ts-morph reads the whole file anew for each time that something is added.
  file.addStatements(statements.map((each, index) => apart(each, statements[index - 1])));
  file.formatText({ indentSize: 2 });
  return `${file.getFullText().trim()}\n`;
}
