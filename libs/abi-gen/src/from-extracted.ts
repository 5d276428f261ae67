/**
 * What the extracted manifest gives as plain data: the form in which `fromCore` takes what the kernel's evaluator gives.
 *
 * How extracted values look is said in docs/extraction.md: numbers are bigints, a list is iterable, Maybe is undefined or
 * `{ just }`, a value of a type of several constructors has its constructor as `tag`. Nothing is known of the manifest here.
 */
import type { Plain } from './from-core.ts';
import { ManifestError } from './manifest.ts';

/** @param at leads the message when something is no data */
export function fromExtracted(value: unknown, at = ''): Plain {
  if (value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (typeof value !== 'object' || value === null)
    throw new ManifestError(at, `the extracted manifest has a ${typeof value} here`);
  if (Symbol.iterator in value)
    return [...(value as Iterable<unknown>)].map((each, i) => fromExtracted(each, `${at}[${i}]`));
  const { tag, ...fields } = value as { readonly tag?: unknown };
  const entries = Object.entries(fields);
  if (tag === undefined && entries.length === 1 && entries[0]![0] === 'just') return fromExtracted(entries[0]![1], at);
  const plain = Object.fromEntries(
    entries.map(([name, each]) => [name, fromExtracted(each, at === '' ? name : `${at}.${name}`)] as const),
  );
  return tag === undefined ? plain : { [String(tag)]: plain };
}
