/**
 * What extracted modules share: lists, decisions, and recursion that is deeper than the stack. Copied as it stands beside
 * the modules that `lago extract` writes.
 */

/** The empty list. Lists are singly linked; each is an iterable of its elements. */
class Empty {
  *[Symbol.iterator]() {}
}

class Cons {
  constructor(head, tail) {
    this.head = head;
    this.tail = tail;
  }

  *[Symbol.iterator]() {
    for (let at = this; at !== nil; at = at.tail) yield at.head;
  }
}

export const nil = Object.freeze(new Empty());
export const cons = (head, tail) => new Cons(head, tail);

/** A list of the elements of an array or of any other iterable, in order. */
export function list(elements) {
  let all = nil;
  for (const element of [...elements].reverse()) all = new Cons(element, all);
  return all;
}

export const yes = (proof) => ({ yes: true, proof });
export const no = Object.freeze({ yes: false });
const proved = Object.freeze(yes(undefined));

/** Equality of two values that are data all the way. */
export function same(left, right) {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  // A stack of its own: values may be as deep as they like.
  const pending = [left, right];
  while (pending.length > 0) {
    const b = pending.pop();
    const a = pending.pop();
    if (a === b) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || a === nil || b === nil) return false;
    if (a instanceof Cons) pending.push(a.tail, b.tail, a.head, b.head);
    else if (Array.isArray(a)) for (let i = a.length - 1; i >= 0; i--) pending.push(a[i], b[i]);
    else {
      // The tags first: they say which fields there are.
      if (a.tag !== b.tag || a.yes !== b.yes) return false;
      for (const key in a) pending.push(a[key], b[key]);
    }
  }
  return true;
}

export const decide = (answer) => (answer ? proved : no);
/** A function that decides equality, and the dictionary of one. */
export const decideSame = (left) => (right) => decide(same(left, right));

/** The larger of 0 and a − b. */
export const minus = (a, b) => (a > b ? a - b : 0n);
export const integerToNat = (a) => (a > 0n ? a : 0n);

/** What a type that only counts has next. */
export function successor(n) {
  if (n >= Number.MAX_SAFE_INTEGER) throw new RangeError('a count is beyond what a number holds exactly');
  return n + 1;
}

/** The natural number in a field with a proved bound. Whoever made the object outside may not have kept to it. */
export function natural(name, value, most) {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`${name} must be a whole number from 0 to ${most}, got ${value}`);
  }
  return BigInt(value);
}

/** Reached by nobody whose arguments have the types they are declared with. */
export function unreachable(where) {
  throw new TypeError(`${where} was called with a value that its type has not`);
}

/** How deep functions call themselves before they go on with a stack of their own. */
export const limit = 400;

/** Runs a generator that yields the calls it waits for, whatever their depth. */
export function run(start) {
  const waiting = [];
  let current = start;
  let value;
  for (;;) {
    const step = current.next(value);
    if (!step.done) {
      waiting.push(current);
      current = step.value;
      value = undefined;
    } else if (waiting.length === 0) return step.value;
    else {
      value = step.value;
      current = waiting.pop();
    }
  }
}

// Primitives ---------------------------------------------------------------------

const noMeaning = (what) => {
  throw new RangeError(`${what} has no value`);
};

/** Division that leaves a remainder that is never negative. */
export function div(a, b) {
  if (b === 0n) return noMeaning(`${a} divided by 0`);
  return (a - mod(a, b)) / b;
}
export function mod(a, b) {
  if (b === 0n) return noMeaning(`the remainder of ${a} by 0`);
  const rest = a % b;
  return rest >= 0n ? rest : rest + (b < 0n ? -b : b);
}

/** Texts are sequences of code points. */
export function compareText(a, b) {
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < x.length && i < y.length; i++) {
    if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
  }
  return x.length - y.length;
}
export const strLength = (s) => BigInt([...s].length);
export const strHead = (s) => [...s][0] ?? noMeaning('the first character of no text');
export const strTail = (s) => (s === '' ? noMeaning('the rest of no text') : [...s].slice(1).join(''));
export const strIndex = (s, i) => (i < 0n ? undefined : [...s][Number(i)]) ?? noMeaning(`character ${i} of a text`);
export const strReverse = (s) => [...s].reverse().join('');
export const strSubstr = (start, length, s) =>
  start < 0n || length < 0n
    ? noMeaning(`${length} characters from ${start}`)
    : [...s].slice(Number(start), Number(start + length)).join('');
export const toChar = (a) =>
  (a >= 0n && a < 0xd800n) || (a > 0xdfffn && a <= 0x10ffffn)
    ? String.fromCodePoint(Number(a))
    : noMeaning(`the character ${a}`);
export const shift = (by) => (by >= 0n && by <= 4096n ? by : noMeaning(`a shift by ${by}`));
