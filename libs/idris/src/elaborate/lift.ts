/**
 * Lifted declarations: what `case`, `with`, `where` and `let` define becomes a function or a data type of its own, of
 * everything in scope.
 */
import type { Span } from '../diagnostic.ts';
import type { Session } from './session.ts';
import { onUndo } from './trail.ts';
import { type Global, newGlobal, type Quantity, type Term } from './values.ts';

/** A name that no source contains; it begins with the name of the function that this was lifted from. */
export function liftedName(s: Session, what: string): string {
  const { name } = s.owner;
  // Counted by owner, without a place: what is written elsewhere in the file gives it no other name.
  const number = s.lifted.get(name) ?? 0;
  s.lifted.set(name, number + 1);
  return `${name}:${what}:${number}`;
}

export function liftedFunction(s: Session, what: string, type: Term, span: Span, quantity?: Quantity): Global {
  const { owner } = s;
  const own = owner.quantity === 0 ? 0 : (quantity ?? owner.quantity);
  const full = liftedName(s, what);
  const global = newGlobal(full, 'function', s.module, type, owner.visibility, own);
  produceLifted(s, global, span);
  return global;
}

/** It is finished with the declaration under way. */
export function produceLifted(s: Session, global: Global, span: Span): void {
  s.produced.push({ global, span });
  s.all.set(global.name, global);
  onUndo(() => {
    s.produced = s.produced.filter((other) => other.global !== global);
    s.all.delete(global.name);
  });
}

/** A definition is there from now on. */
export function setTree(global: Global, arity: number, tree: Global['tree']): void {
  const before = { arity: global.arity, tree: global.tree };
  global.arity = arity;
  global.tree = tree;
  onUndo(() => {
    global.arity = before.arity;
    global.tree = before.tree;
  });
}
