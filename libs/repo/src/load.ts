/**
 * What a repository holds, for whoever keeps it: all that is published, verified as a client would but for the clock.
 *
 * Nothing is signed anew on the ground of a file that those who may have not signed. Right after the people who may sign were
 * replaced, what is published may still be by those before: that is taken too, so that it can be signed anew.
 */
import { JUDGE, type Judge, parseFile, type SignedFile } from './file.ts';
import { BOUNDS, metadataFile, RepoError, type Root, type Snapshot, type Targets, type Timestamp } from './metadata.ts';
import {
  nextDelegated,
  nextRoot,
  nextSnapshot,
  nextTargets,
  nextTimestamp,
  type Source,
  type Trusted,
  trustRoot,
} from './update.ts';

/** What is published. Nothing at all, before the first publication. */
export interface Published {
  readonly root?: SignedFile<Root>;
  readonly timestamp?: SignedFile<Timestamp>;
  readonly snapshot?: SignedFile<Snapshot>;
  /** By the names of roles. */
  readonly targets: ReadonlyMap<string, SignedFile<Targets>>;
}

function roots(source: Source, judge: Judge): Trusted[] {
  const first = source(metadataFile('root', 1n), BOUNDS.root);
  if (first === undefined) return [];
  const found = [trustRoot(first, judge)];
  for (;;) {
    const last = found.at(-1) as Trusted;
    const bytes = source(metadataFile('root', last.root.metadata.version + 1n), BOUNDS.root);
    if (bytes === undefined) return found;
    found.push(nextRoot(last, bytes, judge));
  }
}

/** Targets and all roles that can be reached from them. */
function everything(trusted: Trusted, source: Source, judge: Judge): Trusted {
  const asking = { source, time: undefined, judge };
  let now = nextTargets(trusted, asking);
  const queue = [now.targets?.metadata];
  for (let targets = queue.shift(); targets !== undefined; targets = queue.shift()) {
    for (const delegation of targets.delegations) {
      const known = now.delegated.has(delegation.name);
      now = nextDelegated(now, delegation.name, delegation, asking);
      if (!known) queue.push(now.delegated.get(delegation.name)?.metadata);
    }
  }
  return now;
}

function loadBy(root: Trusted, stamp: Uint8Array, source: Source, judge: Judge): Trusted {
  const trusted = nextSnapshot(nextTimestamp(root, stamp, undefined, judge), source, undefined, judge);
  return everything(trusted, source, judge);
}

/** @throws RepoError: what is published is not what those who may have signed */
export function load(source: Source, judge: Judge = JUDGE): Published {
  const chain = roots(source, judge);
  const newest = chain.at(-1);
  if (newest === undefined) return { targets: new Map() };
  const stamp = source(metadataFile('timestamp', 0n), BOUNDS.timestamp);
  if (stamp === undefined) return { root: newest.root, targets: new Map() };
  const { root } = newest;
  let why: unknown;
  for (const before of chain.slice(-2).reverse()) {
    try {
      const { timestamp, snapshot, targets, delegated } = loadBy(before, stamp, source, judge);
      if (timestamp === undefined || snapshot === undefined || targets === undefined) break;
      return { root, timestamp, snapshot, targets: new Map([...delegated, ['targets', targets]]) };
    } catch (error) {
      if (!(error instanceof RepoError)) throw error;
      why ??= error;
    }
  }
  throw why;
}

/** What somebody has begun and not enough have signed, by the names of roles; what is no newer than what is published has been. */
export function drafts(files: ReadonlyMap<string, Uint8Array>, published: Published): Map<string, SignedFile> {
  const { root, timestamp, snapshot, targets } = published;
  const there: ReadonlyMap<string, SignedFile | undefined> = new Map<string, SignedFile | undefined>([
    ...targets,
    ['root', root],
    ['timestamp', timestamp],
    ['snapshot', snapshot],
  ]);
  const parsed = [...files].map(([role, bytes]) => [role, parseFile(bytes)] as const);
  return new Map(parsed.filter(([role, { metadata }]) => metadata.version > (there.get(role)?.metadata.version ?? 0n)));
}
