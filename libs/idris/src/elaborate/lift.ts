/**
 * Lifted functions: what `case`, `with`, `where` and `let` define becomes a function of its own, of everything in scope.
 */
import type { Span } from '../diagnostic.ts';
import type { Session } from './session.ts';
import { onUndo } from './trail.ts';
import { type Global, newGlobal, type Quantity, type Term } from './values.ts';

export function liftedFunction(s: Session, what: string, type: Term, span: Span, quantity?: Quantity): Global {
  const { owner } = s;
  // Counted by owner, without a place: what is written elsewhere in the file gives it no other name.
  const number = s.lifted.get(owner.name) ?? 0;
  s.lifted.set(owner.name, number + 1);
  const global = newGlobal(
    `${owner.name}:${what}:${number}`,
    'function',
    s.module,
    type,
    owner.visibility,
    owner.quantity === 0 ? 0 : (quantity ?? owner.quantity),
  );
  s.produced.push({ global, span });
  onUndo(() => {
    s.produced = s.produced.filter((other) => other.global !== global);
  });
  return global;
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
