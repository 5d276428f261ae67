/** The two readers of packages, libs/zpkg in TypeScript and libobli in Zig, against each other. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENTRY_RECORD_OFFSETS, ENTRY_RECORD_SIZE, PACKAGE_HEADER_SIZE } from './abi.ts';
import { sha512 } from './bytes.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { Libobli } from './libobli.ts';
import { ZpkgError } from './package.ts';
import { file, packages } from './testing.ts';

const WASM = resolve(import.meta.dirname, '../../../dist/obli-pkg/wasm32/libobli.wasm');
const absent = existsSync(WASM)
  ? undefined
  : 'libobli.wasm is not built; `npx lago build obli-pkg --arch wasm32` builds it';

const shape = { large: 3_000, hardlinks: true, owner: { uid: 1, gid: 2 }, adorned: true };
const quick = { level: 3 };

/** What libs/zpkg says, as libobli would say it. */
function statusOf(bytes: Uint8Array): string {
  try {
    decode(bytes);
    return 'ok';
  } catch (error) {
    if (error instanceof ZpkgError) return error.reason;
    throw error;
  }
}

describe('libobli and libs/zpkg', () => {
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: libobli against libs/zpkg: ${absent}`));
  let libobli: Libobli;
  beforeAll(async () => {
    if (absent === undefined) libobli = await Libobli.load(readFileSync(WASM));
  });

  it('read the same out of every package', () => {
    fc.assert(
      fc.property(packages(shape), (pkg) => {
        const bytes = encode(pkg, quick);
        const { header, records, package: read } = decode(bytes);
        const opened = libobli.open(bytes);
        expect(opened).toEqual({
          status: 'ok',
          name: pkg.name,
          version: pkg.version,
          unpackedSize: header.unpacked_size,
          contentSize: header.content_size,
          signatures: pkg.signatures.length,
          entries: records.map((record, index) => {
            const entry = read.entries[index]!;
            return { ...record, path: entry.path, target: 'target' in entry ? entry.target : '' };
          }),
        });
        expect(libobli.verify(bytes)).toMatchObject({ status: 'ok', entry: undefined });
      }),
    );
  });

  it('unpack what every level of the compressor packs', () => {
    fc.assert(
      fc.property(packages({ ...shape, large: 400_000 }), fc.integer({ min: 1, max: 22 }), (pkg, level) => {
        expect(libobli.verify(encode(pkg, { level })).status).toBe('ok');
      }),
      { numRuns: 60 },
    );
  });

  it('cut off anywhere: the same reason', () => {
    fc.assert(
      fc.property(packages(shape), fc.nat(), (pkg, at) => {
        const bytes = encode(pkg, quick);
        const cut = bytes.subarray(0, at % bytes.length);
        expect(libobli.verify(cut).status).toBe(statusOf(cut));
      }),
    );
  });

  it('one byte changed: the same reason', () => {
    fc.assert(
      fc.property(packages(shape), fc.nat(), fc.integer({ min: 1, max: 255 }), (pkg, at, change) => {
        const bytes = encode(pkg, quick);
        bytes[at % bytes.length]! ^= change;
        const where = { byte: at % bytes.length, change };
        expect({ ...where, status: libobli.verify(bytes).status }).toEqual({ ...where, status: statusOf(bytes) });
      }),
      { numRuns: 1_500 },
    );
  });

  it('several bytes changed: both refuse or both accept', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(packages(shape), changes, (pkg, list) => {
        const bytes = encode(pkg, quick);
        // The first record is where most rules are.
        for (const [at, change] of list) bytes[at % Math.min(bytes.length, PACKAGE_HEADER_SIZE + 300)]! ^= change;
        expect(libobli.verify(bytes).status === 'ok').toBe(statusOf(bytes) === 'ok');
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuse a later entry whose path lies outside, while an earlier one looks for its folder', () => {
    const pkg = { name: 'a', version: '1', entries: [file('a/a', '1'), file('a/b', '2')], signatures: [] };
    const bytes = encode(pkg);
    new DataView(bytes.buffer).setUint32(
      PACKAGE_HEADER_SIZE + ENTRY_RECORD_SIZE + ENTRY_RECORD_OFFSETS.path_offset,
      2 ** 31,
      true,
    );
    expect(libobli.verify(bytes).status).toBe('not_canonical');
    expect(statusOf(bytes)).toBe('not_canonical');
  });

  it('name the entry whose content is another, with both digests', () => {
    const bytes = encode({ name: 'a', version: '1', entries: [file('x', 'one'), file('y', 'two')], signatures: [] });
    // The last byte of an incompressible frame is the last byte of the content: o becomes n.
    bytes[bytes.length - 1]! ^= 1;
    const report = libobli.verify(bytes);
    expect(report).toMatchObject({ status: 'bad_digest', entry: 1, path: 'y' });
    expect(report.expected).toEqual(sha512(Buffer.from('two')));
    expect(report.actual).toEqual(sha512(Buffer.from('twn')));
  });
});

it('another module is not taken for libobli', async () => {
  const empty = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  await expect(Libobli.load(empty)).rejects.toThrow('libobli.memory: is not exported');
});
