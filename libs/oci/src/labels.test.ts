import { readFile } from 'node:fs/promises';
import { LIMITS } from '@lago-grey/ice';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS, recipeWith } from './fixtures.ts';
import { labelsOf, postQuantumOf, verificationOf } from './labels.ts';
import { licenceOf } from './licence.ts';

const theorem = { name: 'offsetsAligned', type: 'x', checkers: ['ours'] };
const checker = { name: 'ours', version: '1', verdict: 'accept' };
const report = { theorems: [theorem], checkers: [checker] };

describe('verificationOf', () => {
  it('says "verified" where every checker accepted and every theorem has one', () => {
    expect(verificationOf(report)).toEqual({ verified: true, theorems: 1, checkers: ['ours'] });
    const two = { ...report, checkers: [checker, { name: 'agda', version: '2.6', verdict: 'accepted' }] };
    expect(verificationOf(two)).toMatchObject({ verified: true, checkers: ['ours', 'agda'] });
  });

  it.each([
    ['no report', undefined],
    ['nonsense', 'yes'],
    ['an empty object', {}],
    ['no theorem', { ...report, theorems: [] }],
    ['no checker', { ...report, checkers: [] }],
    ['a rejection', { ...report, checkers: [checker, { ...checker, verdict: 'reject' }] }],
    ['a checker that did not run', { ...report, checkers: [checker, { ...checker, verdict: 'unaccepted' }] }],
    ['a checker without a verdict', { ...report, checkers: [{ name: 'ours' }] }],
    ['a theorem checked by one who did not run', { ...report, theorems: [{ ...theorem, checkers: ['agda'] }] }],
    ['a theorem that nobody checked', { ...report, theorems: [theorem, { ...theorem, checkers: [] }] }],
  ])('says "not verified" of %s, and why', (_, value) => {
    const { verified, why } = verificationOf(value);
    expect(verified).toBe(false);
    expect(why).toBeTruthy();
  });

  it('says "not verified" of anything at all that is not such a report', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(verificationOf(value).verified).toBe(false);
      }),
    );
  });
});

describe('postQuantumOf', () => {
  it('finds none where the program names none, whatever else it can do', () => {
    expect(postQuantumOf([])).toEqual([]);
    expect(postQuantumOf(['install', 'ed448', 'sha-512', 'zstd', 'unsigned-only'])).toEqual([]);
  });

  it('finds the standard names, once and sorted', () => {
    expect(postQuantumOf(['SLH_DSA_SHA2_256s', 'ml-dsa-87', 'ed448', 'ml-dsa-87'])).toEqual([
      'ml-dsa-87',
      'slh-dsa-sha2-256s',
    ]);
  });
});

describe('labelsOf', () => {
  it('classifies by the size it is given', () => {
    const of = (size: number) => labelsOf(recipeWith({}), FACTS, size, 'now');
    expect(of(LIMITS.floe - 1)).toMatchObject({
      'io.hyperpolymath.classification': 'floe',
      'io.hyperpolymath.size-mb': '0.99',
    });
    expect(of(LIMITS.floe)['io.hyperpolymath.classification']).toBe('iceberg');
    expect(of(LIMITS.iceberg)).toMatchObject({
      'io.hyperpolymath.classification': 'glacier',
      'io.hyperpolymath.size-mb': '75.00',
    });
  });

  it('names the algorithms that are there', () => {
    const labels = labelsOf(recipeWith({}), { ...FACTS, postQuantum: ['ml-dsa-87', 'slh-dsa-sha2-256s'] }, 1, 'now');
    expect(labels['io.hyperpolymath.pq-crypto']).toBe('ml-dsa-87,slh-dsa-sha2-256s');
  });
});

describe('licenceOf', () => {
  it('knows the licence file of this repository', async () => {
    const text = await readFile(new URL('../../../LICENSE', import.meta.url), 'utf8');
    expect(licenceOf(text, 'LICENSE')).toBe('MPL-2.0');
  });

  it('refuses a title without the text, and any other text', () => {
    expect(() => licenceOf('Mozilla Public License Version 2.0\n', 'LICENSE')).toThrow('LICENSE is no licence');
    expect(() => licenceOf('All rights reserved.', 'LICENSE')).toThrow('MPL-2.0');
  });
});
