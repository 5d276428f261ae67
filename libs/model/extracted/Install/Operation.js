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
import { childless, isFolder, parented } from './Tree.js';
import { andAnd, not, orOr } from '../Prelude/Basics.js';
import { Eq_for_Bool_overEquals } from '../Prelude/EqOrd.js';
import { List_mapImpl, List_plusPlus, List_reverse } from '../Prelude/Types.js';
import * as $ from '../runtime.js';

/** Takes all steps, or none; gives the trace of all. */
export function enact(x, s, depth = 0) {
  if (depth >= $.limit) return $.run(enact$deep(x, s));
  if (x === $.nil) return { just: [$.nil, s] };
  const { head: step, tail: steps } = x;
  const value = replay(step(s), s);
  if (value === undefined) return undefined;
  const t = value.just;
  const value2 = enact(steps, t, depth + 1);
  if (value2 === undefined) return undefined;
  const x2 = value2.just;
  const [rest, u] = x2;
  return { just: [List_plusPlus(step(s), rest), u] };
}

function* enact$deep(x, s) {
  if (x === $.nil) return { just: [$.nil, s] };
  const { head: step, tail: steps } = x;
  const value = replay(step(s), s);
  if (value === undefined) return undefined;
  const t = value.just;
  const value2 = (yield enact$deep(steps, t));
  if (value2 === undefined) return undefined;
  const x2 = value2.just;
  const [rest, u] = x2;
  return { just: [List_plusPlus(step(s), rest), u] };
}

/** The folders that are missing on the way to a path, the outermost first. */
export function parents(new_, x, t, depth = 0) {
  if (depth >= $.limit) return $.run(parents$deep(new_, x, t));
  if (x === $.nil) return $.nil;
  const { head: leaf, tail: up } = x;
  const value = at({ decEq: $.decideSame }, $.cons(leaf, up), t);
  if (value === undefined) return List_plusPlus(parents(new_, up, t, depth + 1), $.cons({ tag: 'Replace', path: $.cons(leaf, up), before: undefined, after: { just: { tag: 'Folder', attributes: new_ } } }, $.nil));
  return $.nil;
}

function* parents$deep(new_, x, t) {
  if (x === $.nil) return $.nil;
  const { head: leaf, tail: up } = x;
  const value = at({ decEq: $.decideSame }, $.cons(leaf, up), t);
  if (value === undefined) return List_plusPlus((yield parents$deep(new_, up, t)), $.cons({ tag: 'Replace', path: $.cons(leaf, up), before: undefined, after: { just: { tag: 'Folder', attributes: new_ } } }, $.nil));
  return $.nil;
}

export function above(x) {
  if (x === $.nil) return $.nil;
  const { tail: up } = x;
  return up;
}

/** Puts a package's node at its path, with the folders on the way. A folder that is there stays as it is. */
export function place(new_, x, s) {
  const [path, node] = x;
  const value = andAnd(isFolder({ just: node }), () => isFolder(at({ decEq: $.decideSame }, path, s.tree)));
  if (!value) return List_plusPlus(parents(new_, above(path), s.tree), $.cons({ tag: 'Replace', path, before: at({ decEq: $.decideSame }, path, s.tree), after: { just: node } }, $.nil));
  return $.nil;
}

/** Two packages may both have a path if both have a folder there. */
export function atOdds(node, x) {
  if (x === undefined) return false;
  const other = x.just;
  return not(andAnd(isFolder({ just: node }), () => isFolder({ just: other })));
}

/** Whether another package has a path, and not both have a folder there. */
export function taken(name$, x$, x2$) {
  for (;;) {
    const name = name$;
    const x = x$;
    const x2 = x2$;
    const [path, node] = x;
    if (x2 === $.nil) return false;
    const { head, tail: rest } = x2;
    const [other, entry] = head;
    const value = $.decide($.same(other, name));
    if (value.yes) {
      [x$, x2$] = [[path, node], rest];
      continue;
    }
    return orOr(atOdds(node, at({ decEq: $.decideSame }, path, entry.package.entries)), () => taken(name, [path, node], rest));
  }
}

