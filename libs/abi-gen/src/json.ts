/**
 * The manifest as JSON with one encoding for one manifest: keys in the order of the types, and whatever fits into a line
 * on one line, so that a change of one field is a change of one line in a review.
 */
import type { Manifest } from './manifest.ts';

const WIDTH = 120;

function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${flat(each)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}

function print(value: unknown, indent: string, before: number): string {
  const line = flat(value);
  if (typeof value !== 'object' || value === null || indent.length + before + line.length < WIDTH) return line;
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((each) => inner + print(each, inner, 0))
    : Object.entries(value).map(([key, each]) => {
        const label = `${JSON.stringify(key)}: `;
        return inner + label + print(each, inner, label.length);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${members.join(',\n')}\n${indent}${close}`;
}

/** The bytes of abi/manifest.json. */
export const printManifest = (manifest: Manifest): string => `${print(manifest, '', 0)}\n`;
