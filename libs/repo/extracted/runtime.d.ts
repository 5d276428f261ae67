/** What extracted modules share, as far as it shows in their types. */

/** A singly linked list: an iterable of its elements. */
export type List<A> = Nil | Cons<A>;
export interface Nil extends Iterable<never> {
  readonly head?: never;
  readonly tail?: never;
}
export interface Cons<A> extends Iterable<A> {
  readonly head: A;
  readonly tail: List<A>;
}
export const nil: Nil;
export function cons<A>(head: A, tail: List<A>): Cons<A>;
/** A list of the elements of an array or of any other iterable, in order. */
export function list<A>(elements: Iterable<A>): List<A>;

/** Nothing is undefined; Just x has x in it, so that there can be a Maybe in a Maybe. */
export type Maybe<A> = { readonly just: A } | undefined;
/** What was decided; a proof of equality, and of other things that say nothing more, is undefined. */
export type Dec<P> = { readonly yes: true; readonly proof: P } | { readonly yes: false };
/** Computed when it is called. */
export type Lazy<A> = () => A;

/** Equality of two values that are data all the way. */
export function same<A>(left: A, right: A): boolean;
