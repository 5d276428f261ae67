/**
 * The packages that an archive's index offers.
 *
 * Relies on the Packages format (deb822 stanzas between blank lines). Only the stanzas of the names asked for are
 * looked at, and the index is never in memory as a whole.
 */
import { createReadStream } from 'node:fs';
import { decompress } from './deb.ts';
import type { LockedPackage } from './lock.ts';

export async function readIndex(file: string, suite: string, names: ReadonlySet<string>): Promise<LockedPackage[]> {
  const found: LockedPackage[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  const take = (stanzas: string[]) => {
    for (const stanza of stanzas) {
      const name = /^Package: (.*)$/m.exec(stanza)?.[1];
      if (name !== undefined && names.has(name)) found.push(locked(stanza, name, suite, file));
    }
  };
  for await (const chunk of decompress(createReadStream(file), file)) {
    const stanzas = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = stanzas.pop() ?? '';
    take(stanzas);
  }
  take([rest]);
  return found;
}

function locked(stanza: string, name: string, suite: string, file: string): LockedPackage {
  const field = (key: string): string => {
    const value = new RegExp(`^${key}: (.*)$`, 'm').exec(stanza)?.[1]?.trim();
    if (value === undefined || value === '') throw new Error(`${file}: the stanza of ${name} has no ${key}`);
    return value;
  };
  return {
    name,
    version: field('Version'),
    architecture: field('Architecture'),
    suite,
    path: field('Filename'),
    size: Number(field('Size')),
    sha256: field('SHA256'),
  };
}
