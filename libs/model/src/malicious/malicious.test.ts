/**
 * The real obli-pkg on packages made to do harm: each is refused for the reason that names the check, and nothing is changed,
 * to the byte, the inode and the nanosecond.
 *
 * Every broken structure comes twice, as it is and signed by a trusted key set, so that no signature hides a missing check.
 * Packages that were cut off or in which bits are others: every.test.ts.
 */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { signDigest } from '@lago-grey/sign';
import { QUICKLY, testKeys } from '@lago-grey/sign/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeyRole, Scheme } from '../../../../abi/ts/abi.ts';
import { type Answer, missing, statusOf } from '../testing/binary.ts';
import { fingerprint } from '../testing/fingerprint.ts';
import { digestOf, forge, raw, signaturesOf, signed, withBlock } from './forge.ts';
import { STRUCTURE } from './structure.ts';
import { Victim } from './victim.ts';

const absent = missing('plain');
const ours = testKeys(1);
const theirs = testKeys(2);
const good = forge({ entries: [{ path: 'usr/good', content: Buffer.from('some content') }] });
const other = forge({ entries: [{ path: 'usr/other', content: Buffer.from('other content') }] });

let victim: Victim;
const attempt = (bytes: Uint8Array, ...options: readonly string[]): Answer =>
  victim.run('install', ...options, victim.file('package.zpkg', bytes));

function expectRefused(bytes: Uint8Array, status: string, ...options: readonly string[]): void {
  const before = victim.everything();
  const answer = attempt(bytes, ...options);
  expect(statusOf(answer), answer.stderr).toBe(status);
  expect(victim.everything()).toEqual(before);
}

