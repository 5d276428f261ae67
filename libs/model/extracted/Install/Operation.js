/**
 * Extracted from the checked terms of Install.Operation: do not edit.
 *
 * Installing, removing and upgrading, and theorems 2 and 5 for each: an operation that succeeds can be taken back, and its
 * trace tells what it did, all of it.
 *
 * An operation is planned step by step, each step from the state that the one before it led to. What a step wants may turn out
 * not to apply; then nothing is done at all.
 */

import { isJust } from '../Data/Maybe.js';
import { at } from './FiniteMap.js';
import { replay } from './Trace.js';
import { childless, isFolder } from './Tree.js';
import { andAnd, not, orOr } from '../Prelude/Basics.js';
import { Eq_for_Bool_overEquals } from '../Prelude/EqOrd.js';
import { List_mapImpl, List_plusPlus, List_reverse } from '../Prelude/Types.js';
import * as $ from '../runtime.js';

/** Takes all steps, or none; gives the trace of all. */
export function enact(x, s, depth = 0) {
  if (depth >= $.limit) return $.run(enact$deep(x, s));
  if (x === $.nil) return { just: [$.nil, s] };
  const { head, tail } = x;
  const x2 = replay(head(s), s);
  if (x2 === undefined) return undefined;
  const x3 = x2.just;
  const x4 = enact(tail, x3, depth + 1);
  if (x4 === undefined) return undefined;
  const x5 = x4.just;
  const [first, second] = x5;
  return { just: [List_plusPlus(head(s), first), second] };
}

function* enact$deep(x, s) {
  if (x === $.nil) return { just: [$.nil, s] };
  const { head, tail } = x;
  const x2 = replay(head(s), s);
  if (x2 === undefined) return undefined;
  const x3 = x2.just;
  const x4 = (yield enact$deep(tail, x3));
  if (x4 === undefined) return undefined;
  const x5 = x4.just;
  const [first, second] = x5;
  return { just: [List_plusPlus(head(s), first), second] };
}

/** The folders that are missing on the way to a path, the outermost first. */
export function parents(new_, x, t, depth = 0) {
  if (depth >= $.limit) return $.run(parents$deep(new_, x, t));
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  const x2 = at({ decEq: $.decideSame }, $.cons(head, tail), t);
  if (x2 === undefined) return List_plusPlus(parents(new_, tail, t, depth + 1), $.cons({ tag: 'Replace', path: $.cons(head, tail), before: undefined, after: { just: { tag: 'Folder', attributes: new_ } } }, $.nil));
  return $.nil;
}

function* parents$deep(new_, x, t) {
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  const x2 = at({ decEq: $.decideSame }, $.cons(head, tail), t);
  if (x2 === undefined) return List_plusPlus((yield parents$deep(new_, tail, t)), $.cons({ tag: 'Replace', path: $.cons(head, tail), before: undefined, after: { just: { tag: 'Folder', attributes: new_ } } }, $.nil));
  return $.nil;
}

export function above(x) {
  if (x === $.nil) return $.nil;
  const { tail } = x;
  return tail;
}

/** Puts a package's node at its path, with the folders on the way. A folder that is there stays as it is. */
export function place(new_, x, s) {
  const [first, second] = x;
  const x2 = andAnd(isFolder({ just: second }), () => isFolder(at({ decEq: $.decideSame }, first, s.tree)));
  if (!x2) return List_plusPlus(parents(new_, above(first), s.tree), $.cons({ tag: 'Replace', path: first, before: at({ decEq: $.decideSame }, first, s.tree), after: { just: second } }, $.nil));
  return $.nil;
}

/** Whether another package has something at a path. */
export function others(name$, path$, x$) {
  for (;;) {
    const name = name$;
    const path = path$;
    const x = x$;
    if (x === $.nil) return false;
    const { head, tail } = x;
    const [first, second] = head;
    const x2 = $.decide($.same(first, name));
    if (x2.yes) {
      x$ = tail;
      continue;
    }
    return orOr(isJust(at({ decEq: $.decideSame }, path, second.package.entries)), () => others(name, path, tail));
  }
}

export function listed(path, x) {
  for (;;) {
    if (x === $.nil) return false;
    const { head, tail } = x;
    const x2 = $.decide($.same(path, head));
    if (x2.yes) return true;
    x = tail;
    continue;
  }
}

/**
 * Takes away what a package has at a path. What it had taken the place of comes back. A folder goes if it was made for the
 * package, is empty, and no other package has it.
 */