export function listed(path, x) {
  for (;;) {
    if (x === $.nil) return false;
    const { head: first, tail: rest } = x;
    const value = $.decide($.same(path, first));
    if (value.yes) return true;
    x = rest;
    continue;
  }
}

/** Whether one path is another, or lies below it. */
export function beneath(folder, path) {
  for (;;) {
    const value = $.decide($.same(folder, path));
    if (value.yes) return true;
    if (path === $.nil) return false;
    const { tail: up } = path;
    path = up;
    continue;
  }
}

/** Whether one of some entries is a path, or lies below it. */
export function reached(path, x) {
  if (x === $.nil) return false;
  const { head, tail: rest } = x;
  const [other] = head;
  return orOr(beneath(path, other), () => reached(path, rest));
}

/** Whether another package has a path or something below it, be it there or gone. */
export function needed(name$, path$, x$) {
  for (;;) {
    const name = name$;
    const path = path$;
    const x = x$;
    if (x === $.nil) return false;
    const { head, tail: rest } = x;
    const [other, entry] = head;
    const value = $.decide($.same(other, name));
    if (value.yes) {
      x$ = rest;
      continue;
    }
    return orOr(reached(path, entry.package.entries), () => needed(name, path, rest));
  }
}

/** What a package had taken the place of comes back to where nothing is, if there is a folder for it. */
export function comeBack(entry, path, s) {
  const value = andAnd(isJust(at({ decEq: $.decideSame }, path, entry.kept)), () => parented(path, s.tree));
  if (!value) return $.nil;
  return $.cons({ tag: 'Replace', path, before: undefined, after: at({ decEq: $.decideSame }, path, entry.kept) }, $.nil);
}

/**
 * Takes away what a package has at a path. What it had taken the place of comes back. A folder goes if it was made for the
 * package, is empty, and no other package has it or something below it.
 */
export function takeAway(entry, path, s) {
  const value = at({ decEq: $.decideSame }, path, s.tree);
  if (value === undefined) return comeBack(entry, path, s);
  const node = value.just;
  if (node.tag === 'Folder') {
    const { attributes: a } = node;
    const value2 = andAnd(listed(path, entry.made), () => andAnd(childless(path, s.tree), () => not(needed(entry.package.name, path, s.database))));
    if (!value2) return $.nil;
    return $.cons({ tag: 'Replace', path, before: { just: { tag: 'Folder', attributes: a } }, after: undefined }, $.nil);
  }
  return $.cons({ tag: 'Replace', path, before: { just: node }, after: at({ decEq: $.decideSame }, path, entry.kept) }, $.nil);
}

/** What a package's entries would take the place of: what is there and is no folder. */
export function replacedBy(x, t, depth = 0) {
  if (depth >= $.limit) return $.run(replacedBy$deep(x, t));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail: rest } = x;
    const [path] = head;
    const value = at({ decEq: $.decideSame }, path, t);
    if (value === undefined) {
      x = rest;
      continue;
    }
    const node = value.just;
    if (node.tag === 'Folder') {
      x = rest;
      continue;
    }
    return $.cons([path, node], replacedBy(rest, t, depth + 1));
  }
}

function* replacedBy$deep(x, t) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail: rest } = x;
    const [path] = head;
    const value = at({ decEq: $.decideSame }, path, t);
    if (value === undefined) {
      x = rest;
      continue;
    }
    const node = value.just;
    if (node.tag === 'Folder') {
      x = rest;
      continue;
    }
    return $.cons([path, node], (yield replacedBy$deep(rest, t)));
  }
}

/** What is missing at a path and on the way to it, the path first. */
export function missing(x, t, depth = 0) {
  if (depth >= $.limit) return $.run(missing$deep(x, t));
  if (x === $.nil) return $.nil;
  const { head: leaf, tail: up } = x;
  const value = at({ decEq: $.decideSame }, $.cons(leaf, up), t);
  if (value === undefined) return $.cons($.cons(leaf, up), missing(up, t, depth + 1));
  return $.nil;
}

function* missing$deep(x, t) {
  if (x === $.nil) return $.nil;
  const { head: leaf, tail: up } = x;
  const value = at({ decEq: $.decideSame }, $.cons(leaf, up), t);
  if (value === undefined) return $.cons($.cons(leaf, up), (yield missing$deep(up, t)));
  return $.nil;
}

