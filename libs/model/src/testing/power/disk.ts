/**
 * A disk, the calls that change it, and what a power cut may leave of them: proofs/Install/Disk.idr, for whole trees.
 *
 * Each call is a change of its own, to the content of a file, to a node's metadata, or to the entries of folders, and the disk
 * may have it or not until it has been synced. `syncfs` makes everything durable; `fsync` of a file what was done to it,
 * `fsync` of a folder its entries. A rename is one step, durable when both of its folders have been synced. What the disk
 * may have of the rest is any of it, in any order, any of it twice, and what was being written may be torn.
 */

export type Kind = 'file' | 'directory' | 'symlink';

export interface Inode {
  readonly kind: Kind;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Nanoseconds since 1970. */
  readonly mtime: bigint;
  /** Of a file; of a link its target. */
  readonly content: Buffer;
  /** Of a folder: numbers of inodes by name. */
  readonly entries: ReadonlyMap<string, number>;
  /** Extended attributes that were set since the recording began. */
  readonly attributes: ReadonlyMap<string, Buffer>;
}

export type Disk = ReadonlyMap<number, Inode>;

/** The root's inode, wherever it comes from. */
export const ROOT = 0;

export type Call =
  /** An entry for a node, new or not; also what `link` does. */
  | { readonly call: 'enter'; readonly folder: number; readonly name: string; readonly inode: number }
  | { readonly call: 'remove'; readonly folder: number; readonly name: string }
  | {
      readonly call: 'rename';
      readonly folder: number;
      readonly name: string;
      readonly toFolder: number;
      readonly toName: string;
    }
  | { readonly call: 'write'; readonly inode: number; readonly content: Buffer }
  /** An extended attribute, or its removal. */
  | { readonly call: 'attribute'; readonly inode: number; readonly name: string; readonly value: Buffer | undefined }
  | {
      readonly call: 'set';
      readonly inode: number;
      readonly metadata: Partial<Pick<Inode, 'mode' | 'uid' | 'gid' | 'mtime'>>;
    };

export type Step = Call | { readonly call: 'syncfs' } | { readonly call: 'fsync'; readonly inode: number };

/** A time that no test means: what the kernel gives a folder whose entries change. */
const TOUCHED = 1_999_999_999_000_000_000n;

type Draft = Map<number, Inode>;

function enter(disk: Draft, folder: number, name: string, inode: number | undefined): void {
  const up = disk.get(folder)!;
  const entries = new Map(up.entries);
  if (inode === undefined) entries.delete(name);
  else entries.set(name, inode);
  disk.set(folder, { ...up, entries, mtime: TOUCHED });
}

/** Carries out one call; renaming what is not there does nothing. */
export function carryOut(disk: Draft, call: Call): void {
  if (call.call === 'enter') enter(disk, call.folder, call.name, call.inode);
  else if (call.call === 'remove') {
    if (disk.get(call.folder)!.entries.has(call.name)) enter(disk, call.folder, call.name, undefined);
  } else if (call.call === 'rename') {
    const inode = disk.get(call.folder)!.entries.get(call.name);
    if (inode === undefined) return;
    enter(disk, call.folder, call.name, undefined);
    enter(disk, call.toFolder, call.toName, inode);
  } else {
    const node = disk.get(call.inode)!;
    if (call.call === 'set') disk.set(call.inode, { ...node, ...call.metadata });
    else if (call.call === 'attribute') {
      const attributes = new Map(node.attributes);
      if (call.value === undefined) attributes.delete(call.name);
      else attributes.set(call.name, call.value);
      disk.set(call.inode, { ...node, attributes });
    } else disk.set(call.inode, { ...node, content: Buffer.concat([node.content, call.content]), mtime: TOUCHED });
  }
}

/** What is durable when the power goes after so many steps, and what the disk may have beside it. */
export interface Cut {
  readonly durable: Disk;
  readonly pending: readonly Call[];
}

/** Which folders of a rename must be synced still; one element for anything else. */
const parts = (call: Call): readonly number[] => {
  if (call.call === 'rename') return call.folder === call.toFolder ? [call.folder] : [call.folder, call.toFolder];
  return [call.call === 'enter' || call.call === 'remove' ? call.folder : call.inode];
};

export function cutAfter(start: Disk, steps: readonly Step[]): Cut {
  const durable = new Map(start);
  let pending: { readonly call: Call; left: readonly number[] }[] = [];
  const settle = (synced: (part: number) => boolean): void => {
    for (const each of pending) {
      each.left = each.left.filter((part) => !synced(part));
      if (each.left.length === 0) carryOut(durable, each.call);
    }
    pending = pending.filter(({ left }) => left.length > 0);
  };
  for (const step of steps) {
    if (step.call === 'syncfs') settle(() => true);
    else if (step.call === 'fsync') settle((part) => part === step.inode);
    else pending.push({ call: step, left: parts(step) });
  }
  return { durable, pending: pending.map(({ call }) => call) };
}

/** What survives, told by numbers so that it can be made smaller. */
export interface Survival {
  /** Whether the calls named are those that are lost, or the only ones that are not. */
  readonly lose: boolean;
  readonly named: readonly number[];
  /** Calls that change places. */
  readonly swaps: readonly (readonly [number, number])[];
  /** Calls that the disk has a second time, at the end. */
  readonly twice: readonly number[];
  /** Writes of which the disk has something else, and what. */
  readonly torn: readonly (readonly [number, 'nothing' | 'half' | 'zeros'])[];
}

function tear(content: Buffer, how: 'nothing' | 'half' | 'zeros'): Buffer {
  if (how === 'zeros') return Buffer.alloc(content.length);
  return content.subarray(0, how === 'half' ? content.length >> 1 : 0);
}

/** The calls that survive, in the order in which the disk has them. */
export function survivors(pending: readonly Call[], { lose, named, swaps, twice, torn }: Survival): Call[] {
  const count = pending.length;
  if (count === 0) return [];
  const chosen = new Set(named.map((index) => index % count));
  const order = pending.map((call, index) => ({ call, index }));
  for (const [left, right] of swaps) {
    const [a, b] = [left % count, right % count];
    [order[a], order[b]] = [order[b]!, order[a]!];
  }
  const broken = new Map(torn.map(([index, how]) => [index % count, how]));
  const kept = order.filter(({ index }) => chosen.has(index) !== lose);
  const calls = kept.map(({ call, index }): Call => {
    const how = broken.get(index);
    return how === undefined || call.call !== 'write' ? call : { ...call, content: tear(call.content, how) };
  });
  if (calls.length === 0) return calls;
  // Content that is written twice is written to the same place: only entries and metadata are done again.
  const again = twice.map((index) => calls[index % calls.length]!).filter(({ call }) => call !== 'write');
  return [...calls, ...again];
}

/** The disk as the power cut leaves it. */
export function left({ durable, pending }: Cut, survival: Survival): Disk {
  const disk = new Map(durable);
  for (const call of survivors(pending, survival)) carryOut(disk, call);
  return disk;
}
