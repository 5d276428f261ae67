import fc, { type Arbitrary, type Command } from 'fast-check';
import { agrees, outcomeAgrees } from '../agree.ts';
import { run } from '../binary.ts';
import { prepare } from '../operation.ts';
import type { Model, Real } from '../world.ts';

/** Takes a transaction back: 0 the last one, 1 the one before it. */
export class Rollback implements Command<Model, Real> {
  readonly back: number;

  constructor(back: number) {
    this.back = back;
  }

  check({ state }: Readonly<Model>): boolean {
    return state.transactions.length > 0;
  }

  run(model: Model, real: Real): void {
    const { args, outcome } = prepare({ kind: 'rollback', back: this.back }, model, real);
    outcomeAgrees(model, real, run(real, args), outcome());
    agrees(model, real);
  }

  toString(): string {
    return `rollback(${this.back} back)`;
  }
}

export const rollbacks: Arbitrary<Rollback> = fc
  .oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat({ max: 6 }) })
  .map((back) => new Rollback(back));
