/**
 * A signed package that ends wherever it may, or in which any one bit is another, is refused by the real obli-pkg for the reason
 * of the place where it was damaged, and nothing is changed.
 *
 * Some thousands of places in npm test; with LAGO_LONG=1 each of them: some 35,000 lengths and 280,000 bits, each a process.
 */
import { rmSync } from 'node:fs';
import { testKeys } from '@lago-grey/sign/testing';
import { execaSync } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKAGE_HEADER_OFFSETS, PACKAGE_HEADER_SIZE, SIGNATURE_DESCRIPTOR_SIZE } from '../../../../abi/ts/abi.ts';
import { BUILT, missing, statusOf } from '../testing/binary.ts';
import { describeNeeding } from '../testing/needing.ts';
import { forge, signed } from './forge.ts';
import { Victim } from './victim.ts';

const absent = missing('plain');
const LONG = process.env['LAGO_LONG'] !== undefined;
const ROUND = 1000;

const ours = testKeys(1);
const parts = forge({ entries: [{ path: 'usr/good', content: Buffer.from('some content') }] });
const whole = signed(parts, ours);

/** Where what begins, in the order of the file. */
const signatures = parts.head.length + 3 * SIGNATURE_DESCRIPTOR_SIZE;
const content = whole.length - parts.content.length;

/** All numbers below `end` in the long run, otherwise some of them, among them the first and the last. */
function some(start: number, end: number, count: number): readonly number[] {
  if (LONG) return Array.from({ length: end - start }, (_, index) => start + index);
  const seed = Number(process.env['LAGO_SEED'] ?? Date.now());
  return [start, ...fc.sample(fc.integer({ min: start, max: end - 1 }), { numRuns: count, seed }), end - 1];
}

describeNeeding(absent, 'obli-pkg refuses a signed package', { timeout: 4 * 3_600_000 }, () => {
  let victim: Victim;
  beforeAll(() => {
    victim = new Victim();
    victim.reset();
    victim.trust(ours);
    expect(victim.run('verify', victim.file('whole.zpkg', whole)).code).toBe(0);
  });
  afterAll(() => victim.remove());

  /**
   * The status with which each was refused. They are started by xargs, which is small: to start a process from this one takes
   * ten times as long.
   */
  function statusesOf(packages: readonly Uint8Array[]): (string | undefined)[] {
    const files = packages.map((bytes, index) => victim.file(`${index}.zpkg`, bytes));
    const command = ['-0', '-n', '1', BUILT.plain, '--root', victim.root, '--json', 'install'];
    const { stdout, exitCode } = execaSync('xargs', command, {
      input: files.join('\0'),
      reject: false,
      extendEnv: false,
      stderr: 'ignore',
    });
    for (const file of files) rmSync(file);
    // 123: each ended with an exit code of its own, none by a signal.
    expect(exitCode).toBe(123);
    const answers = stdout.split('\n').map((line): unknown => JSON.parse(line));
    expect(answers).toHaveLength(packages.length);
    return answers.map((json) => statusOf({ json, code: undefined, killed: false, stderr: '' }));
  }

  function expectEach(
    places: readonly number[],
    damaged: (place: number) => Uint8Array,
    allowed: readonly string[],
  ): void {
    const before = victim.everything();
    for (let at = 0; at < places.length; at += ROUND) {
      const round = places.slice(at, at + ROUND);
      const statuses = statusesOf(round.map(damaged));
      const wrong = round
        .map((place, index) => `${place}: ${statuses[index] ?? 'taken'}`)
        .filter((_, index) => !allowed.includes(statuses[index] ?? 'taken'));
      expect(wrong).toEqual([]);
      expect(victim.everything()).toEqual(before);
    }
  }

  it(`that is cut off, ${LONG ? 'wherever' : 'at some places'}`, () => {
    const cut = (length: number) => whole.subarray(0, length);
    expectEach(some(0, whole.length, 150), cut, ['truncated']);
  });

  const flip = (bit: number): Uint8Array => whole.with(bit >> 3, whole[bit >> 3]! ^ (1 << (bit & 7)));
  const { version, flags, entry_count, privileges } = PACKAGE_HEADER_OFFSETS;
  const sizes = ['bad_size', 'truncated', 'too_large', 'bad_path', 'not_canonical'];
  const structure = ['bad_kind', 'bad_mode', 'bad_time', 'bad_owner', 'bad_link', 'bad_flags', 'bad_privileges'];
  it.each([
    ['magic', 0, version, 60, ['bad_magic']],
    ['version', version, flags, 10, ['unsupported_version']],
    ['flags', flags, entry_count, 10, ['bad_flags']],
    ['sizes', entry_count, privileges, 100, sizes],
    ['privileges', privileges, PACKAGE_HEADER_SIZE, 8, ['bad_privileges']],
    ['manifest', PACKAGE_HEADER_SIZE, parts.head.length, 200, [...sizes, ...structure, 'bad_signature']],
    [
      'descriptors',
      parts.head.length,
      signatures,
      200,
      ['missing_signature', 'bad_signature', 'bad_flags', 'bad_size', 'not_canonical'],
    ],
    ['signatures', signatures, content, 400, ['bad_signature']],
    ['content', content, whole.length, 100, ['bad_content', 'bad_digest']],
  ] as const)(`with ${LONG ? 'any bit' : 'some bits'} of its %s changed`, (_, start, end, count, allowed) => {
    expectEach(some(8 * start, 8 * end, count), flip, allowed);
  });
});
