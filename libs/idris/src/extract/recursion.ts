/**
 * Who calls whom, and which recursion needs a stack of its own.
 *
 * Strongly connected components by Tarjan (1972). A function that calls itself only where it ends is a loop. Any other
 * recursion may go deeper than the stack of JavaScript: such functions have a twin that is a generator, on which they go
 * on from a certain depth (print.ts, runtime.js). Calls inside a function that is a value do not count: whoever applies it
 * begins anew, so recursion through values alone is as deep as the stack.
 */
import type { FunEntry } from '../kernel/types.ts';
import type { BuiltFunction } from './build.ts';
import { type Code, type Statement, visitAll } from './code.ts';

export interface Recursion {
  /** All functions of the component that call each other, deeper than a loop: empty for most. */
  readonly deep: ReadonlySet<FunEntry>;
  /** Whether the function ends in calls of itself. */
  readonly loops: boolean;
  /** Whether the value of the function takes part in its own computation. */
  readonly cyclic: boolean;
}

/** The calls that end a function, and are no part of anything larger. */
function tailCalls(body: readonly Statement[]): readonly Code[] {
  return body.flatMap((one) =>
    one.kind === 'if' ? tailCalls(one.then) : one.kind === 'return' && one.value.kind === 'call' ? [one.value] : [],
  );
}

export function recursionOf(program: ReadonlyMap<FunEntry, BuiltFunction>): ReadonlyMap<FunEntry, Recursion> {
  const callees = new Map<FunEntry, ReadonlySet<FunEntry>>();
  for (const [fn, { body }] of program) {
    const found = new Set<FunEntry>();
    visitAll(body, (code) => code.kind === 'call' && found.add(code.callee));
    callees.set(fn, found);
  }
  const recursion = new Map<FunEntry, Recursion>();
  for (const component of components(callees)) {
    const cyclic = component.size > 1 || [...component].some((fn) => callees.get(fn)!.has(fn));
    const deep = [...component].some((fn) => goesDeep(fn, program.get(fn)!.body, component))
      ? component
      : new Set<never>();
    for (const fn of component) {
      const loops = tailCalls(program.get(fn)!.body).some((code) => code.kind === 'call' && code.callee === fn);
      recursion.set(fn, { deep, loops, cyclic });
    }
  }
  return recursion;
}

/** Whether a function calls one of the component, but for itself where it ends. */
function goesDeep(fn: FunEntry, body: readonly Statement[], component: ReadonlySet<FunEntry>): boolean {
  const ending = new Set(tailCalls(body));
  let found = false;
  visitAll(body, (code, inLambda) => {
    if (code.kind !== 'call' || inLambda || !component.has(code.callee)) return;
    if (code.callee !== fn || !ending.has(code)) found = true;
  });
  return found;
}

function components(edges: ReadonlyMap<FunEntry, ReadonlySet<FunEntry>>): readonly ReadonlySet<FunEntry>[] {
  const found: Set<FunEntry>[] = [];
  const index = new Map<FunEntry, number>();
  const low = new Map<FunEntry, number>();
  const stack: FunEntry[] = [];
  const onStack = new Set<FunEntry>();
  const connect = (fn: FunEntry): void => {
    index.set(fn, index.size);
    low.set(fn, index.get(fn)!);
    stack.push(fn);
    onStack.add(fn);
    for (const next of edges.get(fn) ?? []) {
      if (!index.has(next)) connect(next);
      if (onStack.has(next)) low.set(fn, Math.min(low.get(fn)!, low.get(next)!));
    }
    if (low.get(fn) !== index.get(fn)) return;
    const component = new Set<FunEntry>();
    for (let member: FunEntry | undefined; member !== fn; ) {
      member = stack.pop()!;
      onStack.delete(member);
      component.add(member);
    }
    found.push(component);
  };
  for (const fn of edges.keys()) if (!index.has(fn)) connect(fn);
  return found;
}

/** Whether a function of the body refers to one of these names. */
export function captures(body: readonly Statement[], names: ReadonlySet<unknown>): boolean {
  let found = false;
  visitAll(body, (code, inLambda) => {
    if (inLambda && code.kind === 'local' && names.has(code.local)) found = true;
  });
  return found;
}
