import fc, { type Arbitrary, type Command } from 'fast-check';
import { expect } from 'vitest';
import { agrees, outcomeAgrees, overview, traceAgrees } from '../agree.ts';
import { type Fault, run } from '../binary.ts';
import { describeOperation, type Operation, operations, prepare } from '../operation.ts';
import type { Model, Real } from '../world.ts';

/**
 * An operation that is killed, or whose system calls fail, at its n-th writing system call; what recovers it may be
 * killed too. Whatever happens, the world is that of before or that of after.
 */
export class Crash implements Command<Model, Real> {
  readonly operation: Operation;
  readonly fault: Fault;
  /** Where the commands that recover are killed, one after the other. */
  readonly recoveries: readonly number[];

  constructor(operation: Operation, fault: Fault, recoveries: readonly number[]) {
    this.operation = operation;
    this.fault = fault;
    this.recoveries = recoveries;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, real: Real): void {
    const { args, outcome } = prepare(this.operation, model, real);
    const answer = run(real, args, this.fault);
    const expected = outcome();
    if (answer.code === 0 || 'refused' in expected) {
      // A refusal happens before anything is written, unless it is the state's own folder that cannot be made.
      if (!answer.killed && this.fault.errno === undefined) outcomeAgrees(model, real, answer, expected);
      else if (answer.code === 0) outcomeAgrees(model, real, answer, expected);
    } else {
      for (const after of this.recoveries) run(real, ['recover'], { after });
      const count = overview(real).length;
      const before = model.state.transactions.length;
      expect([before, before + 1]).toContain(count);
      if (count === before + 1) {
        model.state = expected.state;
        traceAgrees(model, real, expected.transaction);
      }
    }
    agrees(model, real);
  }

  toString(): string {
    const recoveries = this.recoveries.length === 0 ? '' : `, recovery killed at ${this.recoveries.join(', ')}`;
    return `crash(${describeOperation(this.operation)}, ${JSON.stringify(this.fault)}${recoveries})`;
  }
}

const call = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }) },
);
/** ENOSPC, EIO, EDQUOT, ENOMEM. */
const errno = fc.constantFrom(28, 5, 122, 12);

const faults: Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ after: call }) },
  { weight: 1, arbitrary: fc.record({ after: call, errno, sticky: fc.boolean() }) },
);

export const crashes: Arbitrary<Crash> = fc
  .tuple(operations, faults, fc.array(call, { maxLength: 2 }))
  .map(([operation, fault, recoveries]) => new Crash(operation, fault, recoveries));
