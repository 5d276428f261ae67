/**
 * Making the next state of a repository: what changes, who has signed it, and what is still missing.
 *
 * Pure but for the signatures, which come from a function. A change is a draft until so many have signed it as must; then the
 * snapshot that names it, then the timestamp. Only when all of them are signed is there something to publish. Equal
 * changes at equal times give equal bytes, but for the signatures.
 */
import { isValidAt, type SecretKeys, type Signature } from '@lago-grey/sign';
import { sha512 } from '@lago-grey/zpkg/wire';
import { encode } from './encode.ts';
import { JUDGE, type Judge, parseFile, type SignedFile, signersOf, withBlock } from './file.ts';
import type { Published } from './load.ts';
import {
  type Authority,
  type Common,
  type Metadata,
  metadataFile,
  type Reference,
  RepoError,
  ROLES,
  type RoleName,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from './metadata.ts';
import { idOf } from './rules.ts';

/** How long what is made lasts, in days, and when it is made. */
export interface Times {
  readonly now: bigint;
  readonly days: { readonly [role in RoleName]: number };
}

export const DAYS: Times['days'] = { root: 365, targets: 180, snapshot: 30, timestamp: 7 };

/** Three signatures over a digest. */
export type Sign = (digest: Uint8Array, keys: SecretKeys) => readonly Signature[];

/** A role that too few have signed. */
export interface Missing {
  readonly role: string;
  readonly signed: number;
  readonly threshold: number;
  /** The owners of the key sets that may still sign. */
  readonly who: readonly string[];
}

export interface Outcome {
  /** What is to be written, in this order; empty while something is missing. */
  readonly publish: readonly (readonly [file: string, bytes: Uint8Array])[];
  /** What is still to be signed, by the names of roles; empty once it is published. */
  readonly pending: ReadonlyMap<string, Uint8Array>;
  readonly missing: readonly Missing[];
}

const SECONDS_A_DAY = 86_400n;

const isTargets = (metadata: Metadata | undefined): metadata is Targets => metadata?.role === 'targets';

const sameReference = (a: Reference | undefined, b: Reference): boolean =>
  a !== undefined && a.version === b.version && a.size === b.size && Buffer.compare(a.digest, b.digest) === 0;

const referenceOf = ({ bytes, metadata }: SignedFile): Reference => ({
  version: metadata.version,
  size: BigInt(bytes.length),
  digest: sha512(bytes),
});

export class Workshop {
  private readonly published: Published;
  private readonly drafts: Map<string, SignedFile>;
  private readonly times: Times;
  private readonly judge: Judge;

  constructor(published: Published, drafts: ReadonlyMap<string, SignedFile>, times: Times, judge: Judge = JUDGE) {
    this.published = published;
    this.drafts = new Map(drafts);
    this.times = times;
    this.judge = judge;
  }

  private there(role: string): SignedFile | undefined {
    const { root, timestamp, snapshot, targets } = this.published;
    const top: Readonly<Record<string, SignedFile | undefined>> = { root, timestamp, snapshot };
    return top[role] ?? targets.get(role);
  }

  /** A role as it is to be: the draft if there is one. */
  private of(role: string): Metadata | undefined {
    return (this.drafts.get(role) ?? this.there(role))?.metadata;
  }

  /** @throws RepoError not_found */
  get root(): Root {
    const root = this.of('root');
    if (root?.role === 'root') return root;
    throw new RepoError('not_found', 'there is no repository: lago repo init makes one');
  }

  /** @throws RepoError unknown_role */
  targets(name: string): Targets {
    const targets = this.of(name);
    if (isTargets(targets)) return targets;
    throw new RepoError('unknown_role', `the repository has no role ${name}`);
  }

  /** All roles with packages, drafts too. */
  get targetRoles(): readonly string[] {
    const names = [...this.published.targets.keys(), ...this.drafts.keys()];
    return [...new Set(names)].filter((name) => isTargets(this.of(name))).sort();
  }

  private common(role: RoleName, name: string, repository: Uint8Array): Common {
    const { now, days } = this.times;
    const version = (this.there(name)?.metadata.version ?? 0n) + 1n;
    return { version, created: now, expires: now + BigInt(days[role]) * SECONDS_A_DAY, repository };
  }

  private draft(name: string, metadata: Metadata): void {
    this.drafts.set(name, parseFile(encode(metadata)));
  }

  /** The root from which on there is a repository. */
  begin(roles: Root['roles'], repository: Uint8Array): void {
    if (this.of('root') !== undefined) throw new RepoError('bad_metadata', 'there is a repository already');
    this.draft('root', { ...this.common('root', 'root', repository), role: 'root', roles });
    this.change('targets', (targets) => targets);
  }

  /** Other people for some roles. */
  rotate(roles: Partial<Root['roles']>): void {
    const { root } = this;
    const common = this.common('root', 'root', root.repository);
    this.draft('root', { ...root, ...common, roles: { ...root.roles, ...roles } });
  }

  /** Root metadata with the same people for a longer time. */
  renewRoot(): void {
    this.rotate({});
  }

  /** The next version of a role with packages; one that is not there yet is made. Who has signed a draft of it must do so again. */
  change(name: string, change: (before: Targets) => Targets): void {
    const { repository } = this.root;
    const before = this.of(name);
    const common = this.common('targets', name, repository);
    const base: Targets = isTargets(before)
      ? before
      : { ...common, role: 'targets', name, packages: [], delegations: [] };
    this.draft(name, { ...change(base), ...common });
  }

  renewSnapshot(): void {
    this.drafts.delete('timestamp');
    this.drafts.delete('snapshot');
    this.draft('snapshot', this.nextSnapshot(this.references()));
  }

  /** A snapshot that would be over before the next timestamp is renewed with it. */
  renewSnapshotIfDue(): void {
    const { now, days } = this.times;
    const { snapshot } = this.published;
    const due = now + BigInt(days.timestamp) * SECONDS_A_DAY;
    if (snapshot !== undefined && !this.drafts.has('snapshot') && snapshot.metadata.expires < due) this.renewSnapshot();
  }

  /** Whose thresholds a role must meet: the root its own and that of the one before. */
  private authorities(role: string): readonly Authority[] {
    const { roles } = this.root;
    const before = this.published.root?.metadata.roles.root;
    if (role === 'root') return [roles.root, ...(before === undefined ? [] : [before])];
    if ((ROLES as readonly string[]).includes(role)) return [roles[role as RoleName]];
    return this.targetRoles.flatMap((name) => this.targets(name).delegations.filter((one) => one.name === role));
  }

  private sign(role: string, keys: readonly SecretKeys[], sign: Sign): void {
    const may = new Set(this.authorities(role).flatMap(({ keySets }) => keySets.map(idOf)));
    for (const one of keys) {
      const file = this.drafts.get(role);
      if (file === undefined || !may.has(idOf(one.set))) continue;
      if (!isValidAt(one.set, this.times.now)) {
        throw new RepoError('expired_key', `the time of the key set of ${one.set.owner} is over or has not come`);
      }
      this.drafts.set(role, parseFile(withBlock(file, sign(file.digest, one))));
    }
  }

  /** What is missing of a role as it is to be. */
  private missing(role: string): Missing[] {
    const file = this.drafts.get(role) ?? this.there(role);
    if (file === undefined) return [];
    return this.authorities(role).flatMap((authority) => {
      const signers = new Set(signersOf(file, authority, this.judge).map(idOf));
      if (signers.size >= authority.threshold) return [];
      const who = authority.keySets.filter((set) => !signers.has(idOf(set))).map(({ owner }) => owner);
      return [{ role, signed: signers.size, threshold: authority.threshold, who }];
    });
  }

  private references(): Map<string, Reference> {
    const files = new Map(this.published.snapshot?.metadata.files);
    for (const [name, file] of this.drafts) if (isTargets(file.metadata)) files.set(name, referenceOf(file));
    return files;
  }

  private nextSnapshot(files: ReadonlyMap<string, Reference>): Snapshot {
    return { ...this.common('snapshot', 'snapshot', this.root.repository), role: 'snapshot', files };
  }

  /** A draft that somebody has signed and that has not expired meanwhile; others are made anew, with the time of now. */
  private begun(role: RoleName): Metadata | undefined {
    const draft = this.drafts.get(role);
    return draft !== undefined && draft.blocks.length > 0 && draft.metadata.expires > this.times.now
      ? draft.metadata
      : undefined;
  }

  /** A snapshot of what is, unless the one that is there says the same. */
  private settleSnapshot(): void {
    const files = this.references();
    const says = (metadata: Metadata | undefined): boolean => {
      if (metadata?.role !== 'snapshot' || metadata.files.size !== files.size) return false;
      return [...files].every(([name, one]) => sameReference(metadata.files.get(name), one));
    };
    if (says(this.begun('snapshot'))) return;
    const asked = this.drafts.has('snapshot');
    if (!asked && says(this.published.snapshot?.metadata) && this.missing('snapshot').length === 0) return;
    this.draft('snapshot', this.nextSnapshot(files));
  }

  private settleTimestamp(): void {
    const file = this.drafts.get('snapshot') ?? this.published.snapshot;
    if (file === undefined) throw new RepoError('internal', 'a timestamp without a snapshot');
    const snapshot = referenceOf(file);
    const draft = this.begun('timestamp');
    if (draft?.role === 'timestamp' && sameReference(draft.snapshot, snapshot)) return;
    const common = this.common('timestamp', 'timestamp', this.root.repository);
    const timestamp: Timestamp = { ...common, role: 'timestamp', snapshot };
    this.draft('timestamp', timestamp);
  }

  /** What is published and was signed by those who might before is to be signed anew by those who may now. */
  private settleTargets(): void {
    for (const name of this.targetRoles) {
      if (!this.drafts.has(name) && this.missing(name).length > 0) this.change(name, (targets) => targets);
    }
  }

  /** Signs what these keys may sign, and goes on as far as that is enough. */
  finish(keys: readonly SecretKeys[], sign: Sign): Outcome {
    this.settleTargets();
    const contents = [...this.drafts.keys()].filter((role) => role !== 'snapshot' && role !== 'timestamp').sort();
    const stages: readonly (readonly [readonly string[], () => void])[] = [
      [contents, () => {}],
      [['snapshot'], () => this.settleSnapshot()],
      [['timestamp'], () => this.settleTimestamp()],
    ];
    for (const [roles, settle] of stages) {
      settle();
      for (const role of roles) this.sign(role, keys, sign);
      const missing = roles.flatMap((role) => this.missing(role));
      if (missing.length === 0) continue;
      const pending = new Map([...this.drafts].map(([role, { bytes }]) => [role, bytes]));
      return { publish: [], pending, missing };
    }
    return { publish: this.inOrder(), pending: new Map(), missing: [] };
  }

  /** What nothing leads to yet comes first, then root metadata, and last the timestamp that leads to all. */
  private inOrder(): [string, Uint8Array][] {
    const last = ['root', 'timestamp'];
    const roles = [...this.drafts.keys()].filter((role) => !last.includes(role)).sort();
    return [...roles, ...last].flatMap((role): [string, Uint8Array][] => {
      const file = this.drafts.get(role);
      return file === undefined ? [] : [[metadataFile(role, file.metadata.version), file.bytes]];
    });
  }
}