/** The folders that would be made for a package's entries: those missing at its paths or on the way. */
export function madeFor(x, t, depth = 0) {
  if (depth >= $.limit) return $.run(madeFor$deep(x, t));
  if (x === $.nil) return $.nil;
  const { head, tail: rest } = x;
  const [path, node] = head;
  const value = isFolder({ just: node });
  if (!value) return List_plusPlus(missing(above(path), t), madeFor(rest, t, depth + 1));
  return List_plusPlus(missing(path, t), madeFor(rest, t, depth + 1));
}

function* madeFor$deep(x, t) {
  if (x === $.nil) return $.nil;
  const { head, tail: rest } = x;
  const [path, node] = head;
  const value = isFolder({ just: node });
  if (!value) return List_plusPlus(missing(above(path), t), (yield madeFor$deep(rest, t)));
  return List_plusPlus(missing(path, t), (yield madeFor$deep(rest, t)));
}

/** Takes away a folder that was made for a package, where it still is one. */
export function takeFolder(entry, path, s) {
  const value = isFolder(at({ decEq: $.decideSame }, path, s.tree));
  if (!value) return $.nil;
  return takeAway(entry, path, s);
}

/** Takes away what a package has at a path, and nothing that has come to where it has a folder. */
export function takeEntry(entry, path, s) {
  const value = isFolder(at({ decEq: $.decideSame }, path, entry.package.entries));
  if (!value) return takeAway(entry, path, s);
  return takeFolder(entry, path, s);
}

/** Puts what is known of a package into the database, or takes it out. */
export function know(name, what, s) {
  return $.cons({ tag: 'Record', name, before: at({ decEq: $.decideSame }, name, s.database), after: what(s.tree) }, $.nil);
}

/** Whether something on the way to a path is there and no folder. */
export function barred(x, t) {
  if (x === $.nil) return false;
  const { tail: up } = x;
  return orOr(andAnd(isJust(at({ decEq: $.decideSame }, up, t)), () => not(isFolder(at({ decEq: $.decideSame }, up, t)))), () => barred(up, t));
}

/**
 * Whether a path's new node is at odds with what is there or with another package's: a folder and something else, something
 * else on the way, or two packages that both have the path, unless both have a folder.
 */
export function clashes(name, s, x) {
  const [path, node] = x;
  return orOr(andAnd(isJust(at({ decEq: $.decideSame }, path, s.tree)), () => Eq_for_Bool_overEquals(isFolder({ just: node }), isFolder(at({ decEq: $.decideSame }, path, s.tree)))), () => orOr(barred(path, s.tree), () => taken(name, [path, node], s.database)));
}

export function anyClash(name, s, x) {
  if (x === $.nil) return false;
  const { head: entry, tail: rest } = x;
  return orOr(clashes(name, s, entry), () => anyClash(name, s, rest));
}

/** Whether a folder has come to where a package has something else that is to go: nothing else comes there. */
export function displaced(going, coming, t) {
  if (going === $.nil) return false;
  const { head, tail: rest } = going;
  const [path, node] = head;
  return orOr(andAnd(isFolder(at({ decEq: $.decideSame }, path, t)), () => andAnd(not(isFolder({ just: node })), () => orOr(isFolder(at({ decEq: $.decideSame }, path, coming)), () => not(isJust(at({ decEq: $.decideSame }, path, coming)))))), () => displaced(rest, coming, t));
}

/** The entries of one list whose paths another has not. */
export function onlyIn(x, other, depth = 0) {
  if (depth >= $.limit) return $.run(onlyIn$deep(x, other));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail: rest } = x;
    const [path, node] = head;
    const value = at({ decEq: $.decideSame }, path, other);
    if (value === undefined) return $.cons([path, node], onlyIn(rest, other, depth + 1));
    x = rest;
    continue;
  }
}

function* onlyIn$deep(x, other) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head, tail: rest } = x;
    const [path, node] = head;
    const value = at({ decEq: $.decideSame }, path, other);
    if (value === undefined) return $.cons([path, node], (yield onlyIn$deep(rest, other)));
    x = rest;
    continue;
  }
}

