/**
 * The real obli-pkg on packages made to do harm: each is refused for the reason that names the check, and nothing is changed,
 * to the byte, the inode and the nanosecond.
 *
 * Every broken structure comes twice, as it is and signed by a trusted key set, so that no signature hides a missing check.
 * LAGO_LONG=1 cuts at every offset and flips every bit outside the signatures.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeKeySet, type SecretKeys, signDigest } from '@lago-grey/sign';
import { testKeys } from '@lago-grey/sign/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeyRole, Scheme } from '../../../../abi/ts/abi.ts';
import { type Answer, BUILT, missing, run, statusOf } from '../testing/binary.ts';
import { fingerprint } from '../testing/fingerprint.ts';
import { forge, raw, signaturesOf, signed, withBlock } from './forge.ts';
import { STRUCTURE } from './structure.ts';

const absent = missing('plain');
if (absent !== undefined) console.log(`not run: malicious packages against the real obli-pkg: ${absent}`);
const LONG = process.env['LAGO_LONG'] !== undefined;
/** Fewer in CI: each is a process, and each signed one costs three verifications. */
const [CUTS, FLIPS] = [150, 300];

const ours = testKeys(1);
const theirs = testKeys(2);
const good = forge({ entries: [{ path: 'usr/good', content: Buffer.from('some content') }] });
const other = forge({ entries: [{ path: 'usr/other', content: Buffer.from('other content') }] });

let folder: string;
const real = () => ({ root: join(folder, 'root'), binaries: BUILT });

/** All but what says when something was last staged, and the log, which is told of every package that was looked at. */
const everything = (): string[] =>
  fingerprint(real().root, (path) => path === 'var/lib/obli-pkg/log.jsonl').filter(
    (line) => !line.startsWith('"var/lib/obli-pkg/stage" '),
  );

function attempt(bytes: Uint8Array, ...options: readonly string[]): Answer {
  const file = join(folder, 'package.zpkg');
  writeFileSync(file, bytes);
  return run(real(), ['install', ...options, file]);
}

function trust({ set }: Pick<SecretKeys, 'set'>): void {
  writeFileSync(join(folder, 'set.keys'), encodeKeySet(set));
  expect(run(real(), ['key', 'trust', join(folder, 'set.keys')]).code).toBe(0);
}

function expectRefused(bytes: Uint8Array, status: string, ...options: readonly string[]): void {
  const before = everything();
  const answer = attempt(bytes, ...options);
  expect(statusOf(answer), answer.stderr).toBe(status);
  expect(everything()).toEqual(before);
}

describe.skipIf(absent !== undefined)('obli-pkg', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lago-malicious-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(() => {
    rmSync(real().root, { recursive: true, force: true });
    mkdirSync(join(real().root, 'etc'), { recursive: true });
    writeFileSync(join(real().root, 'etc/passwd'), 'root:x:0:0\n');
    trust(ours);
    expect(run(real(), ['verify', fileOf(signed(other, ours))]).code).toBe(0);
  });

  function fileOf(bytes: Uint8Array): string {
    const file = join(folder, 'other.zpkg');
    writeFileSync(file, bytes);
    return file;
  }

  it('installs what is signed by a trusted key set', () => {
    expect(attempt(signed(good, ours)).code).toBe(0);
    expect(readFileSync(join(real().root, 'usr/good'), 'utf8')).toBe('some content');
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
        () => {
          const { head } = good;
          const digest = new Uint8Array(64);
          digest.set(head.subarray(0, 64));
          return withBlock(good, signDigest('statement', digest, ours));
        },
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
        trust(keys);
        expectRefused(signed(good, keys), status);
      }
      const revoked = testKeys(3);
      trust(revoked);
      const listed = run(real(), ['key', 'list']).json as readonly {
        fingerprint: string;
        owner: string;
        role: string;
      }[];
      const { fingerprint: name } = listed
        .filter(({ owner, role }) => owner === 'test 3' && role === 'package')
        .at(-1)!;
      for (const { fingerprint: each, owner } of listed) {
        if (owner === 'test 3') expect(run(real(), ['key', 'revoke', each]).code).toBe(0);
      }
      expect(name).toMatch(/^(\w{5}-){4}\w{5}$/);
      expectRefused(signed(good, revoked), 'revoked_key');
      expect(statusOf(run(real(), ['key', 'trust', join(folder, 'set.keys')]))).toBe('revoked_key');
    });
  });

  it('writes nothing through a link that lies in the root, nor beside it', () => {
    const outside = join(folder, 'outside');
    mkdirSync(outside, { recursive: true });
    symlinkSync(outside, join(real().root, 'usr'));
    const before = fingerprint(outside);
    expectRefused(signed(good, ours), 'conflict');
    expect(fingerprint(outside)).toEqual(before);
  });

  it('takes no older version for a newer one, though it was signed', () => {
    const version = (text: string) => signed(forge({ version: text, entries: [{ path: 'usr/good' }] }), ours);
    expect(attempt(version('2')).code).toBe(0);
    const before = everything();
    const answer = run(real(), ['upgrade', fileOf(version('1'))]);
    expect(statusOf(answer)).toBe('already_installed');
    expect(everything()).toEqual(before);
  });

  it('takes nothing that is longer than it says', () => {
    const bytes = signed(good, ours);
    expectRefused(new Uint8Array(Buffer.concat([bytes, Buffer.from([0])])), 'bad_size');
  });

  it('is not kept waiting by a pipe, nor led by a folder or a device', () => {
    expect(statusOf(run(real(), ['install', folder]))).toBe('bad_magic');
    expect(statusOf(run(real(), ['install', '/dev/zero']))).toBe('bad_magic');
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

  it(`refuses a signed package that is cut off, ${LONG ? 'wherever' : `at ${CUTS} places`}`, {
    timeout: 3_600_000,
  }, () => {
    const bytes = signed(good, ours);
    const before = everything();
    const cut = (length: number) => {
      expect(['truncated', 'bad_magic'], `${length} bytes`).toContain(statusOf(attempt(bytes.subarray(0, length))));
    };
    if (LONG) for (let length = 0; length < bytes.length; length++) cut(length);
    else
      fc.assert(fc.property(fc.nat(bytes.length - 1), cut), {
        numRuns: CUTS,
        examples: [[0], [63], [64], [bytes.length - 1]],
      });
    expect(everything()).toEqual(before);
  });

  it(`refuses a signed package with ${LONG ? 'any bit' : `${FLIPS} bits`} changed`, { timeout: 3_600_000 }, () => {
    const bytes = signed(good, ours);
    const before = everything();
    const flip = (bit: number) => {
      const answer = attempt(bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7))));
      expect(statusOf(answer), `bit ${bit}: ${answer.stderr}`).toBeDefined();
    };
    const block = good.head.length + 3 * 56;
    const outside = [
      ...Array(8 * block).keys(),
      ...Array.from({ length: 8 * good.content.length }, (_, bit) => 8 * (bytes.length - good.content.length) + bit),
    ];
    if (LONG) for (const bit of outside) flip(bit);
    else fc.assert(fc.property(fc.constantFrom(...outside), flip), { numRuns: FLIPS });
    fc.assert(fc.property(fc.integer({ min: 8 * block, max: 8 * (bytes.length - good.content.length) - 1 }), flip), {
      numRuns: LONG ? 10_000 : FLIPS / 3,
    });
    expect(everything()).toEqual(before);
  });
});