export function takeAway(entry, path, s) {
  const x = at({ decEq: $.decideSame }, path, s.tree);
  if (x === undefined) return $.nil;
  const x2 = x.just;
  if (x2.tag === 'Folder') {
    const { attributes } = x2;
    const x3 = andAnd(listed(path, entry.made), () => andAnd(childless(path, s.tree), () => not(others(entry.package.name, path, s.database))));
    if (!x3) return $.nil;
    return $.cons({ tag: 'Replace', path, before: { just: { tag: 'Folder', attributes } }, after: undefined }, $.nil);
  }
  return $.cons({ tag: 'Replace', path, before: { just: x2 }, after: at({ decEq: $.decideSame }, path, entry.kept) }, $.nil);
}

/** What a package's entries would take the place of: what is there and is no folder. */
export function replacedBy(x, t, depth = 0) {
  if (depth >= $.limit) return $.run(replacedBy$deep(x, t));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail } = x;
    const [first] = head;
    const x2 = at({ decEq: $.decideSame }, first, t);
    if (x2 === undefined) {
      x = tail;
      continue;
    }
    const x3 = x2.just;
    if (x3.tag === 'Folder') {
      x = tail;
      continue;
    }
    return $.cons([first, x3], replacedBy(tail, t, depth + 1));
  }
}

function* replacedBy$deep(x, t) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail } = x;
    const [first] = head;
    const x2 = at({ decEq: $.decideSame }, first, t);
    if (x2 === undefined) {
      x = tail;
      continue;
    }
    const x3 = x2.just;
    if (x3.tag === 'Folder') {
      x = tail;
      continue;
    }
    return $.cons([first, x3], (yield replacedBy$deep(tail, t)));
  }
}

/** What is missing at a path and on the way to it, the path first. */
export function missing(x, t, depth = 0) {
  if (depth >= $.limit) return $.run(missing$deep(x, t));
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  const x2 = at({ decEq: $.decideSame }, $.cons(head, tail), t);
  if (x2 === undefined) return $.cons($.cons(head, tail), missing(tail, t, depth + 1));
  return $.nil;
}

function* missing$deep(x, t) {
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  const x2 = at({ decEq: $.decideSame }, $.cons(head, tail), t);
  if (x2 === undefined) return $.cons($.cons(head, tail), (yield missing$deep(tail, t)));
  return $.nil;
}

/** The folders that would be made for a package's entries: those missing at its paths or on the way. */
export function madeFor(x, t, depth = 0) {
  if (depth >= $.limit) return $.run(madeFor$deep(x, t));
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  const [first, second] = head;
  const x2 = isFolder({ just: second });
  if (!x2) return List_plusPlus(missing(above(first), t), madeFor(tail, t, depth + 1));
  return List_plusPlus(missing(first, t), madeFor(tail, t, depth + 1));
}

function* madeFor$deep(x, t) {
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  const [first, second] = head;
  const x2 = isFolder({ just: second });
  if (!x2) return List_plusPlus(missing(above(first), t), (yield madeFor$deep(tail, t)));
  return List_plusPlus(missing(first, t), (yield madeFor$deep(tail, t)));
}

/** Takes away a folder that was made for a package, where it still is one. */
export function takeFolder(entry, path, s) {
  const x = isFolder(at({ decEq: $.decideSame }, path, s.tree));
  if (!x) return $.nil;
  return takeAway(entry, path, s);
}

/** Puts what is known of a package into the database, or takes it out. */
export function know(name, what, s) {
  return $.cons({ tag: 'Record', name, before: at({ decEq: $.decideSame }, name, s.database), after: what(s.tree) }, $.nil);
}

/**
 * Whether a path's new node is at odds with what is there or with another package's: a folder and something else, or two
 * packages that both have the path, unless both have a folder.
 */
export function clashes(name, s, x) {
  const [first, second] = x;
  return orOr(andAnd(isJust(at({ decEq: $.decideSame }, first, s.tree)), () => Eq_for_Bool_overEquals(isFolder({ just: second }), isFolder(at({ decEq: $.decideSame }, first, s.tree)))), () => andAnd(others(name, first, s.database), () => not(isFolder({ just: second }))));
}

export function anyClash(name, s, x) {
  if (x === $.nil) return false;
  const { head, tail } = x;
  return orOr(clashes(name, s, head), () => anyClash(name, s, tail));
}

