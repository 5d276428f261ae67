import { describe, expect, it } from 'vitest';
import { parseProfile } from './run.ts';

const event = (name: string, status: string) => ({
  name,
  ph: 'X',
  ts: 2_000_000,
  dur: 1_500_000,
  args: { target: { project: 'p', target: name.split(':')[1] }, status },
});

describe('parseProfile', () => {
  it.each([
    ['success', 'done'],
    ['failure', 'failed'],
    ['skipped', 'skipped'],
    ['local-cache', 'cached'],
    ['local-cache-kept-existing', 'cached'],
    ['remote-cache', 'cached'],
  ])('calls a task with the status %s %s', (status, outcome) => {
    expect(parseProfile(JSON.stringify([event('proofs:check', status)]))).toEqual([
      { id: 'proofs:check', target: 'check', outcome, start: 2000, duration: 1500 },
    ]);
  });

  it('passes over what is not a task', () => {
    expect(parseProfile(JSON.stringify([{ name: 'thread_name', ph: 'M', ts: 0, args: { name: 'Group #1' } }]))).toEqual(
      [],
    );
  });
});