/** The paths that a package has nothing at. */
export function unlisted(x, entries, depth = 0) {
  if (depth >= $.limit) return $.run(unlisted$deep(x, entries));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head: path, tail: rest } = x;
    const value = at({ decEq: $.decideSame }, path, entries);
    if (value === undefined) return $.cons(path, unlisted(rest, entries, depth + 1));
    x = rest;
    continue;
  }
}

function* unlisted$deep(x, entries) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head: path, tail: rest } = x;
    const value = at({ decEq: $.decideSame }, path, entries);
    if (value === undefined) return $.cons(path, (yield unlisted$deep(rest, entries)));
    x = rest;
    continue;
  }
}

/** The paths of a package, what lies in a folder before the folder: as its entries are sorted, the last first. */
export function paths(entries) {
  const func = (x) => x[0];
  return List_reverse(List_mapImpl(func, entries));
}

/**
 * The steps of an operation; nothing where it is refused: what is installed already, what is not, a path that clashes, a folder
 * in the place of what is to go.
 */
export function steps(new_, x, s) {
  if (x.tag === 'Install') {
    const { package: p } = x;
    const value = at({ decEq: $.decideSame }, p.name, s.database);
    if (value === undefined) {
      const value2 = anyClash(p.name, s, p.entries);
      if (!value2) {
        const x2 = p.name;
        const x3 = (t) => ({ just: { package: p, kept: replacedBy(p.entries, t), made: madeFor(p.entries, t) } });
        const func = (x5) => (x6) => place(new_, x5, x6);
        const x7 = p.entries;
        return { just: $.cons((x4) => know(x2, x3, x4), List_mapImpl(func, x7)) };
      }
      return undefined;
    }
    return undefined;
  }
  if (x.tag === 'Remove') {
    const { name } = x;
    const value3 = at({ decEq: $.decideSame }, name, s.database);
    if (value3 === undefined) return undefined;
    const e = value3.just;
    const value4 = displaced(e.package.entries, $.nil, s.tree);
    if (!value4) {
      const func2 = (x9) => (x10) => takeEntry(e, x9, x10);
      const x11 = paths(e.package.entries);
      const func3 = (x12) => (x13) => takeFolder(e, x12, x13);
      const x14 = e.made;
      const x16 = (x15) => undefined;
      return { just: List_plusPlus(List_mapImpl(func2, x11), List_plusPlus(List_mapImpl(func3, x14), $.cons((x17) => know(name, x16, x17), $.nil))) };
    }
    return undefined;
  }
  const { package: p2 } = x;
  const value5 = at({ decEq: $.decideSame }, p2.name, s.database);
  if (value5 === undefined) return undefined;
  const e2 = value5.just;
  const value6 = orOr(anyClash(p2.name, s, p2.entries), () => displaced(e2.package.entries, p2.entries, s.tree));
  if (!value6) {
    const x18 = p2.name;
    const x19 = (t2) => ({ just: { package: p2, kept: List_plusPlus(replacedBy(onlyIn(p2.entries, e2.package.entries), t2), e2.kept), made: List_plusPlus(e2.made, madeFor(p2.entries, t2)) } });
    const func4 = (x21) => (x22) => takeEntry(e2, x21, x22);
    const x23 = paths(onlyIn(e2.package.entries, p2.entries));
    const func5 = (x24) => (x25) => place(new_, x24, x25);
    const x26 = p2.entries;
    const func6 = (x27) => (x28) => takeFolder(e2, x27, x28);
    const x29 = unlisted(e2.made, p2.entries);
    return { just: $.cons((x20) => know(x18, x19, x20), List_plusPlus(List_mapImpl(func4, x23), List_plusPlus(List_mapImpl(func5, x26), List_mapImpl(func6, x29)))) };
  }
  return undefined;
}

/**
 * Does an operation; gives its trace and the state after it, or nothing where it is refused or does not apply.
 * `new`: the attributes of folders that have to be made.
 */
export function perform(new_, operation, s) {
  const value = steps(new_, operation, s);
  if (value === undefined) return undefined;
  const found = value.just;
  return enact(found, s);
}
