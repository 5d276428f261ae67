import fc, { type Arbitrary, type Command } from 'fast-check';
import { expect } from 'vitest';
import { verify } from '../../report.ts';
import { run } from '../binary.ts';
import type { Model, Real } from '../world.ts';

/** That `verify` finds exactly what differs from what was installed. */
export function verifyAgrees({ state }: Model, real: Real): void {
  const problems = verify(state);
  const checked = [...state.installed.values()].reduce((sum, { entries }) => sum + entries.length, 0);
  const { code, json } = run(real, ['verify']);
  expect(json, 'verify').toEqual({ ok: problems.length === 0, checked, problems });
  expect(code).toBe(problems.length === 0 ? 0 : 1);
}

export class Verify implements Command<Model, Real> {
  check(): boolean {
    return true;
  }

  run(model: Model, real: Real): void {
    verifyAgrees(model, real);
  }

  toString(): string {
    return 'verify';
  }
}

export const verifies: Arbitrary<Verify> = fc.constant(new Verify());
