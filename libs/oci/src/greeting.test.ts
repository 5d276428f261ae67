import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTS, fixtureBuild } from './fixtures.ts';
import { figuresOf, fillFigures } from './greeting.ts';
import { buildImage } from './image.ts';
import { measureLayout } from './size.ts';
import { extractFile } from './testing.ts';

const field = (text: string, width: number) => Buffer.concat([Buffer.from(text)], width);
const unstated = field('not stated by the build', 96);
const PROGRAM = Buffer.concat([Buffer.from('code'), Buffer.alloc(32), unstated, unstated, Buffer.from('more')]);

describe('fillFigures', () => {
  it('changes the record and nothing else, whatever the figures are', () => {
    const facts = fc.record({
      verified: fc.boolean(),
      theorems: fc.nat(),
      checkers: fc.array(fc.string({ unit: 'grapheme' })),
      why: fc.string({ unit: 'grapheme', maxLength: 300 }),
      postQuantum: fc.array(fc.string(), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(fc.maxSafeNat(), facts, (size, { postQuantum, ...verification }) => {
        const filled = fillFigures(PROGRAM, figuresOf(size, { ...FACTS, verification, postQuantum }), 'x');
        expect(filled.length).toBe(PROGRAM.length);
        expect(filled.subarray(0, 4).toString() + filled.subarray(-4).toString()).toBe('codemore');
        expect(filled.subarray(4, 24)).toEqual(field(String(size), 20));
        expect(new TextDecoder('utf-8', { fatal: true }).decode(filled)).toBeTruthy();
      }),
    );
  });

  it('refuses a program that has been filled already, and one that has two records', () => {
    const filled = fillFigures(PROGRAM, figuresOf(1, FACTS), 'hello');
    expect(() => fillFigures(filled, figuresOf(2, FACTS), 'hello')).toThrow(
      /hello has no place[\s\S]*lago build hello/,
    );
    expect(() => fillFigures(Buffer.concat([PROGRAM, PROGRAM]), figuresOf(2, FACTS), 'hello')).toThrow('two places');
  });

  it('says what was verified by whom, or that it was not and why', () => {
    expect(figuresOf(2_000_000, FACTS)).toEqual({
      size: '2000000',
      formation: 'Iceberg',
      crypto: 'none',
      verdict: '3 theorems accepted by ours',
    });
    const verification = { verified: false, theorems: 0, checkers: [], why: 'no checker ran' };
    expect(figuresOf(1, { ...FACTS, verification })).toMatchObject({
      formation: 'Floe',
      verdict: 'not verified: no checker ran',
    });
  });
});

describe('an image with a greeting', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lago-greeting-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('states for each architecture the size that it really has', async () => {
    const build = await fixtureBuild(folder, { greeting: 'usr/bin/run' });
    for (const architecture of ['amd64', 'arm64']) {
      const padding = Buffer.alloc(architecture === 'arm64' ? 5000 : 0);
      await writeFile(join(folder, 'dist', architecture, 'run'), Buffer.concat([PROGRAM, padding]));
    }
    const report = await buildImage(build);
    for (const { architecture, unpacked } of await measureLayout(build.place)) {
      const program = await extractFile(build.place, architecture, 'usr/bin/run');
      expect(program.subarray(4, 24)).toEqual(field(String(unpacked), 20));
      expect(report.architectures[architecture as 'amd64']!.unpacked).toBe(unpacked);
    }
  });
});
