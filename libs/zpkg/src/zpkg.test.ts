import { isDeepStrictEqual } from 'node:util';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKAGE_HEADER_SIZE, readPackageHeader } from './abi.ts';
import { type Decoded, decode } from './decode.ts';
import { encode } from './encode.ts';
import { type Package, type Reason, ZpkgError } from './package.ts';
import { capabilities, file, listFor, packages } from './testing.ts';

const shape = { large: 3_000, hardlinks: true, owner: { uid: 12, gid: 34 }, adorned: true };
const quick = { level: 3 };

/** The reason for which bytes are refused, or what they hold. */
function attempt(bytes: Uint8Array): Reason | Decoded {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof ZpkgError) return error.reason;
    throw error;
  }
}

/** The content of every file, in order, to compare quickly. */
const contentsOf = ({ entries }: Package): Buffer =>
  Buffer.concat(
    entries.flatMap((entry) => (entry.kind === 'file' ? [Buffer.from(`${entry.content.length}:`), entry.content] : [])),
  );

describe('decode and encode', () => {
  it('are inverse: what was packed is read, and what was read packs to the same bytes', () => {
    fc.assert(
      fc.property(packages(shape), (pkg) => {
        const bytes = encode(pkg, quick);
        const decoded = decode(bytes);
        expect(decoded.package).toEqual(pkg);
        expect(Buffer.compare(encode(decoded.package, quick), bytes)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('know one encoding for one package, whatever the order of its entries', () => {
    fc.assert(
      fc.property(
        packages({ ...shape, hardlinks: false }).chain((pkg) =>
          fc.tuple(fc.constant(pkg), fc.shuffledSubarray([...pkg.entries], { minLength: pkg.entries.length })),
        ),
        ([pkg, shuffled]) => {
          expect(Buffer.compare(encode({ ...pkg, entries: shuffled }, quick), encode(pkg, quick))).toBe(0);
        },
      ),
    );
  });

  it('unpack the same content from every level', () => {
    fc.assert(
      fc.property(packages(shape), fc.integer({ min: 1, max: 22 }), (pkg, level) => {
        expect(decode(encode(pkg, { level })).package).toEqual(pkg);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is not exactly a package is refused', () => {
  it('cut off at every offset: truncated', () => {
    fc.assert(
      fc.property(packages({ ...shape, large: 300 }), (pkg) => {
        const bytes = encode(pkg, quick);
        for (let size = 0; size < bytes.length; size++) {
          const result = attempt(bytes.subarray(0, size));
          if (result !== 'truncated') expect({ size, result }).toEqual({ size, result: 'truncated' });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('followed by anything: bad_size', () => {
    fc.assert(
      fc.property(packages(shape), fc.uint8Array({ minLength: 1, maxLength: 200 }), (pkg, more) => {
        expect(attempt(Buffer.concat([encode(pkg, quick), more]))).toBe('bad_size');
      }),
    );
  });

  function flipEach(pkg: Package): void {
    const bytes = encode(pkg, quick);
    const { digest, package: before } = decode(bytes);
    const [contents, entries] = [contentsOf(before), serialize(before.entries)];
    const header = readPackageHeader(new DataView(bytes.buffer));
    const signaturesAt = PACKAGE_HEADER_SIZE + Number(header.manifest_size);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const result = attempt(flipped);
      if (typeof result === 'string') continue;
      // Equal bytes are equal values, quickly; equal values may be written otherwise (padding), so those are compared.
      const now = result.package.entries;
      const fine =
        bit >> 3 < signaturesAt
          ? contents.equals(contentsOf(result.package)) && Buffer.compare(result.digest, digest) !== 0
          : entries.equals(serialize(now)) || isDeepStrictEqual(before.entries, now);
      if (!fine) expect({ byte: bit >> 3, bit: bit & 7, entries: result.package.entries }).toEqual('refused');
    }
  }

  it('every single-bit flip is refused, or changes no content: then the signed digest, a signature, or how something was packed', () => {
    fc.assert(
      fc.property(packages({ ...shape, large: 300, adorned: false }), flipEach),
      // One run is thousands of attempts; making the package smaller would take longer than reading the failure.
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('so is every one of owners, attributes and relations', () => {
    const attributes = [
      { name: 'security.capability', value: capabilities() },
      { name: 'system.posix_acl_access', value: listFor(0o755) },
      { name: 'user.a', value: Uint8Array.of(1) },
    ];
    flipEach({
      name: 'a',
      version: '1',
      entries: [file('x', 'x', { mode: 0o755, user: 'root', group: 'b', attributes }), file('y', '', { user: 'b' })],
      relations: [
        {
          kind: 'depends',
          name: 'b',
          lower: { kind: 'including', version: '1' },
          upper: { kind: 'excluding', version: '2' },
        },
        { kind: 'provides', name: 'c' },
      ],
      signatures: [],
    });
  });

  it('random bytes, also behind a good beginning, give a reason and never another error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(typeof attempt(bytes)).toBe('string');
        expect(typeof attempt(Buffer.concat([Buffer.from('LAGOZPKG\x01\0\0\0', 'latin1'), bytes]))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('several random bytes changed give a reason, or a package', () => {
    fc.assert(
      fc.property(
        packages(shape),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
        (pkg, changes) => {
          const bytes = encode(pkg, quick);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          attempt(bytes);
        },
      ),
      { numRuns: 500 },
    );
  });
});
