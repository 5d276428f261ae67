/** The recorded session, with what each of its answers must say; how long they take is measured by tools/bench. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINES, Session, STEPS } from './testing/session.ts';

let session: Session;

beforeAll(() => {
  session = new Session([process.execPath, new URL('../main.ts', import.meta.url).pathname]);
});
afterAll(() => session.close());

describe('a session on a module of 1,000 lines', () => {
  it('has the right answer to each change and each question, while the kernel is at work too', async () => {
    expect(LINES.length).toBeGreaterThanOrEqual(1000);
    expect(await session.open()).toEqual([]);
    for (const step of STEPS) {
      const answer = await session.take(step);
      if ('becomes' in step) expect(answer, step.becomes).toEqual(step.codes);
      if ('ask' in step) expect(answer, JSON.stringify(step)).toContain(step.says);
    }
  });
});
