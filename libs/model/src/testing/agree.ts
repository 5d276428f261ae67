/** Whether the binary's world is the model's: tree, listing, traces. */
import { relationText } from '@lago-grey/zpkg';
import { expect } from 'vitest';
import type { Problem } from '../relations.ts';
import { list, trace } from '../report.ts';
import type { Outcome, State } from '../state.ts';
import { type Answer, run, statusOf } from './binary.ts';
import { describeTree, scan, sha512 } from './tree.ts';
import type { Model, Real } from './world.ts';

interface Overview {
  readonly transaction: number;
  readonly operation: string;
  readonly changes: number;
}

/** How many transactions the binary knows; recovers first, as every command does. */
export function overview(real: Pick<Real, 'root' | 'binaries'>): readonly Overview[] {
  const { json, stderr } = run(real, ['trace']);
  expect(Array.isArray(json), stderr).toBe(true);
  return (json as Overview[]).map(({ transaction, operation, changes }) => ({ transaction, operation, changes }));
}

const expectedOverview = ({ transactions }: State): Overview[] =>
  transactions.map(({ operation, changes }, index) => ({ transaction: index + 1, operation, changes: changes.length }));

export function treeAgrees(model: Model, real: Real): void {
  expect(describeTree(scan(real.root, real.hand)), 'the tree').toEqual(describeTree(model.state.tree));
}

/** After every step. That no trace was added shows in the number of the next one, and in Look. */
export function agrees(model: Model, real: Real): void {
  treeAgrees(model, real);
  expect(run(real, ['list']).json, 'the listing').toEqual(list(model.state));
}

/** All traces, from the first. */
export function tracesAgree(model: Model, real: Real): void {
  expect(overview(real), 'the list of traces').toEqual(expectedOverview(model.state));
  for (let number = 1; number <= model.state.transactions.length; number++) traceAgrees(model, real, number);
}

export function traceAgrees(model: Model, real: Real, transaction: number): void {
  expect(run(real, ['trace', String(transaction)]).json, 'the trace').toEqual(trace(model.state, transaction, sha512));
}

/** Needs and conflicts for which a run was refused. */
const relationsOf = ({ json }: Answer): readonly unknown[] =>
  (json as { error: { relations?: readonly unknown[] } }).error.relations ?? [];

const told = ({ package: name, relation, there }: Problem): unknown => ({
  package: name,
  kind: relation.kind,
  relation: relationText(relation),
  there,
});

const sorted = (list: readonly unknown[]): string[] => list.map((each) => JSON.stringify(each)).sort();

/** An operation that ran to its end: the binary did what the model does, or refused for the same reason. */
export function outcomeAgrees(model: Model, real: Real, answer: Answer, outcome: Outcome): void {
  if ('refused' in outcome) {
    expect({ status: statusOf(answer), stderr: answer.stderr }).toEqual({
      status: outcome.refused,
      stderr: answer.stderr,
    });
    model.refused.push(outcome.refused);
    expect(sorted(relationsOf(answer)), 'needs and conflicts').toEqual(sorted((outcome.problems ?? []).map(told)));
    return;
  }
  expect({ code: answer.code, stderr: answer.stderr }).toEqual({ code: 0, stderr: answer.stderr });
  const { transaction, state } = outcome;
  expect(answer.json).toMatchObject({ transaction });
  model.state = state;
  traceAgrees(model, real, transaction);
}
