/**
 * docs/zpkg.md and docs/repository.md say where every byte is, in tables that come out of abi/manifest.json.
 *
 * `npx vitest run libs/zpkg/src/layout.test.ts -u` writes them anew; the prose between them stays.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** What each document must have a table of, at least. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  'docs/zpkg.md': ['PackageHeader', 'EntryRecord', 'SignatureDescriptor', 'KeySet', 'SealedKeys', 'Status'],
  'docs/repository.md': [
    'MetadataHeader',
    'RepositoryRole',
    'RootBody',
    'MetadataReference',
    'SnapshotBody',
    'TargetsBody',
    'PackageRecord',
    'Architecture',
    'Delegation',
  ],
};

type FieldType =
  | string
  | { readonly enum: string }
  | { readonly struct: string }
  | { readonly array: FieldType; readonly count: number };

interface AbiManifest {
  readonly enums: readonly {
    readonly name: string;
    readonly doc: string;
    readonly type: string;
    readonly values: readonly { readonly name: string; readonly doc: string; readonly value: number }[];
  }[];
  readonly structs: readonly {
    readonly name: string;
    readonly doc: string;
    readonly fields: readonly {
      readonly name: string;
      readonly doc: string;
      readonly unit?: string;
      readonly type: FieldType;
    }[];
    readonly layout: { readonly amd64: { readonly size: number; readonly offsets: readonly number[] } };
  }[];
}

const manifest = JSON.parse(readFileSync(`${ROOT}abi/manifest.json`, 'utf8')) as AbiManifest;

function typeText(type: FieldType): string {
  if (typeof type === 'string') return type;
  if ('enum' in type) return type.enum;
  if ('struct' in type) return type.struct;
  return `${typeText(type.array)}[${type.count}]`;
}

function table(name: string): string {
  const struct = manifest.structs.find((one) => one.name === name);
  if (struct !== undefined) {
    const { offsets, size } = struct.layout.amd64;
    const rows = struct.fields.map(({ name: field, doc, unit, type }, index) => {
      const [from = 0, end = size] = [offsets[index], offsets[index + 1]];
      return `| ${from} | ${end - from} | ${field} | ${typeText(type)} | ${doc}${unit === undefined ? '' : ` In ${unit}.`} |`;
    });
    return [
      `${struct.doc} ${size} bytes.`,
      '',
      '| at | bytes | field | type | |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n');
  }
  const found = manifest.enums.find((one) => one.name === name);
  if (found === undefined) throw new Error(`a document asks for ${name}, which abi/manifest.json does not have`);
  const rows = found.values.map(({ name: value, doc, value: number }) => `| ${number} | ${value} | ${doc} |`);
  return [`${found.doc} As ${found.type}.`, '', '| number | name | |', '|---|---|---|', ...rows].join('\n');
}

const BLOCK = /(<!-- abi (\w+) -->\n)[\s\S]*?(<!-- end -->)/g;

it.each(Object.entries(DOCUMENTS))('%s has the layout of every struct as it was proved', async (document, needed) => {
  const written = readFileSync(ROOT + document, 'utf8');
  const asked = [...written.matchAll(BLOCK)].map((match) => match[2]);
  expect(asked).toEqual(expect.arrayContaining([...needed]));
  const renewed = written.replace(BLOCK, (_, start: string, name: string, end: string) => {
    return `${start}${table(name)}\n${end}`;
  });
  await expect(renewed).toMatchFileSnapshot(ROOT + document);
});
