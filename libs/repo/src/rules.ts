/**
 * What makes a value metadata, whether it is about to be written or has just been read: one set of rules for both directions.
 *
 * Not here: the place of bytes in the file (encode.ts, decode.ts).
 */
import { type KeySet, keySetId } from '@lago-grey/sign';
import { comparePaths, isName, isVersion } from '@lago-grey/zpkg/wire';
import { Architecture, KEY_ROLE_NAMES, KeyRole, Privilege } from './abi.ts';
import {
  type Authority,
  BOUNDS,
  type Delegation,
  MAX_DELEGATIONS,
  MAX_KEY_SETS,
  MAX_REFERENCES,
  type Metadata,
  type Offer,
  type Reference,
  RepoError,
  ROLES,
  type RoleName,
  type Root,
  type Snapshot,
  type Targets,
} from './metadata.ts';

export const bad = (problem: string): never => {
  throw new RepoError('bad_metadata', problem);
};

const ids = new WeakMap<KeySet, string>();

/** The name of a key set in a map: its identifier, digested once. */
export function idOf(set: KeySet): string {
  const known = ids.get(set) ?? Buffer.from(keySetId(set)).toString('hex');
  ids.set(set, known);
  return known;
}

/**
 * The key sets that these authorities name, sorted by identifier, each once.
 *
 * @throws RepoError bad_metadata: nobody may be two of them under another name, or sign for more than the key role says
 */
export function keySetsOf(authorities: readonly (Authority & { readonly as: KeyRole })[]): KeySet[] {
  const found = new Map<string, KeySet>();
  for (const { keySets, threshold, as } of authorities) {
    if (new Set(keySets.map(idOf)).size !== keySets.length) bad('a role names a key set twice');
    if (!Number.isInteger(threshold) || threshold < 1 || threshold > keySets.length) {
      bad(`a threshold of ${threshold} cannot be met by ${keySets.length} key sets`);
    }
    for (const set of keySets) {
      if (set.role !== as) {
        bad(`the key set of ${set.owner} has the role ${KEY_ROLE_NAMES[set.role]}, not ${KEY_ROLE_NAMES[as]}`);
      }
      found.set(idOf(set), set);
    }
  }
  const sets = [...found].sort(([a], [b]) => comparePaths(a, b)).map(([, set]) => set);
  if (sets.length > MAX_KEY_SETS) bad(`${sets.length} key sets; the limit is ${MAX_KEY_SETS}`);
  distinct(sets);
  return sets;
}

/** Another owner or time makes another key set of the same keys: one person would count twice. */
function distinct(sets: readonly KeySet[]): void {
  for (const scheme of ['ml_dsa_87', 'ed448', 'slh_dsa_sha2_256s'] as const) {
    const keys = new Map<string, KeySet>();
    for (const set of sets) {
      const key = Buffer.from(set.keys[scheme]).toString('hex');
      const other = keys.get(key);
      if (other !== undefined) bad(`the key sets of ${other.owner} and ${set.owner} have the same key for ${scheme}`);
      keys.set(key, set);
    }
  }
}

/** As what a role's key sets must have been made. */
export const keyRoleOf = (role: RoleName): KeyRole => (role === 'root' ? KeyRole.root : KeyRole.repository);

const isRoleName = (name: string): boolean => isName(name) && !(ROLES as readonly string[]).includes(name);

/** @throws RepoError bad_metadata */
export function checkRoleName(name: string): void {
  if (isRoleName(name)) return;
  bad(
    `the role ${JSON.stringify(name)} must be named by letters, digits and + - . _, 128 at most, and not like one of the four`,
  );
}

export function checkReference({ version, size, digest }: Reference, role: RoleName, what: string): void {
  if (version < 1n) bad(`${what} has the version 0`);
  if (size > BOUNDS[role]) bad(`${what} has ${size} bytes; the limit is ${BOUNDS[role]}`);
  if (digest.length !== 64) bad(`the digest of ${what} has ${digest.length} bytes, not 64`);
}

function checkSnapshot({ files }: Snapshot): void {
  if (files.size > MAX_REFERENCES) bad(`${files.size} references; the limit is ${MAX_REFERENCES}`);
  if (!files.has('targets')) bad('the snapshot does not name targets');
  for (const [name, reference] of files) {
    if (name !== 'targets') checkRoleName(name);
    checkReference(reference, 'targets', name);
  }
}

function checkRoot({ roles }: Root): void {
  keySetsOf(ROLES.map((role) => ({ ...roles[role], as: keyRoleOf(role) })));
}

const PATTERN = /^[A-Za-z0-9+._*?-]{1,128}$/;

function checkDelegation({ name, patterns }: Delegation, of: Targets): void {
  checkRoleName(name);
  if (name === of.name) bad(`${name} delegates to itself`);
  if (patterns.length === 0) bad(`no pattern says which packages ${name} signs for`);
  for (const [index, pattern] of patterns.entries()) {
    if (!PATTERN.test(pattern)) bad(`the pattern ${JSON.stringify(pattern)} must be a name with * and ?, 128 at most`);
    const before = patterns[index - 1];
    if (before !== undefined && comparePaths(before, pattern) >= 0)
      bad(`the pattern ${pattern} cannot come after ${before}`);
  }
}

/** By name, version and architecture. */
export const compareOffers = (a: Offer, b: Offer): number =>
  comparePaths(a.name, b.name) ||
  comparePaths(a.version, b.version) ||
  Architecture[a.architecture] - Architecture[b.architecture];

/** The bits that Privilege numbers. */
const PRIVILEGES = Object.values(Privilege).reduce<number>((bits, bit) => bits | (1 << bit), 0);

function checkOffer(offer: Offer, before: Offer | undefined): void {
  const { name, version, digest, privileges } = offer;
  if (!isName(name) || !isVersion(version)) bad(`${JSON.stringify(name)} ${JSON.stringify(version)} is no package`);
  if (digest.length !== 64) bad(`the digest of ${name} has ${digest.length} bytes, not 64`);
  if ((privileges & ~PRIVILEGES) !== 0) bad(`${name} has privileges that do not exist: ${privileges}`);
  if (before !== undefined && compareOffers(before, offer) >= 0) {
    bad(`${name} ${version} cannot come after ${before.name} ${before.version}`);
  }
}

function checkTargets(targets: Targets): void {
  const { name, packages, delegations } = targets;
  if (name !== 'targets') checkRoleName(name);
  for (const [index, offer] of packages.entries()) checkOffer(offer, packages[index - 1]);
  if (delegations.length > MAX_DELEGATIONS) {
    bad(`${delegations.length} delegations; the limit is ${MAX_DELEGATIONS}`);
  }
  for (const delegation of delegations) checkDelegation(delegation, targets);
  if (new Set(delegations.map((one) => one.name)).size !== delegations.length) bad('a role is delegated to twice');
  keySetsOf(delegations.map((one) => ({ ...one, as: KeyRole.repository })));
}

/** @throws RepoError bad_metadata */
export function check(metadata: Metadata): void {
  const { version, created, expires, repository } = metadata;
  if (version < 1n) bad('versions begin with 1');
  if (created < 0n || expires <= created) bad(`a time from ${created} to ${expires} s after 1970 is none`);
  if (repository.length !== 32) bad(`the identifier of a repository has 32 bytes, not ${repository.length}`);
  if (metadata.role === 'root') checkRoot(metadata);
  else if (metadata.role === 'timestamp') checkReference(metadata.snapshot, 'snapshot', 'the snapshot');
  else if (metadata.role === 'snapshot') checkSnapshot(metadata);
  else checkTargets(metadata);
}
