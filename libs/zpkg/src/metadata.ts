/**
 * What a packer says of paths beside what their tree says: owners by name and number, and extended attributes.
 *
 * Attributes are read in the form of `getfattr --dump` (attr-2: text in quotes, 0x and hexadecimal, 0s and base64; octal
 * escapes), so that the system's own tools write and restore what lago packs. Not here: running getfattr.
 */
import type { Attribute } from './package.ts';
import { checkOwnerName } from './path.ts';
import { refuse } from './refuse.ts';

/** Who something belongs to. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
  readonly user?: string;
  readonly group?: string;
}

/** NUMBER, NAME=NUMBER, or root: the number is for machines that do not know the name. */
function half(text: string, here: string): { number: number; name?: string } {
  const match = /^(?:([^=:]+)=)?(\d{1,10})$/.exec(text);
  const [name, number] = text === 'root' ? ['root', '0'] : [match?.[1], match?.[2]];
  if (number === undefined) {
    return refuse('bad_owner', `${here} must be USER:GROUP, each a number, NAME=NUMBER, or root`);
  }
  if (name !== undefined) checkOwnerName(name);
  return { number: Number(number), ...(name === undefined ? {} : { name }) };
}

/** `0:0`, `root:root`, `www-data=33:www-data=33`. @throws ZpkgError */
export function parseOwner(text: string, where = ''): Owner {
  const here = `${where}the owner ${JSON.stringify(text)}`;
  const halves = text.split(':');
  if (halves.length !== 2) return refuse('bad_owner', `${here} must be USER:GROUP`);
  const [user, group] = halves.map((one) => half(one, here)) as [ReturnType<typeof half>, ReturnType<typeof half>];
  return {
    uid: user.number,
    gid: group.number,
    ...(user.name === undefined ? {} : { user: user.name }),
    ...(group.name === undefined ? {} : { group: group.name }),
  };
}

/** Lines of `USER:GROUP PATH`; empty ones and those that begin with # say nothing. @throws ZpkgError */
export function parseOwners(text: string): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [, owner, path] = /^(\S+) (.+)$/.exec(line) ?? [];
    if (owner === undefined || path === undefined)
      return refuse('bad_owner', `line ${index + 1} must be USER:GROUP PATH`);
    if (owners.has(path)) refuse('bad_owner', `line ${index + 1} says again whose ${JSON.stringify(path)} is`);
    owners.set(path, parseOwner(owner, `line ${index + 1}: `));
  }
  return owners;
}

/** Octal escapes and, in values, escaped quotes. */
function unescape(text: string): Uint8Array {
  const parts = text.match(/\\[0-7]{3}|\\.|[^\\]+/gs) ?? [];
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) => {
        if (/^\\[0-7]{3}$/.test(part)) return Buffer.of(Number.parseInt(part.slice(1), 8) & 0xff);
        return Buffer.from(part.startsWith('\\') ? part.slice(1) : part);
      }),
    ),
  );
}

const NOTHING = new Uint8Array();

function parseValue(text: string, line: number): Uint8Array {
  if (text === '') return NOTHING;
  const quoted = /^"(.*)"$/s.exec(text)?.[1];
  if (quoted !== undefined) return unescape(quoted);
  if (/^0[xX](?:[0-9a-fA-F]{2})*$/.test(text)) return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
  if (/^0[sS][A-Za-z0-9+/]*={0,2}$/.test(text)) return new Uint8Array(Buffer.from(text.slice(2), 'base64'));
  return refuse('bad_attribute', `line ${line}: a value is text in quotes, 0x and hexadecimal, or 0s and base64`);
}

/** What `getfattr --dump` has written: the attributes of each path. @throws ZpkgError */
export function parseAttributes(dump: string): Map<string, readonly Attribute[]> {
  const found = new Map<string, Attribute[]>();
  let current: Attribute[] | undefined;
  for (const [index, line] of dump.split('\n').entries()) {
    if (line === '') continue;
    const file = /^# file: (.+)$/.exec(line)?.[1];
    if (file !== undefined) {
      const path = Buffer.from(unescape(file))
        .toString()
        .replace(/^\.\/+/, '');
      current = found.get(path) ?? [];
      found.set(path, current);
    } else if (!line.startsWith('#')) {
      const equals = line.indexOf('=');
      const [name, value] = equals === -1 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
      if (current === undefined)
        return refuse('bad_attribute', `line ${index + 1}: an attribute without a "# file:" before it`);
      current.push({ name: Buffer.from(unescape(name)).toString(), value: parseValue(value, index + 1) });
    }
  }
  return found;
}
