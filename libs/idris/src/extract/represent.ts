/**
 * How a value of a shape is made, told apart and taken apart, in JavaScript. The one place that knows the representation
 * (docs/extraction.md), together with types.ts, which says it in TypeScript.
 */
import type { ConEntry } from '../kernel/types.ts';
import { type Code, called, loose, member, NOTHING, runtime, type Statement, text, tight } from './code.ts';
import { tagOf } from './names.ts';
import { type FieldShape, shapeOf } from './shape.ts';

const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const tagText = (con: ConEntry): string => quoted(tagOf(con.name));

/** Whether a constructor is the one of its two that has nothing in it. */
const isEmpty = (con: ConEntry): boolean => shapeOf(con.data).fields.get(con)!.length === 0;

/** A value; `fields` are those that there are at run time. */
export function construct(con: ConEntry, fields: readonly Code[]): Code {
  const shape = shapeOf(con.data);
  const kept = shape.fields.get(con)!;
  const [first = NOTHING, second = NOTHING] = fields;
  switch (shape.kind) {
    case 'void':
    case 'unit':
      return NOTHING;
    case 'boolean':
      return text(tagOf(con.name) === 'True' ? 'true' : 'false');
    case 'natural':
      return con.nat === 'zero' ? text('0n') : loose(tight(first), ' + 1n');
    case 'count':
      return isEmpty(con) ? text('0') : runtime('successor', first);
    case 'maybe':
      return isEmpty(con) ? NOTHING : text('{ just: ', first, ' }');
    case 'list':
      return isEmpty(con) ? text('$.nil') : runtime('cons', first, second);
    case 'pair':
      return text('[', first, ', ', second, ']');
    case 'decision':
      return isEmpty(con) ? text('$.no') : runtime('yes', first);
    case 'lazy':
      return { kind: 'lambda', parameters: [], body: [{ kind: 'return', value: first }] };
    case 'enumeration':
      return text(tagText(con));
    default: {
      const parts = kept.flatMap((field, i): (string | Code)[] => {
        const code = fields[i] ?? NOTHING;
        const value = field.most === undefined ? code : called(text('Number'), code);
        return [', ', ...(isNamed(value, field.property) ? [value] : [`${field.property}: `, value])];
      });
      const tag = shape.kind === 'tagged' ? [`tag: ${tagText(con)}`, ...parts] : parts.slice(1);
      return text('{ ', ...tag, ' }');
    }
  }
}

const isNamed = (code: Code, property: string): boolean => code.kind === 'local' && code.local.name === property;

/** Whether a value is built by a constructor. */
export function test(con: ConEntry, value: Code): Code {
  const empty = isEmpty(con);
  const is = (yes: boolean, other: string): Code => loose(tight(value), yes ? ' === ' : ' !== ', other);
  switch (shapeOf(con.data).kind) {
    case 'boolean':
      return tagOf(con.name) === 'True' ? value : loose('!', tight(value));
    case 'natural':
      return is(con.nat === 'zero', '0n');
    case 'count':
      return is(empty, '0');
    case 'maybe':
      return is(empty, 'undefined');
    case 'list':
      return is(empty, '$.nil');
    case 'decision':
      return empty ? loose('!', member(value, 'yes')) : member(value, 'yes');
    case 'enumeration':
      return is(true, tagText(con));
    case 'tagged':
      return loose(member(value, 'tag'), ' === ', tagText(con));
    default:
      return text('true');
  }
}

/** A field of a value that is built by the constructor. */
export function access(con: ConEntry, field: FieldShape, value: Code): Code {
  const shape = shapeOf(con.data);
  const at = shape.fields.get(con)!.indexOf(field);
  switch (shape.kind) {
    case 'natural':
      return loose(tight(value), ' - 1n');
    case 'count':
      return loose(tight(value), ' - 1');
    case 'lazy':
      return called(value);
    case 'pair':
      return text(tight(value), `[${at}]`);
    case 'maybe':
      return member(value, 'just');
    case 'decision':
      return member(value, 'proof');
    case 'list':
      return member(value, at === 0 ? 'head' : 'tail');
    default: {
      const found = member(value, field.property);
      return field.most === undefined
        ? found
        : runtime('natural', text(`'${field.property}'`), found, text(`${field.most}`));
    }
  }
}

/** The fields of a value, each bound to its local. */
export function takeApart(
  con: ConEntry,
  value: Code,
  bound: readonly (readonly [FieldShape, { readonly name: string }])[],
): readonly Statement[] {
  const { kind } = shapeOf(con.data);
  const kept = shapeOf(con.data).fields.get(con)!;
  const array = kind === 'pair';
  const direct = bound.filter(([field]) => field.most === undefined);
  if (!array && kind !== 'record' && kind !== 'tagged' && kind !== 'list')
    return bound.map(([field, local]) => ({ kind: 'const', local, value: access(con, field, value) }));
  const nameOf = (field: FieldShape): string =>
    array ? String(kept.indexOf(field)) : kind === 'list' ? ['head', 'tail'][kept.indexOf(field)]! : field.property;
  const fields = direct.map(([field, local]) => [nameOf(field), local] as const);
  return [
    { kind: 'fields', of: value, array, fields },
    ...bound
      .filter(([field]) => field.most !== undefined)
      .map(([field, local]): Statement => ({ kind: 'const', local, value: access(con, field, value) })),
  ];
}