describe('obli-pkg', () => {
  beforeAll(() => {
    victim = new Victim();
  });
  afterAll(() => victim.remove());

  beforeEach(({ skip }) => {
    skip(absent !== undefined, `not run: malicious packages against the real obli-pkg: ${absent}`);
    victim.reset();
    victim.trust(ours);
    expect(victim.run('verify', fileOf(signed(other, ours))).code).toBe(0);
  });

  const fileOf = (bytes: Uint8Array): string => victim.file('other.zpkg', bytes);

  it('installs what is signed by a trusted key set', () => {
    expect(attempt(signed(good, ours)).code).toBe(0);
    expect(readFileSync(join(victim.root, 'usr/good'), 'utf8')).toBe('some content');
  });

  describe('refuses, unsigned and signed alike,', () => {
    it.each(STRUCTURE)('$what ($status)', ({ status, parts }) => {
      expectRefused(raw(parts), status, '--allow-unsigned');
      expectRefused(signed(parts, ours), status);
    });
  });

  it('has a case for every status that a structure can be refused with', () => {
    const seen = new Set(STRUCTURE.map(({ status }) => status));
    for (const status of ['bad_path', 'bad_order', 'bad_kind', 'bad_mode', 'bad_time', 'bad_owner', 'bad_link']) {
      expect(seen).toContain(status);
    }
  });

  describe('refuses signatures', () => {
    const three = () => signaturesOf(good, ours);
    const cases: readonly (readonly [what: string, status: string, make: () => Uint8Array])[] = [
      ['that are not there', 'unsigned_package', () => raw(good)],
      ['of which one was stripped', 'missing_signature', () => withBlock(good, three().slice(0, 2))],
      [
        'of which one is there three times',
        'missing_signature',
        () => withBlock(good, [three()[1]!, three()[1]!, three()[1]!]),
      ],
      [
        'of which one is there twice more',
        'missing_signature',
        () => withBlock(good, [...three(), three()[1]!, three()[1]!]),
      ],
      ['in another order', 'missing_signature', () => withBlock(good, [three()[1]!, three()[0]!, three()[2]!])],
      [
        'of two key sets',
        'missing_signature',
        () => withBlock(good, [three()[0]!, three()[1]!, signaturesOf(good, theirs)[2]!]),
      ],
      [
        'of two key sets under one name',
        'bad_signature',
        () =>
          withBlock(good, [three()[0]!, three()[1]!, { ...signaturesOf(good, theirs)[2]!, keyId: three()[0]!.keyId }]),
      ],
      ['of another package', 'bad_signature', () => withBlock(good, signaturesOf(other, ours))],
      [
        'of two packages',
        'bad_signature',
        () => withBlock(good, [three()[0]!, three()[1]!, signaturesOf(other, ours)[2]!]),
      ],
      [
        'under the name of another scheme',
        'missing_signature',
        () =>
          withBlock(
            good,
            three().map((one) => ({ ...one, scheme: Scheme.slh_dsa_sha2_256s })),
          ),
      ],
      ...[0, 1, 2].flatMap((index) =>
        [-1, 1].map(
          (more) =>
            [
              `of which number ${index + 1} is ${more === 1 ? 'longer' : 'shorter'} by a byte`,
              'bad_signature',
              () =>
                withBlock(
                  good,
                  three().map((one, at) => {
                    if (at !== index) return one;
                    const bytes = new Uint8Array(one.bytes.length + more);
                    bytes.set(one.bytes.subarray(0, bytes.length));
                    return { ...one, bytes };
                  }),
                ),
            ] as const,
        ),
      ),
      ...(
        [
          ['the randomiser', 0],
          ['FORS', 40],
          ['the last tree of FORS', 32 + 22 * 15 * 32 - 1],
          ['a one-time signature', 32 + 22 * 15 * 32 + 5],
          ['the last path', 29_791],
        ] as const
      ).map(
        ([where, at]) =>
          [
            `with one bit of ${where} changed in SLH-DSA`,
            'bad_signature',
            () =>
              withBlock(
                good,
                three().map((one, index) =>
                  index === 2 ? { ...one, bytes: one.bytes.with(at, one.bytes[at]! ^ 1) } : one,
                ),
              ),
          ] as const,
      ),
      [
        'in the role of a root',
        'untrusted_key',
        () =>
          withBlock(
            good,
            three().map((one) => ({ ...one, role: KeyRole.root })),
          ),
      ],
      [
        'in two roles',
        'missing_signature',
        () =>
          withBlock(
            good,
            three().map((one, index) => (index === 1 ? { ...one, role: KeyRole.host } : one)),
          ),
      ],
      ['of a key set that nobody trusts', 'untrusted_key', () => signed(good, theirs)],
      [
        'made for a statement, not for a package',
        'bad_signature',
        () => withBlock(good, signDigest('statement', digestOf(good), ours, QUICKLY)),
      ],
      [
        'that lie elsewhere than they should',
        'not_canonical',
        () =>
          withBlock(
            good,
            three().map((one) => ({ ...one, descriptor: { offset: 1n } })),
          ),
      ],
      [
        'that overlap',
        'not_canonical',
        () =>
          withBlock(
            good,
            three().map((one) => ({ ...one, descriptor: { offset: 0n } })),
          ),
      ],
      [
        'that are larger than their block',
        'bad_size',
        () =>
          withBlock(
            good,
            three().map((one) => ({ ...one, descriptor: { size: 1n << 63n } })),
          ),
      ],
      [
        'with reserved bytes that say something',
        'bad_flags',
        () =>
          withBlock(
            good,
            three().map((one) => ({ ...one, descriptor: { reserved: new Uint8Array(5).fill(1) } })),
          ),
      ],
    ];

    it.each(cases)('%s (%s)', (_, status, make) => expectRefused(make(), status));

    it('of a key set of another role, one that has been revoked, is not valid yet, or no longer (each by its own reason)', () => {
      const about = [
        ['untrusted_key', { role: KeyRole.repository }],
        ['expired_key', { expires: 1_700_000_001n }],
        ['expired_key', { created: 1n << 40n }],
      ] as const;
      for (const [status, change] of about) {
        const keys = testKeys(3, change);
        victim.trust(keys);
        expectRefused(signed(good, keys), status);
      }
      const revoked = testKeys(3);
      victim.trust(revoked);
      const listed = victim.run('key', 'list').json as readonly {
        fingerprint: string;
        owner: string;
        role: string;
      }[];
      const { fingerprint: name } = listed
        .filter(({ owner, role }) => owner === 'test 3' && role === 'package')
        .at(-1)!;
      for (const { fingerprint: each, owner } of listed) {
        if (owner === 'test 3') expect(victim.run('key', 'revoke', each).code).toBe(0);
      }
      expect(name).toMatch(/^(\w{5}-){4}\w{5}$/);
      expectRefused(signed(good, revoked), 'revoked_key');
      expect(statusOf(victim.run('key', 'trust', join(victim.folder, 'set.keys')))).toBe('revoked_key');
    });
  });

  it('writes nothing through a link that lies in the root, nor beside it', () => {
    const outside = join(victim.folder, 'outside');
    mkdirSync(outside, { recursive: true });
    symlinkSync(outside, join(victim.root, 'usr'));
    const before = fingerprint(outside);
    expectRefused(signed(good, ours), 'conflict');
    expect(fingerprint(outside)).toEqual(before);
  });

  it('takes no older version for a newer one, though it was signed', () => {
    const version = (text: string) => signed(forge({ version: text, entries: [{ path: 'usr/good' }] }), ours);
    expect(attempt(version('2')).code).toBe(0);
    const before = victim.everything();
    const answer = victim.run('upgrade', fileOf(version('1')));
    expect(statusOf(answer)).toBe('already_installed');
    expect(victim.everything()).toEqual(before);
  });

  it('takes nothing that is longer than it says', () => {
    const bytes = signed(good, ours);
    expectRefused(new Uint8Array(Buffer.concat([bytes, Buffer.from([0])])), 'bad_size');
  });

  it('is not kept waiting by a pipe, nor led by a folder or a device', () => {
    expect(statusOf(victim.run('install', victim.folder))).toBe('bad_magic');
    expect(statusOf(victim.run('install', '/dev/zero'))).toBe('bad_magic');
  });

  it('survives 50,000 folders within folders, in bounded memory', () => {
    const deep = Array.from({ length: 2000 }, (_, index) => ({
      path: `${'d/'.repeat(index)}d`,
      kind: 'directory' as const,
    }));
    expect(attempt(raw(forge({ entries: deep })), '--allow-unsigned', '--dry-run').code).toBe(0);
    const wide = Array.from({ length: 50_000 }, (_, index) => ({ path: `e${String(index).padStart(6, '0')}` }));
    expect(attempt(raw(forge({ entries: wide })), '--allow-unsigned', '--dry-run').code).toBe(0);
  });
});
