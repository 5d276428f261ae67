/** The tables of a manifest beside its entries: names of owners, extended attributes, relations. Each is sorted, without doubles. */
import {
  ATTRIBUTE_RECORD_SIZE,
  Bound,
  type EntryRecord,
  OWNER_NAME_SIZE,
  RELATION_KIND_NAMES,
  RELATION_SIZE,
  readAttributeRecord,
  readOwnerName,
  readRelation,
} from './abi.ts';
import { checkAttribute, compareAttributes } from './attributes.ts';
import { viewOf } from './bytes.ts';
import type { Attribute, Entry, Relation, VersionBound } from './package.ts';
import { checkOwnerName, comparePaths } from './path.ts';
import { abi, refuse, unreserved } from './refuse.ts';
import { checkRelation, compareRelations } from './relations.ts';
import type { Sections } from './sections.ts';
import type { Strings } from './strings.ts';

/** Names of users and groups, of which entries have numbers. */
export class Owners {
  private readonly names: readonly string[];
  private readonly used: boolean[];

  constructor({ owners, header }: Sections, strings: Strings) {
    const names: string[] = [];
    for (let index = 0; index < header.owner_count; index++) {
      const here = `the name of owner ${index}`;
      const record = readOwnerName(viewOf(owners), index * OWNER_NAME_SIZE);
      strings.at(record.name_offset, here);
      const name = strings.take(record.name_size, 'bad_owner_name', here);
      unreserved(record.reserved, here);
      checkOwnerName(name);
      const before = names.at(-1);
      if (before !== undefined && comparePaths(before, name) >= 0) {
        refuse('bad_owner_name', `${here}, ${name}, cannot come after ${before}`);
      }
      names.push(name);
    }
    this.names = names;
    this.used = names.map(() => false);
  }

  /** The names of an entry's owners, for those it has names of. */
  of({ user_name, group_name }: EntryRecord): { user?: string; group?: string } {
    const [user, group] = [this.name(user_name), this.name(group_name)];
    return { ...(user === undefined ? {} : { user }), ...(group === undefined ? {} : { group }) };
  }

  private name(number: number): string | undefined {
    if (number === 0) return undefined;
    if (number > this.names.length) refuse('bad_owner', `there is no name ${number} of an owner`);
    this.used[number - 1] = true;
    return this.names[number - 1];
  }

  end(): void {
    const unused = this.used.indexOf(false);
    if (unused !== -1) refuse('bad_owner_name', `nothing belongs to ${this.names[unused]}`);
  }
}

/** The attributes of each entry that has some. */
export function decodeAttributes(
  parts: Sections,
  strings: Strings,
  entries: readonly Entry[],
): Map<number, Attribute[]> {
  const found = new Map<number, Attribute[]>();
  let last = 0;
  for (let index = 0; index < parts.header.attribute_count; index++) {
    const here = `attribute ${index}`;
    const record = readAttributeRecord(viewOf(parts.attributes), index * ATTRIBUTE_RECORD_SIZE);
    strings.at(record.name_offset, here);
    const nameBytes = strings.takeBytes(record.name_size, `the name of ${here}`);
    const value = strings.takeBytes(record.value_size, `the value of ${here}`).slice();
    unreserved(record.reserved, here);
    const name = strings.text(nameBytes, 'bad_attribute', `the name of ${here}`);
    const entry = entries[record.entry];
    if (entry === undefined) return refuse('bad_attribute', `${here} is of entry ${record.entry}, which is none`);
    const attribute = { name, value };
    const others = found.get(record.entry) ?? [];
    const before = others.at(-1);
    if (record.entry < last || (before !== undefined && compareAttributes(before, attribute) >= 0)) {
      refuse('bad_attribute', `${here}, ${JSON.stringify(name)} of ${JSON.stringify(entry.path)}, is out of order`);
    }
    checkAttribute(entry, attribute);
    others.push(attribute);
    found.set(record.entry, others);
    last = record.entry;
  }
  return found;
}

function decodeBound(kind: Bound, version: string, here: string): VersionBound | undefined {
  if (kind === Bound.none)
    return version === '' ? undefined : refuse('bad_relation', `${here} has a bound that is none`);
  return { kind: kind === Bound.including ? 'including' : 'excluding', version };
}

/** As many relations as these records are, whose strings are next. */
export function decodeRelations(records: Uint8Array, strings: Strings): Relation[] {
  const found: Relation[] = [];
  for (let index = 0; index < records.length / RELATION_SIZE; index++) {
    const here = `relation ${index}`;
    const record = abi('bad_relation', () => readRelation(viewOf(records), index * RELATION_SIZE));
    const texts = (['name', 'lower', 'upper'] as const).map((text) => {
      strings.at(record[`${text}_offset`], `the ${text} of ${here}`);
      return strings.takeBytes(record[`${text}_size`], `the ${text} of ${here}`);
    });
    unreserved(record.reserved, here);
    const [name, lower, upper] = texts.map((text) => strings.text(text, 'bad_relation', here)) as [
      string,
      string,
      string,
    ];
    const bounds = { lower: decodeBound(record.lower, lower, here), upper: decodeBound(record.upper, upper, here) };
    const relation: Relation = {
      kind: RELATION_KIND_NAMES[record.kind],
      name,
      ...(bounds.lower === undefined ? {} : { lower: bounds.lower }),
      ...(bounds.upper === undefined ? {} : { upper: bounds.upper }),
    };
    checkRelation(relation);
    const before = found.at(-1);
    if (before !== undefined && compareRelations(before, relation) >= 0)
      refuse('bad_relation', `${here} is out of order`);
    found.push(relation);
  }
  return found;
}
