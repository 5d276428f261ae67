/**
 * Extracted from the checked terms of Package.Resolve: do not edit.
 *
 * When packages may be installed together, and what an operation may do to them.
 *
 * The rule is simple, and there is no search: the packages after an operation are those before it, without what was asked to
 * go, and with what was asked to come. If everything they need is among them and nothing is in conflict, the operation is
 * allowed; if not, it is refused with each need that is not met and each conflict. Nothing is installed or removed that was
 * not asked for. Install, upgrade, remove and rollback differ only in who comes and who goes.
 * targets/obli-pkg/src/relation.zig is written after `problems`.
 */

import type { Member, Relation } from './Relation.js';
import type { Order } from './Version.js';
import type * as $ from '../runtime.js';

/** Why packages may not be installed together. */
export type Problem<A> =
  | {
      readonly tag: 'Unmet';
      readonly _1: Member<A>;
      readonly _2: Relation<A>;
    }
  | {
      readonly tag: 'InTheWay';
      readonly _1: Member<A>;
      readonly _2: Relation<A>;
      readonly _3: Member<A>;
    };

/** What is asked: names that go, packages that come. An upgrade is both; a rollback asks for what its transaction took. */
export interface Request<V> {
  readonly going: $.List<$.List<bigint>>;
  readonly coming: $.List<Member<V>>;
}

export function unmet<V>(order: Order<V>, set: $.List<Member<V>>, p: Member<V>, x: $.List<Relation<V>>): $.List<Problem<V>>;

export function against<V>(order: Order<V>, p: Member<V>, c: Relation<V>, x: $.List<Member<V>>): $.List<Problem<V>>;

export function inTheWay<V>(order: Order<V>, set: $.List<Member<V>>, p: Member<V>, x: $.List<Relation<V>>): $.List<Problem<V>>;

/** The problems of some packages in a set. */
export function problemsOf<V>(order: Order<V>, set: $.List<Member<V>>, x: $.List<Member<V>>): $.List<Problem<V>>;

/** Everything for which the packages of a set may not be installed together: nothing if they may. */
export function problems<V>(order: Order<V>, set: $.List<Member<V>>): $.List<Problem<V>>;

/** The packages that stay where some names go. */
export function staying<V>(going: $.List<$.List<bigint>>, x: $.List<Member<V>>): $.List<Member<V>>;

export function after<V>(request: Request<V>, set: $.List<Member<V>>): $.List<Member<V>>;
