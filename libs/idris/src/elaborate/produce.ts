/**
 * What a declaration leaves behind: names for others to see, and globals without anything open in them.
 */
import type { Span } from '../diagnostic.ts';
import { clearProblems, settleAll } from './metas.ts';
import { shortName } from './names.ts';
import { fail, type Session } from './session.ts';
import { mapTerm } from './signature.ts';
import type { Global, Term, Tree } from './values.ts';
import { zonk, zonkTree } from './zonk.ts';

/** A name of this module, from now on in scope. */
export function declareGlobal(s: Session, global: Global, span: Span): void {
  if (s.all.has(global.name)) {
    const before = s.spans.get(global.name);
    fail(s, 'scope', span, `${shortName(global.name)} is declared twice`, {
      ...(before === undefined ? {} : { places: [{ span: before, message: 'it is declared here already' }] }),
      tries: ['leave one of them out, or give it another name'],
    });
  }
  s.all.set(global.name, global);
  s.own.push(global);
  s.spans.set(global.name, span);
  s.names.add(global.name, global);
  if (global.kind === 'data') s.finished.push(global);
  else if (global.kind === 'function' && global.tree !== null) s.produced.push({ global, span });
}

/** Lifted functions made by `run` belong to this one. */
export function withOwner<T>(s: Session, global: Global, run: () => T): T {
  const before = s.owner;
  s.owner = { name: global.name, visibility: global.visibility, quantity: global.quantity };
  try {
    return run();
  } finally {
    s.owner = before;
  }
}

/** End of a declaration: every metavariable must have its solution. */
export function finishProduced(s: Session): void {
  settleAll();
  const produced = s.produced;
  s.produced = [];
  for (const { global } of produced) {
    for (const one of [global, ...(global.data?.constructors ?? [])]) {
      one.type = zonk(one.type, 0);
      one.typeValue = null;
    }
    if (global.tree !== null) global.tree = zonkTree(global.tree, global.arity);
  }
  for (const { global } of produced) {
    for (const one of [global, ...(global.data?.constructors ?? [])]) refuseOpen(s, one.type);
    if (global.tree !== null) refuseOpenTree(s, global.tree);
  }
  for (const { global, span } of produced) {
    s.finished.push(global);
    if (s.spans.has(global.name)) continue;
    s.all.set(global.name, global);
    s.own.push(global);
    s.spans.set(global.name, span);
  }
  clearProblems();
}

/** After an error: forget what was begun. */
export function abandonProduced(s: Session): void {
  for (const { global } of s.produced) {
    global.tree = null;
    s.broken.add(global.name);
    if (!s.spans.has(global.name)) s.all.delete(global.name);
  }
  s.produced = [];
  clearProblems();
}

/** @param meta what it stands for, as `n of f` */
function byName(meta: string): string {
  const of = /^([\p{L}\p{N}_']+) of (\S+)$/u.exec(meta);
  return of === null ? 'annotate it with `the TYPE (…)`' : `give it by name: ${of[2]} {${of[1]} = …}`;
}

function refuseOpen(s: Session, term: Term): void {
  mapTerm(term, 0, (leaf) => {
    if (leaf.t === 'meta') {
      fail(s, 'implicit', leaf.meta.span, `${leaf.meta.name} cannot be found`, {
        notes: ['nothing in the source says what it is'],
        tries: [byName(leaf.meta.name)],
      });
    }
    return leaf;
  });
}

function refuseOpenTree(s: Session, tree: Tree): void {
  if (tree.kind === 'body') {
    refuseOpen(s, tree.term);
    return;
  }
  for (const branch of tree.branches) refuseOpenTree(s, branch.tree);
  if (tree.otherwise !== null) refuseOpenTree(s, tree.otherwise);
}
