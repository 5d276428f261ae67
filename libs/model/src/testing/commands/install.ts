import fc, { type Arbitrary, type Command } from 'fast-check';
import { agrees, outcomeAgrees } from '../agree.ts';
import { run } from '../binary.ts';
import { prepare } from '../operation.ts';
import type { Model, Real } from '../world.ts';

/** Installs packages of the pool in one transaction. */
export class Install implements Command<Model, Real> {
  readonly packages: readonly number[];

  constructor(packages: readonly number[]) {
    this.packages = packages;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, real: Real): void {
    const { args, outcome } = prepare({ kind: 'install', packages: this.packages }, model, real);
    outcomeAgrees(model, real, run(real, args), outcome());
    agrees(model, real);
  }

  toString(): string {
    return `install(${this.packages.join(', ')})`;
  }
}

export const installs: Arbitrary<Install> = fc
  .array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 2 })
  .map((packages) => new Install(packages));
