import fc, { type Arbitrary, type Command } from 'fast-check';
import { agrees, outcomeAgrees } from '../agree.ts';
import { run } from '../binary.ts';
import { prepare } from '../operation.ts';
import type { Model, Real } from '../world.ts';

/** Puts other versions of packages in their place, in one transaction. */
export class Upgrade implements Command<Model, Real> {
  readonly packages: readonly number[];
  readonly downgrade: boolean;

  constructor(packages: readonly number[], downgrade: boolean) {
    this.packages = packages;
    this.downgrade = downgrade;
  }

  check({ state }: Readonly<Model>): boolean {
    return state.installed.size > 0;
  }

  run(model: Model, real: Real): void {
    const { packages, downgrade } = this;
    const { args, outcome } = prepare({ kind: 'upgrade', packages, downgrade }, model, real);
    outcomeAgrees(model, real, run(real, args), outcome());
    agrees(model, real);
  }

  toString(): string {
    return `upgrade(${this.packages.join(', ')}${this.downgrade ? ', downgrade' : ''})`;
  }
}

export const upgrades: Arbitrary<Upgrade> = fc
  .tuple(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([packages, downgrade]) => new Upgrade(packages, downgrade));
