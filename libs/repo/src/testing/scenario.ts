/** A client as scenarios see it, and what a scenario is. */
import type { Reason, RoleName } from '../metadata.ts';
import { DAY, START, type TestRepository } from './repository.ts';

/** Whatever a client does may take its time. */
type Later<T> = T | Promise<T>;

/** A client of one repository. All times are seconds after 1970. */
export interface Client {
  /** Takes a root file as the beginning of all trust, or does not. */
  begin(root: Uint8Array): Later<boolean>;
  /** An update by this clock: why it was refused, undefined if it was not. */
  update(clock: bigint): Later<Reason | undefined>;
  /** What is kept of a role: the file as it came. */
  kept(role: RoleName | (string & {})): Later<Uint8Array | undefined>;
  /** A package, by what the last update verified: its version, or why there is none. */
  obtain(name: string, clock: bigint): Later<{ readonly version: string } | { readonly refused: Reason }>;
  /** The files that were asked for, in order; emptied by whoever reads it. */
  asked(): Later<readonly string[]>;
}

/** What a scenario plays with. */
export interface Stage {
  readonly repository: TestRepository;
  readonly client: Client;
}

export interface Scenario {
  /** The test of tuf-conformance. */
  readonly tuf: string;
  /** The law, as a test is named. */
  readonly title: string;
  readonly run: (stage: Stage) => Promise<void>;
}

/** A day after the beginning. */
export const NOW: bigint = START + DAY;
