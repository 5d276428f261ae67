/**
 * The evaluated proof to a Manifest.
 *
 * `Abi.Manifest.manifest` is a value of checked core; the evaluator of libs/idris gives it as plain data: records as
 * objects, lists as arrays, Maybe as value or null, and a type as an object whose only key is its constructor. Here the
 * constructors of TypeView get the form that manifest.json has; nothing is added, nothing is left out, and everything then
 * goes through the strict parser, which compares each layout with a computation of its own.
 */
import { type Manifest, ManifestError } from './manifest.ts';
import { parseManifest } from './parse.ts';

/** What the evaluator gives, and from-extracted.ts. */
export type Plain = null | boolean | number | bigint | string | readonly Plain[] | { readonly [field: string]: Plain };

type PlainObject = { readonly [field: string]: Plain };

function object(at: string, value: Plain | undefined): PlainObject {
  if (typeof value === 'object' && value !== null && !isList(value)) return value;
  throw new ManifestError(at, 'the proof gives something else than a record here');
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

function list(at: string, value: Plain | undefined): readonly Plain[] {
  if (value !== undefined && isList(value)) return value;
  throw new ManifestError(at, 'the proof gives something else than a list here');
}

interface View {
  readonly fields: readonly string[];
  /** What manifest.json has for it; whether that is a FieldType is for the parser to see. */
  view(at: string, fields: PlainObject): unknown;
}

/** The constructors of TypeView. */
const VIEWS: ReadonlyMap<string, View> = new Map<string, View>([
  ['Scalar', { fields: ['scalar'], view: (_, { scalar }) => scalar }],
  ['Enum', { fields: ['enum'], view: (_, fields) => fields }],
  ['Struct', { fields: ['struct'], view: (_, fields) => fields }],
  ['Address', { fields: ['pointer'], view: (_, fields) => fields }],
  ['Room', { fields: ['writable'], view: (_, fields) => fields }],
  [
    'Elements',
    { fields: ['array', 'count'], view: (at, { array, count }) => ({ array: typeOf(`${at}.array`, array), count }) },
  ],
]);

function typeOf(at: string, value: Plain | undefined): unknown {
  const [only, ...more] = Object.entries(object(at, value));
  const view = only === undefined ? undefined : VIEWS.get(only[0]);
  if (only === undefined || view === undefined || more.length > 0) {
    throw new ManifestError(at, `the proof gives no TypeView here; known are ${[...VIEWS.keys()].join(', ')}`);
  }
  const fields = object(at, only[1]);
  const found = Object.keys(fields);
  if (found.toSorted().join() !== view.fields.toSorted().join()) {
    throw new ManifestError(at, `${only[0]} has the fields ${found.join(', ')}, not ${view.fields.join(', ')}`);
  }
  return view.view(at, fields);
}

function withType(at: string, value: Plain): { readonly [key: string]: unknown } {
  const record = object(at, value);
  return { ...record, type: typeOf(`${at}.type`, record['type']) };
}

/** A unit that is Nothing is left out, as manifest.json leaves it out. */
function field(at: string, value: Plain): unknown {
  const { unit, type, ...labels } = withType(at, value);
  if (unit === undefined) throw new ManifestError(at, 'the proof gives a field without a unit, not even Nothing');
  // In the order in which manifest.json has the keys.
  return unit === null ? { ...labels, type } : { ...labels, unit, type };
}

function struct(at: string, value: Plain): unknown {
  const record = object(at, value);
  return {
    ...record,
    fields: list(`${at}.fields`, record['fields']).map((each, i) => field(`${at}.fields[${i}]`, each)),
  };
}

/** What a function does not give back is left out, as manifest.json leaves it out. */
function functionType(at: string, value: Plain): unknown {
  const { result, ...record } = object(at, value);
  if (result === undefined)
    throw new ManifestError(at, 'the proof gives a function without a result, not even Nothing');
  const taken = list(`${at}.arguments`, record['arguments']);
  const known = { ...record, arguments: taken.map((each, i) => field(`${at}.arguments[${i}]`, each)) };
  return result === null ? known : { ...known, result: typeOf(`${at}.result`, result) };
}

/**
 * The manifest that was proved.
 *
 * @throws ManifestError with the place, if the proof says something that no manifest can say
 */
export function fromCore(value: Plain): Manifest {
  const record = object('', value);
  return parseManifest({
    ...record,
    enums: list('enums', record['enums']).map((each, i) => withType(`enums[${i}]`, each)),
    structs: list('structs', record['structs']).map((each, i) => struct(`structs[${i}]`, each)),
    functions: list('functions', record['functions']).map((each, i) => functionType(`functions[${i}]`, each)),
  });
}
