/**
 * The variables in scope while a function is built: what each is to the kernel, and what it is in code. A split refines them
 * as the kernel does (kernel/tree.ts).
 */
import { built } from '../kernel/data.ts';
import type { ConEntry, DataValue, Term, Value } from '../kernel/types.ts';
import { unify } from '../kernel/unify.ts';
import { apply, delay, instantiate, substitution, variable, whnf } from '../kernel/value.ts';
import type { Code } from './code.ts';

/** A variable of core: its value and type as the kernel has them, and what it is in code; nothing if it is erased. */
export interface Slot {
  readonly value: Value;
  readonly type: Value;
  readonly code: Code;
}
export type Slots = readonly Slot[];

export const values = (slots: Slots): readonly Value[] => slots.map(({ value }) => value);

/** The type of a function of this type, applied. */
export function typeAfter(start: Value, args: readonly Term[], slots: Slots): Value {
  let type = whnf(start);
  for (const arg of args) {
    if (type.tag !== 'pi') return type;
    type = whnf(instantiate(type, delay(arg, values(slots))));
  }
  return type;
}

export const substituted = (slots: Slots, solution: ReadonlyMap<number, Value>): Slots => {
  const go = substitution(solution);
  return slots.map((slot) => ({ ...slot, value: go(slot.value), type: go(slot.type) }));
};

/** The slots of a branch, as the kernel's `refine` has them. */
export function refine(slots: Slots, level: number, type: DataValue, con: ConEntry, codes: readonly Code[]): Slots {
  const { parameters } = type.entry;
  const args = parameters.map((p) => type.args[p]!);
  const all = [...slots];
  const target = built(con, ({ domain }, i) => {
    if (i < parameters.length) return args[i]!;
    const value = variable(all.length);
    all.push({ value, type: domain, code: codes[i - parameters.length]! });
    args.push(value);
    return value;
  });
  const indices = type.args.map((arg, i) => [arg, target[i]!] as const).filter((_, i) => !parameters.includes(i));
  const unified = unify(
    [...indices, [slots[level]!.value, apply(con.value, args)]],
    all.map((slot) => slot.type),
  );
  return unified.kind === 'solved' ? substituted(all, unified.solution) : all;
}
