/**
 * The operations that commands run, normally or into a fault: what the arguments are, and what the model says.
 *
 * Which package or transaction is meant depends on the state when the command runs, so that a sequence which is shortened
 * still makes sense.
 */
import fc, { type Arbitrary } from 'fast-check';
import { install } from '../install.ts';
import { remove } from '../remove.ts';
import { rollback } from '../rollback.ts';
import type { Outcome } from '../state.ts';
import { upgrade } from '../upgrade.ts';
import type { Model, Real } from './world.ts';

export type Operation =
  | { readonly kind: 'install'; readonly packages: readonly number[] }
  | { readonly kind: 'upgrade'; readonly packages: readonly number[]; readonly downgrade: boolean }
  | { readonly kind: 'remove'; readonly packages: readonly number[] }
  | { readonly kind: 'rollback'; readonly back: number };

/** One operation as it would run now. */
export interface Prepared {
  readonly args: readonly string[];
  outcome(): Outcome;
}

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

export function prepare(operation: Operation, model: Model, real: Real): Prepared {
  const { state } = model;
  if (operation.kind === 'install') {
    const packages = operation.packages.flatMap((index) => pick(real.pool, index) ?? []);
    return {
      args: ['install', '--allow-unsigned', '--allow-privileges', ...packages.map(({ file }) => file)],
      outcome: () =>
        install(
          state,
          packages.map(({ model }) => model),
        ),
    };
  }
  if (operation.kind === 'upgrade') {
    const { downgrade } = operation;
    // Mostly packages of which another version is installed.
    const other = real.pool.filter(({ model: { name, version } }) => {
      const installed = state.installed.get(name);
      return installed !== undefined && installed.version !== version;
    });
    const packages = operation.packages.flatMap((index) => pick([...other, ...other, ...real.pool], index) ?? []);
    const options = ['--allow-unsigned', '--allow-privileges', ...(downgrade ? ['--allow-downgrade'] : [])];
    return {
      args: ['upgrade', ...options, ...packages.map(({ file }) => file)],
      outcome: () =>
        upgrade(
          state,
          packages.map(({ model }) => model),
          downgrade,
        ),
    };
  }
  if (operation.kind === 'remove') {
    const installed = [...state.installed.keys()].sort();
    // Now and then a name that is not installed.
    const names = operation.packages.map((index) => pick([...installed, 'nothing'], index) ?? 'nothing');
    return { args: ['remove', ...names], outcome: () => remove(state, names) };
  }
  const count = state.transactions.length;
  // 0 is the last transaction; beyond the first lies one that never was.
  const number = operation.back > count ? count + 1 : count - operation.back;
  const target = number === 0 ? count + 1 : number;
  return { args: ['rollback', String(target)], outcome: () => rollback(state, target) };
}

/** How a failure prints it. */
export function describeOperation(operation: Operation): string {
  if (operation.kind === 'rollback') return `rollback(${operation.back} back)`;
  return `${operation.kind}(${operation.packages.join(', ')})`;
}

const few = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 2 });

export const operations: Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('install' as const), packages: few }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('upgrade' as const), packages: few, downgrade: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), packages: few }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('rollback' as const), back: fc.nat({ max: 5 }) }) },
);
