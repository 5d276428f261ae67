/** What each subcommand of `lago repo` changes. Signing and publishing are the same for all (commands/repo.ts). */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type Authority,
  type Disk,
  offerOf,
  packageFile,
  RepoError,
  ROLES,
  type RoleName,
  type Workshop,
} from '@lago-grey/repo';
import { readKeySet } from '../keys.ts';
import type { Asked, Subcommand } from './arguments.ts';

type Change = (shop: Workshop, asked: Asked, disk: Disk) => Promise<void>;

async function authority(files: readonly string[], threshold: number | undefined): Promise<Authority> {
  return { threshold: threshold ?? 1, keySets: await Promise.all(files.map(readKeySet)) };
}

async function init(shop: Workshop, { people, thresholds, id }: Asked): Promise<void> {
  const { root, targets } = people;
  const snapshot = people.snapshot.length > 0 ? people.snapshot : targets;
  const timestamp = people.timestamp.length > 0 ? people.timestamp : snapshot;
  const of = (role: RoleName, files: readonly string[]) => authority(files, thresholds.get(role));
  const roles = {
    root: await of('root', root),
    targets: await of('targets', targets),
    snapshot: await of('snapshot', snapshot),
    timestamp: await of('timestamp', timestamp),
  };
  shop.begin(roles, new Uint8Array(id === undefined ? randomBytes(32) : Buffer.from(id, 'hex')));
}

async function add(shop: Workshop, { words, architecture, role }: Asked, disk: Disk): Promise<void> {
  for (const file of words) {
    const bytes = new Uint8Array(await readFile(file));
    const offer = offerOf(bytes, architecture);
    const there = shop
      .targets(role)
      .packages.find(
        (one) => one.name === offer.name && one.version === offer.version && one.architecture === architecture,
      );
    const same = there !== undefined && Buffer.compare(there.digest, offer.digest) === 0;
    if (there !== undefined && !same) {
      throw new RepoError(
        'conflict',
        `${file}: another ${offer.name} ${offer.version} for ${architecture} is offered already; give it another version, or remove that one first`,
      );
    }
    disk.put(packageFile(offer.digest), bytes);
    if (!same) shop.change(role, (targets) => ({ ...targets, packages: [...targets.packages, offer] }));
  }
}

async function remove(shop: Workshop, { words, role, architecture }: Asked): Promise<void> {
  for (const word of words) {
    const [name, version] = word.split('=');
    const { packages } = shop.targets(role);
    const left = packages.filter(
      (one) =>
        one.name !== name ||
        (version !== undefined && one.version !== version) ||
        (architecture !== 'any' && one.architecture !== architecture),
    );
    if (left.length === packages.length) throw new RepoError('not_offered', `${role} does not offer ${word}`);
    shop.change(role, (targets) => ({ ...targets, packages: left }));
  }
}

async function renew(shop: Workshop, { words }: Asked): Promise<void> {
  for (const role of words) {
    if (role === 'root') shop.renewRoot();
    else if (role === 'snapshot') shop.renewSnapshot();
    else if (role !== 'timestamp') shop.change(shop.targets(role).name, (targets) => targets);
  }
  shop.renewSnapshotIfDue();
}

async function rotate(shop: Workshop, { people, thresholds }: Asked): Promise<void> {
  const { roles } = shop.root;
  const changed: Partial<Record<RoleName, Authority>> = {};
  for (const role of ROLES) {
    const [files, threshold] = [people[role], thresholds.get(role)];
    if (files.length === 0 && threshold === undefined) continue;
    changed[role] =
      files.length > 0
        ? await authority(files, threshold ?? roles[role].threshold)
        : { ...roles[role], threshold: threshold ?? 1 };
  }
  shop.rotate(changed);
}

async function delegate(shop: Workshop, asked: Asked): Promise<void> {
  const { words, role: from, signer, pattern: patterns, terminating, thresholds, remove: gone } = asked;
  const [name = ''] = words;
  const { delegations } = shop.targets(from);
  const at = delegations.findIndex((one) => one.name === name);
  if (gone) {
    if (at < 0) throw new RepoError('unknown_role', `${from} does not delegate to ${name}`);
    shop.change(from, (targets) => ({ ...targets, delegations: delegations.toSpliced(at, 1) }));
    return;
  }
  const one = { name, patterns, terminating, ...(await authority(signer, thresholds.get(name))) };
  const changed = at < 0 ? [...delegations, one] : delegations.with(at, one);
  shop.change(from, (targets) => ({ ...targets, delegations: changed }));
  if (!shop.targetRoles.includes(name)) shop.change(name, (targets) => targets);
}

/** How many words each subcommand takes after DIR, and which options it cannot do without. */
export function missingIn(asked: Asked): string | undefined {
  const { subcommand, words, people, signer, pattern, remove: gone, thresholds } = asked;
  const none = words.length === 0;
  if (subcommand === 'init' && (people.root.length === 0 || people.targets.length === 0))
    return '--root and --targets are needed: who may sign';
  if (subcommand === 'add' && none) return 'at least one FILE.zpkg is needed';
  if (subcommand === 'remove' && none) return 'at least one NAME is needed';
  if (subcommand === 'delegate' && words.length !== 1) return 'one ROLE is needed';
  if (subcommand === 'delegate' && !gone && (signer.length === 0 || pattern.length === 0))
    return '--signer and --pattern are needed: who may sign for which packages';
  const people0 = Object.values(people).every((files) => files.length === 0);
  if (subcommand === 'rotate' && people0 && thresholds.size === 0)
    return 'say whose keys or which threshold is to change';
  const wordless: readonly Subcommand[] = ['init', 'rotate', 'sign', 'check'];
  if (wordless.includes(subcommand) && !none) return `${words[0]} is one word too many`;
  return undefined;
}

export const CHANGES: Readonly<Record<Exclude<Subcommand, 'check'>, Change>> = {
  init,
  add,
  remove,
  renew,
  rotate,
  delegate,
  sign: async () => {},
};
