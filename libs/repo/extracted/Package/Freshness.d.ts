/**
 * Extracted from the checked terms of Package.Freshness: do not edit.
 *
 * What a client of a repository believes: metadata that enough people have signed, and that is never older than what it believed.
 *
 * Root metadata says who may sign; a timestamp says what is newest. `step` takes whatever offers there are, in whatever order a
 * server sends them; `enough`, `follows` and `fresh` are what libs/repo decides by (extracted, libs/repo/src/proved.ts). Key sets are
 * numbers; whether one has signed a file is left open. Not here: time, and that a file is the one that another names by its digest.
 */

import type * as $ from '../runtime.js';

/** Who may sign, and how many of them must. */
export interface Authority {
  readonly threshold: bigint;
  readonly keys: $.List<bigint>;
}

/** One root metadata follows another: the next number, by enough people of both. */
export interface Follows {
  readonly byOld: number;
  readonly byNew: number;
}

/** A timestamp that is to be believed. */
export interface Fresh {
  readonly signedFor: number;
  readonly later: Later;
}

/** A later timestamp than the one that is believed, which names no older snapshot. */
export type Later =
  | 'First'
  | 'After';

export interface Root {
  readonly number: bigint;
  readonly roots: Authority;
  readonly stamps: Authority;
  readonly rootSigned: (x: bigint) => boolean;
}

export interface Stamp {
  readonly version: bigint;
  readonly snapshot: bigint;
  readonly stampSigned: (x: bigint) => boolean;
}

/** One more, unless it is there already. */
export function once(k: bigint, ks: $.List<bigint>): $.List<bigint>;

/** Those of the keys that have signed, each once, however often it is named. */
export function people(signed: (x: bigint) => boolean, keys: $.List<bigint>): $.List<bigint>;

export function enough(a: Authority, signed: (x: bigint) => boolean): $.Dec<number>;

export function atMost(n: bigint, m: bigint): $.Dec<undefined>;

export function follows(old: Root, new_: Root): $.Dec<Follows>;

export function isLater(t: $.Maybe<Stamp>, new_: Stamp): $.Dec<Later>;

export function fresh(r: Root, t: $.Maybe<Stamp>, new_: Stamp): $.Dec<Fresh>;