/** The entries of one list whose paths another has not. */
export function onlyIn(x, other, depth = 0) {
  if (depth >= $.limit) return $.run(onlyIn$deep(x, other));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail } = x;
    const [first, second] = head;
    const x2 = at({ decEq: $.decideSame }, first, other);
    if (x2 === undefined) return $.cons([first, second], onlyIn(tail, other, depth + 1));
    x = tail;
    continue;
  }
}

function* onlyIn$deep(x, other) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail } = x;
    const [first, second] = head;
    const x2 = at({ decEq: $.decideSame }, first, other);
    if (x2 === undefined) return $.cons([first, second], (yield onlyIn$deep(tail, other)));
    x = tail;
    continue;
  }
}

/** The paths that a package has nothing at. */
export function unlisted(x, entries, depth = 0) {
  if (depth >= $.limit) return $.run(unlisted$deep(x, entries));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail } = x;
    const x2 = at({ decEq: $.decideSame }, head, entries);
    if (x2 === undefined) return $.cons(head, unlisted(tail, entries, depth + 1));
    x = tail;
    continue;
  }
}

function* unlisted$deep(x, entries) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail } = x;
    const x2 = at({ decEq: $.decideSame }, head, entries);
    if (x2 === undefined) return $.cons(head, (yield unlisted$deep(tail, entries)));
    x = tail;
    continue;
  }
}

/** The paths of a package, what lies in a folder before the folder: as its entries are sorted, the last first. */
export function paths(entries) {
  const func = (x) => x[0];
  return List_reverse(List_mapImpl(func, entries));
}

/** The steps of an operation; nothing where it is refused: what is installed already, what is not, a path that clashes. */
export function steps(new_, x, s) {
  if (x.tag === 'Install') {
    const { package: package_ } = x;
    const x2 = at({ decEq: $.decideSame }, package_.name, s.database);
    if (x2 === undefined) {
      const x3 = anyClash(package_.name, s, package_.entries);
      if (!x3) {
        const x4 = package_.name;
        const x5 = (t) => ({ just: { package: package_, kept: replacedBy(package_.entries, t), made: madeFor(package_.entries, t) } });
        const func = (x7) => (x8) => place(new_, x7, x8);
        const x9 = package_.entries;
        return { just: $.cons((x6) => know(x4, x5, x6), List_mapImpl(func, x9)) };
      }
      return undefined;
    }
    return undefined;
  }
  if (x.tag === 'Remove') {
    const { name } = x;
    const x11 = at({ decEq: $.decideSame }, name, s.database);
    if (x11 === undefined) return undefined;
    const x12 = x11.just;
    const func2 = (x13) => (x14) => takeAway(x12, x13, x14);
    const x15 = paths(x12.package.entries);
    const func3 = (x16) => (x17) => takeFolder(x12, x16, x17);
    const x18 = x12.made;
    const x20 = (x19) => undefined;
    return { just: List_plusPlus(List_mapImpl(func2, x15), List_plusPlus(List_mapImpl(func3, x18), $.cons((x21) => know(name, x20, x21), $.nil))) };
  }
  const { package: package_2 } = x;
  const x22 = at({ decEq: $.decideSame }, package_2.name, s.database);
  if (x22 === undefined) return undefined;
  const x23 = x22.just;
  const x24 = anyClash(package_2.name, s, package_2.entries);
  if (!x24) {
    const x25 = package_2.name;
    const x26 = (t2) => ({ just: { package: package_2, kept: List_plusPlus(replacedBy(onlyIn(package_2.entries, x23.package.entries), t2), x23.kept), made: List_plusPlus(x23.made, madeFor(package_2.entries, t2)) } });
    const func4 = (x28) => (x29) => takeAway(x23, x28, x29);
    const x30 = paths(onlyIn(x23.package.entries, package_2.entries));
    const func5 = (x31) => (x32) => place(new_, x31, x32);
    const x33 = package_2.entries;
    const func6 = (x34) => (x35) => takeFolder(x23, x34, x35);
    const x36 = unlisted(x23.made, package_2.entries);
    return { just: $.cons((x27) => know(x25, x26, x27), List_plusPlus(List_mapImpl(func4, x30), List_plusPlus(List_mapImpl(func5, x33), List_mapImpl(func6, x36)))) };
  }
  return undefined;
}

/**
 * Does an operation; gives its trace and the state after it, or nothing where it is refused or does not apply.
 * `new`: the attributes of folders that have to be made.
 */
export function perform(new_, operation, s) {
  const x = steps(new_, operation, s);
  if (x === undefined) return undefined;
  const x2 = x.just;
  return enact(x2, s);
}
