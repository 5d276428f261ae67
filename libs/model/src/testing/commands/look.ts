import fc, { type Arbitrary, type Command } from 'fast-check';
import { expect } from 'vitest';
import { agrees, tracesAgree } from '../agree.ts';
import { run } from '../binary.ts';
import type { Model, Real } from '../world.ts';

/** Only looks: the listing, every trace, the status. Nothing changes. */
export class Look implements Command<Model, Real> {
  check(): boolean {
    return true;
  }

  run(model: Model, real: Real): void {
    tracesAgree(model, real);
    expect(run(real, ['status']).json).toMatchObject({
      status: 'healthy',
      packages: model.state.installed.size,
      integrity: 'ok',
    });
    agrees(model, real);
  }

  toString(): string {
    return 'look';
  }
}

export const looks: Arbitrary<Look> = fc.constant(new Look());
