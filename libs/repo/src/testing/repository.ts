/**
 * A repository in memory, for tests: honest by itself, and with everything open to be tampered with between two publications.
 */
import { createHash } from 'node:crypto';
import { encodeBlock, type SecretKeys } from '@lago-grey/sign';
import { encode as encodePackage } from '@lago-grey/zpkg';
import { sha512 } from '@lago-grey/zpkg/wire';
import { encode } from '../encode.ts';
import { parseFile, withBlock } from '../file.ts';
import {
  type Common,
  type Delegation,
  type Metadata,
  metadataFile,
  type Offer,
  packageFile,
  type Reference,
  ROLES,
  type RoleName,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '../metadata.ts';
import type { Source } from '../update.ts';
import { person, rootPerson, type Signing } from './people.ts';

export const DAY = 86_400n;
/** When all begins, in seconds after 1970. */
export const START = 1_800_000_000n;

const NOTHING: Reference = { version: 1n, size: 0n, digest: new Uint8Array(64) };

type TestRole = RoleName | (string & {});

export class TestRepository {
  /** What a server would serve. */
  readonly files = new Map<string, Uint8Array>();
  /** Who signs each role when it is published next, whoever may. */
  readonly signers = new Map<string, readonly SecretKeys[]>();
  /** What the next snapshot says of each role. */
  readonly references = new Map<string, Reference>();
  readonly targets = new Map<string, Targets>();
  root: Root;
  timestamp: Timestamp;
  snapshot: Snapshot;
  private readonly signing: Signing;

  /** Version 1 of each role, by one person for root and one for all others. */
  constructor(signing: Signing, repository: Uint8Array = new Uint8Array(32).fill(7)) {
    this.signing = signing;
    const common: Common = { version: 0n, created: START, expires: START + 30n * DAY, repository };
    const [first, second] = [rootPerson(0), person(0)];
    const by = (keys: SecretKeys) => ({ threshold: 1, keySets: [keys.set] });
    const roles = { root: by(first), timestamp: by(second), snapshot: by(second), targets: by(second) };
    this.root = { ...common, role: 'root', roles };
    this.timestamp = { ...common, role: 'timestamp', snapshot: NOTHING };
    this.snapshot = { ...common, role: 'snapshot', files: new Map() };
    this.targets.set('targets', { ...common, role: 'targets', name: 'targets', packages: [], delegations: [] });
    for (const role of ROLES) this.signers.set(role, [role === 'root' ? first : second]);
    this.publish('root', 'targets', 'snapshot', 'timestamp');
  }

  get top(): Targets {
    return this.targets.get('targets') as Targets;
  }

  /** The files as a client asks for them; each name that is asked for comes to the end of `asked`. */
  source(asked: string[] = []): Source {
    return (file) => {
      asked.push(file);
      return this.files.get(file);
    };
  }

  file(role: string, version?: bigint): Uint8Array {
    const name = metadataFile(role, version ?? this.of(role).version);
    const bytes = this.files.get(name);
    if (bytes === undefined) throw new Error(`there is no ${name}`);
    return bytes;
  }

  of(role: TestRole): Metadata {
    if (role === 'root') return this.root;
    if (role === 'timestamp') return this.timestamp;
    if (role === 'snapshot') return this.snapshot;
    const targets = this.targets.get(role);
    if (targets === undefined) throw new Error(`there is no role ${role}`);
    return targets;
  }

  /** Changes what the next publication of a role says. */
  set(role: TestRole, change: Partial<Common>): void {
    if (role === 'root') this.root = { ...this.root, ...change };
    else if (role === 'timestamp') this.timestamp = { ...this.timestamp, ...change };
    else if (role === 'snapshot') this.snapshot = { ...this.snapshot, ...change };
    else this.targets.set(role, { ...(this.of(role) as Targets), ...change });
  }

  /** Who may sign a role from the next root on, and who does; the same if nobody else is named. */
  allow(role: RoleName, people: readonly SecretKeys[], threshold = 1, signers = people): void {
    const authority = { threshold, keySets: people.map(({ set }) => set) };
    this.root = { ...this.root, roles: { ...this.root.roles, [role]: authority } };
    this.signers.set(role, signers);
  }

  /** The file of some bytes that are header and body, signed. */
  signed(bytes: Uint8Array, signers: readonly SecretKeys[]): Uint8Array {
    return signers.reduce((file, keys) => {
      const parsed = parseFile(file);
      return withBlock(parsed, this.signing(parsed.digest, keys));
    }, bytes);
  }

  /** Bytes that need not be metadata, signed all the same. */
  sealed(bytes: Uint8Array, signers: readonly SecretKeys[]): Uint8Array {
    const blocks = signers.map((keys) => encodeBlock(this.signing(sha512(bytes), keys)));
    return new Uint8Array(Buffer.concat([bytes, ...blocks]));
  }

  /** The next version of each of these roles, in this order. */
  publish(...roles: readonly TestRole[]): void {
    for (const role of roles) this.put(role, this.of(role).version + 1n);
  }

  /** A role in a version, whatever it is, under the name of that version or of another. */
  put(role: TestRole, version: bigint, as = version): void {
    this.set(role, { version });
    if (role === 'snapshot') this.snapshot = { ...this.snapshot, files: new Map(this.references) };
    const bytes = this.signed(encode(this.of(role)), this.signers.get(role) ?? []);
    this.serve(role, as, bytes);
  }

  /** Serves bytes as a version of a role, which what refers to it then names. */
  serve(role: TestRole, version: bigint, bytes: Uint8Array): void {
    this.files.set(metadataFile(role, version), bytes);
    const reference = { version, size: BigInt(bytes.length), digest: sha512(bytes) };
    if (role === 'snapshot') this.timestamp = { ...this.timestamp, snapshot: reference };
    else if (role !== 'root' && role !== 'timestamp') this.references.set(role, reference);
  }

  /** A delegation more; the delegated role is made unless there is one. */
  delegate(from: TestRole, to: string, more: Partial<Delegation> & { readonly signers?: readonly SecretKeys[] } = {}) {
    const { signers = [person(0)], ...change } = more;
    const keySets = signers.map(({ set }) => set);
    const delegation = { name: to, patterns: ['*'], terminating: false, threshold: 1, keySets, ...change };
    const delegator = this.of(from) as Targets;
    this.targets.set(from, { ...delegator, delegations: [...delegator.delegations, delegation] });
    if (this.targets.has(to)) return;
    this.targets.set(to, { ...this.top, version: 0n, name: to, packages: [], delegations: [] });
    this.signers.set(to, signers);
  }

  /** A package of a role; its file is served. */
  offer(role: TestRole, name: string, version = '1', change: Partial<Offer> = {}): Offer {
    const entries = [
      {
        kind: 'file',
        path: `opt/${name}`,
        mode: 0o644,
        uid: 0,
        gid: 0,
        mtime: { seconds: 1n, nanoseconds: 0 },
        content: new TextEncoder().encode(`${name} ${version}\n`),
      } as const,
    ];
    const relations = change.relations ?? [];
    const bytes = encodePackage({ name, version, entries, relations, signatures: [] });
    const offer: Offer = {
      name,
      version,
      architecture: 'any',
      size: BigInt(bytes.length),
      unpackedSize: BigInt(entries[0]?.content.length ?? 0),
      digest: new Uint8Array(createHash('sha512').update(bytes).digest()),
      privileges: 0,
      relations,
      ...change,
    };
    const targets = this.of(role) as Targets;
    const others = targets.packages.filter((one) => one.name !== name || one.version !== version);
    this.targets.set(role, { ...targets, packages: [...others, offer] });
    this.files.set(packageFile(offer.digest), bytes);
    return offer;
  }
}
