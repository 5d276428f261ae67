/** Extended attributes, access control lists and capabilities among them: what a tree has of them, and some to give. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Attribute, type Entry, isPackaged } from '@lago-grey/zpkg';
import { accessList, capabilities, listFor } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import { type Attributes, plain } from '../attributes.ts';
import { start } from './binary.ts';

/** A list (acl(5), version 2) by which user 1000 may do what the group may, and which leaves the mode as it is. */
function list(mode: number): string {
  const nobody = 0xffffffff;
  const [user, group, other] = [(mode >> 6) & 7, (mode >> 3) & 7, mode & 7];
  const entries = [
    [0x01, user, nobody],
    [0x02, group, 1000],
    [0x04, group, nobody],
    [0x10, group, nobody],
    [0x20, other, nobody],
  ] as const;
  const bytes = Buffer.alloc(4 + 8 * entries.length);
  bytes.writeUInt32LE(2);
  for (const [index, [tag, permissions, id]] of entries.entries()) {
    bytes.writeUInt16LE(tag, 4 + 8 * index);
    bytes.writeUInt16LE(permissions, 6 + 8 * index);
    bytes.writeUInt32LE(id, 8 + 8 * index);
  }
  return bytes.toString('hex');
}

/** May bind to low ports: cap_net_bind_service+ep, as the kernel keeps it (version 2). */
const CAPABILITY = '0100000200040000000000000000000000000000';

/** What a file of this mode is given. */
export const given = (mode: number): { readonly [name: string]: string } => ({
  'user.lago': '6b657074',
  'system.posix_acl_access': list(mode),
  ...(process.getuid?.() === 0 ? { 'security.capability': CAPABILITY } : {}),
});

/** All files and folders beneath a root, and itself; no links, whose attributes are the kernel's own. */
export function paths(root: string, leaveOut: (path: string) => boolean = () => false): string[] {
  const out: string[] = [];
  const walk = (path: string): void => {
    const stat = lstatSync(join(root, path));
    if (leaveOut(path) || !(stat.isDirectory() || stat.isFile())) return;
    out.push(path);
    if (stat.isDirectory())
      for (const name of readdirSync(join(root, path)).sort()) walk(path === '' ? name : `${path}/${name}`);
  };
  walk('');
  return out;
}

/** Gives files what they may have, and folders what their own files are to have as well. Answers why that cannot be done. */
export function give(hand: string, root: string, to: readonly string[]): string | undefined {
  for (const path of to) {
    const file = join(root, path);
    const stat = lstatSync(file);
    const folder = { 'user.lago': '6b657074', 'system.posix_acl_default': list(0o640) };
    for (const [name, value] of Object.entries(stat.isDirectory() ? folder : given(stat.mode))) {
      const { failed, stderr } = execaSync(hand, ['set', name, value, file], { reject: false });
      if (failed) return `${name} cannot be set on ${path}: ${stderr}`;
    }
  }
  return undefined;
}

const isRoot = process.getuid?.() === 0;

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** Some attributes for an entry, by a number below `CHOICES`: none of them changes the mode. */
export function some({ kind, mode }: Pick<Entry, 'kind' | 'mode'>, choice: number): Attribute[] {
  if (kind !== 'file' && kind !== 'directory') return [];
  const one = (bit: number, name: string, value: Uint8Array): Attribute[] =>
    (choice >> bit) & 1 ? [{ name, value }] : [];
  const list = accessList([1, 7], [2, (choice >> 5) & 7, 5], [4, 5], [16, 7], [32, 0]);
  return [
    ...(kind === 'file' && isRoot ? one(0, 'security.capability', capabilities()) : []),
    ...one(1, 'system.posix_acl_access', listFor(mode)),
    ...(kind === 'directory' ? one(2, 'system.posix_acl_default', list) : []),
    ...one(3, 'user.lago', bytes(`value ${choice >> 5}`)),
    ...one(4, 'user.more', bytes('')),
  ];
}
export const CHOICES = 128;

export const asModel = (list: readonly Attribute[]): Attributes =>
  Object.fromEntries(list.map(({ name, value }) => [name, plain(name, Buffer.from(value).toString('hex'))]));

/** What the program prints. @throws Error if it fails */
export function runHand(hand: string, args: readonly string[], folder?: string): string {
  const { code, signal, stdout, stderr } = start(hand, args, {}, folder);
  if (code !== 0) throw new Error(`${hand} ${args[0]} ended by ${code ?? signal}: ${stderr}`);
  return stdout;
}

/** Gives each path its attributes. */
export function giveAll(
  hand: string,
  root: string,
  all: readonly (readonly [path: string, list: readonly Attribute[]])[],
): void {
  const args = all.flatMap(([path, list]) =>
    list.flatMap(({ name, value }) => [name, Buffer.from(value).toString('hex'), join(root, path)]),
  );
  if (args.length > 0) runHand(hand, ['give', ...args], root);
}

/** What each path has of what a package may have. */
export function attributesAt(hand: string, root: string, paths: readonly string[]): Map<string, Attributes> {
  const found = new Map<string, { [name: string]: string }>();
  if (paths.length === 0) return found;
  // A path may hold a space, but no line break; a name neither.
  const stdout = runHand(hand, ['attributes', ...paths], root);
  for (const line of stdout === '' ? [] : stdout.split('\n')) {
    const [, path = '', name = '', hex = ''] = /^(.*) (\S+) ([0-9a-f]*)$/.exec(line) ?? [];
    if (!isPackaged(name)) continue;
    const here = found.get(path) ?? {};
    found.set(path, here);
    here[name] = plain(name, hex);
  }
  return found;
}

/** One line an attribute, sorted. */
export function attributes(hand: string, root: string, leaveOut?: (path: string) => boolean): string[] {
  const all = paths(root, leaveOut).map((path) => path || '.');
  return runHand(hand, ['attributes', ...all], root)
    .split('\n')
    .sort();
}
