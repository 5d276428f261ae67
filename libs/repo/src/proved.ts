/**
 * What is proved of a client's decisions (proofs/Package/Freshness.idr), with the files of this library: `enough`, `follows` and
 * `fresh` are extracted from the checked terms. What else is checked says why they answer no, or more than they do.
 */
import type { KeySet } from '@lago-grey/sign';
import {
  enough,
  follows,
  fresh,
  type Authority as Proved,
  type Root as ProvedRoot,
} from '../extracted/Package/Freshness.js';
import { list } from '../extracted/runtime.js';
import { type Judge, type SignedFile, signersOf } from './file.ts';
import type { Authority, Root, Timestamp } from './metadata.ts';
import { idOf } from './rules.ts';

/** A key set as the proofs have it: a number, that of its identifier. */
const numberOf = (set: KeySet): bigint => BigInt(`0x${idOf(set)}`);

const provedAuthority = ({ threshold, keySets }: Authority): Proved => ({
  threshold: BigInt(threshold),
  keys: list(keySets.map(numberOf)),
});

/** Whether so many of these are among the signers as must be. Theorem: Package.Freshness.enoughMeansPeople. */
export function isEnough(authority: Authority, signers: readonly KeySet[]): boolean {
  const signed = new Set(signers.map(numberOf));
  return enough(provedAuthority(authority), (key) => signed.has(key)).yes;
}

function provedRoot(file: SignedFile<Root>, others: Authority, judge: Judge): ProvedRoot {
  const { version, roles } = file.metadata;
  const signers = (): KeySet[] => [roles.root, others].flatMap((one) => signersOf(file, one, judge));
  return {
    number: version,
    roots: provedAuthority(roles.root),
    stamps: provedAuthority(roles.timestamp),
    rootSigned: (key) => signers().some((set) => numberOf(set) === key),
  };
}

/** Theorems: Package.Freshness.rootsNeverOlder, followerIsTrusted. */
export function isNextRoot(old: SignedFile<Root>, root: SignedFile<Root>, judge: Judge): boolean {
  const [before, after] = [old.metadata.roles.root, root.metadata.roles.root];
  return follows(provedRoot(old, after, judge), provedRoot(root, before, judge)).yes;
}

function provedStamp(file: SignedFile<Timestamp>, by: Authority, judge: Judge) {
  const { version, snapshot } = file.metadata;
  const stampSigned = (key: bigint): boolean => signersOf(file, by, judge).some((set) => numberOf(set) === key);
  return { version, snapshot: snapshot.version, stampSigned };
}

/** Theorems: Package.Freshness.neverOlder, alwaysSigned, freshIsBelieved. */
export function isNewTimestamp(
  root: SignedFile<Root>,
  old: SignedFile<Timestamp> | undefined,
  offered: SignedFile<Timestamp>,
  judge: Judge,
): boolean {
  const by = root.metadata.roles.timestamp;
  const before = old === undefined ? undefined : { just: provedStamp(old, by, judge) };
  return fresh(provedRoot(root, by, judge), before, provedStamp(offered, by, judge)).yes;
}
