import fc, { type Arbitrary, type Command } from 'fast-check';
import { agrees, outcomeAgrees } from '../agree.ts';
import { run } from '../binary.ts';
import { prepare } from '../operation.ts';
import type { Model, Real } from '../world.ts';

/** Removes installed packages, or one that is not, in one transaction. */
export class Remove implements Command<Model, Real> {
  readonly packages: readonly number[];

  constructor(packages: readonly number[]) {
    this.packages = packages;
  }

  check({ state }: Readonly<Model>): boolean {
    return state.installed.size > 0;
  }

  run(model: Model, real: Real): void {
    const { args, outcome } = prepare({ kind: 'remove', packages: this.packages }, model, real);
    outcomeAgrees(model, real, run(real, args), outcome());
    agrees(model, real);
  }

  toString(): string {
    return `remove(${this.packages.join(', ')})`;
  }
}

export const removes: Arbitrary<Remove> = fc
  .array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 2 })
  .map((packages) => new Remove(packages));
