/** One operation of each kind, stopped at every one of its writing system calls in turn, and at random moments. */
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agrees, overview, tracesAgree } from './testing/agree.ts';
import { BUILT, type Fault, missing, run } from './testing/binary.ts';
import { type Operation, prepare } from './testing/operation.ts';
import { TIMEOUT } from './testing/sequences.ts';
import { inWorld, type Model, type Real, type Scenario, scenarios } from './testing/world.ts';

const OPERATIONS: readonly Operation[] = [
  { kind: 'install', packages: [0, 1] },
  { kind: 'rollback', back: 0 },
  { kind: 'install', packages: [0] },
  { kind: 'upgrade', packages: [0], downgrade: true },
  { kind: 'rollback', back: 0 },
  { kind: 'remove', packages: [0] },
  { kind: 'rollback', back: 0 },
];

/** More than any of these operations makes. */
const MANY = 5_000;

/** Runs an operation to its end, on both sides; nothing if both refuse. */
function perform(model: Model, real: Real, operation: Operation): void {
  const { args, outcome } = prepare(operation, model, real);
  run(real, args);
  const expected = outcome();
  if (!('refused' in expected)) model.state = expected.state;
  agrees(model, real);
}

/** The state before or after, whichever the traces say. */
function settle(model: Model, real: Real, operation: Operation): 'before' | 'after' {
  const { outcome } = prepare(operation, model, real);
  const before = model.state.transactions.length;
  const count = overview(real).length;
  const expected = outcome();
  if (count > before && !('refused' in expected)) model.state = expected.state;
  agrees(model, real);
  tracesAgree(model, real);
  return count > before ? 'after' : 'before';
}

/** Stops the operation at its first writing call, its second, …, until it comes to its end. Answers how many there were. */
function sweep(model: Model, real: Real, operation: Operation, fault: (after: number) => Fault): number {
  for (let after = 1; after < MANY; after++) {
    const { args } = prepare(operation, model, real);
    const answer = run(real, args, fault(after));
    if (answer.code === 0) {
      expect(settle(model, real, operation)).toBe('after');
      return after;
    }
    // Once it is done there is nothing left to stop: what was committed stays, and the next operation has its turn.
    if (settle(model, real, operation) === 'after') return after;
  }
  throw new Error(`an operation that makes ${MANY} writing calls`);
}

const scenario = scenarios({ large: 2_000, hardlinks: true }).filter(({ pool }) =>
  pool.some(({ entries }) => entries.length > 3),
);

describe('stopped at every writing system call', () => {
  const faults: readonly [string, (after: number) => Fault][] = [
    ['killed', (after) => ({ after })],
    ['a call fails (EIO)', (after) => ({ after, errno: 5 })],
    ['the disk is full from there on (ENOSPC)', (after) => ({ after, errno: 28, sticky: true })],
  ];
  it.each(faults)('%s: the state before or after, and nothing between', TIMEOUT, (name, fault) => {
    const absent = missing('plain', 'fault');
    if (absent !== undefined) {
      console.log(`not run: every crash point (${name}): ${absent}`);
      return;
    }
    fc.assert(
      fc.property(scenario, (each: Scenario) => {
        inWorld(each, BUILT, (model, real) => {
          for (const operation of OPERATIONS) {
            const { outcome } = prepare(operation, model, real);
            if ('refused' in outcome()) perform(model, real, operation);
            else sweep(model, real, operation, fault);
          }
        });
      }),
      { numRuns: process.env['LAGO_LONG'] === '1' ? 60 : 3 },
    );
  });
});

describe('killed at a random moment', () => {
  it('leaves the state before or after', TIMEOUT, async (context) => {
    const absent = missing('plain');
    if (absent !== undefined) {
      console.log(`not run: killed at random moments: ${absent}`);
      context.skip(absent);
    }
    const large = scenarios({ large: 200_000, hardlinks: true });
    const moments = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(large, moments, async (each, microseconds) => {
        await inWorld(each, BUILT, async (model, real) => {
          for (const [index, operation] of OPERATIONS.entries()) {
            const { args } = prepare(operation, model, real);
            const child = execa(BUILT.plain, ['--root', real.root, '--json', ...args], { reject: false });
            await sleep((microseconds[index] ?? 0) / 1_000);
            child.kill('SIGKILL');
            await child;
            settle(model, real, operation);
          }
        });
      }),
      { numRuns: process.env['LAGO_LONG'] === '1' ? 1_000 : 30 },
    );
  });
});
