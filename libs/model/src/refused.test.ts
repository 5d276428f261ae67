/**
 * What is refused changes nothing: neither the tree, to the inode and the nanosecond, nor obli-pkg's own folder, which a
 * refused first command does not even leave behind.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, type Package } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BUILT, missing, run, statusOf } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';

const absent = missing('plain', 'fault');

const plain: Package = { name: 'a', version: '1', entries: [file('etc/a', 'content of a')], signatures: [] };
const signed: Package = {
  ...plain,
  signatures: ([1, 2, 3] as const).map((scheme) => ({
    scheme,
    role: 1,
    keyId: new Uint8Array(32).fill(scheme),
    bytes: new Uint8Array(100).fill(scheme),
  })),
};

/** When something was last staged is all that a refusal may leave. */
const everything = (root: string): string[] =>
  fingerprint(root).filter((line) => !line.startsWith('"var/lib/obli-pkg/stage" '));

describe('a refused command', () => {
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: refusals of the real obli-pkg: ${absent}`));
  let folder: string;
  const packages: { [name: string]: string } = {};
  const real = () => ({ root: join(folder, 'root'), binaries: BUILT });
  const write = (name: string, bytes: Uint8Array): void => {
    packages[name] = join(folder, `${name}.zpkg`);
    writeFileSync(packages[name], bytes);
  };
  const named = (args: readonly string[]): string[] => args.map((each) => packages[each] ?? each);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lago-refused-'));
    const bytes = encode(plain);
    const damaged = bytes.slice();
    // The last byte of the only frame.
    damaged[damaged.length - 1]! ^= 1;
    write('plain', bytes);
    write('signed', encode(signed));
    write('damaged', damaged);
    write('short', bytes.subarray(0, bytes.length - 1));
    write('other', Buffer.from('#!/bin/sh\n'));
    write('blocked', encode({ ...plain, name: 'b', entries: [file('etc/mine/b', '')] }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const fresh = (prepare: (root: string) => void = () => {}): void => {
    rmSync(real().root, { recursive: true, force: true });
    mkdirSync(real().root);
    prepare(real().root);
  };

  const cases: readonly (readonly [string, readonly string[], number, string])[] = [
    ['a package whose signatures are not of one key set', ['install', 'signed'], 36, 'missing_signature'],
    ['an unsigned package', ['install', 'plain'], 27, 'unsigned_package'],
    ['a package that is cut off', ['install', '--allow-unsigned', 'short'], 11, 'truncated'],
    ['a file that is no package, and shorter than a header', ['install', '--allow-unsigned', 'other'], 12, 'bad_magic'],
    ['a package with other content', ['install', '--allow-unsigned', 'damaged'], 23, 'bad_digest'],
    [
      'a package that is in the way of itself',
      ['install', '--allow-unsigned', 'plain', 'plain'],
      31,
      'already_installed',
    ],
    ['a package that needs a folder where a file is', ['install', '--allow-unsigned', 'blocked'], 30, 'conflict'],
    ['a removal of nothing', ['remove', 'nothing'], 29, 'not_found'],
    ['a roll-back of nothing', ['rollback', '1'], 29, 'not_found'],
  ];
  const roots: readonly (readonly [string, (root: string) => void])[] = [
    ['an empty root', () => {}],
    ['a root with var/lib', (root) => mkdirSync(join(root, 'var/lib'), { recursive: true })],
    [
      'a root with var/lib elsewhere',
      (root) => {
        mkdirSync(join(root, 'var'));
        symlinkSync('/tmp', join(root, 'var/lib'));
      },
    ],
  ];

  describe.each(cases)('%s', (_, args, code, status) => {
    it.each(roots)('leaves nothing in %s', (name, prepare) => {
      fresh((root) => {
        prepare(root);
        mkdirSync(join(root, 'etc'));
        writeFileSync(join(root, 'etc/mine'), 'mine');
      });
      const before = fingerprint(real().root);
      const answer = run(real(), named(args));
      // Through a link obli-pkg does not go for its own folder, whatever else is asked.
      const early = code < 20 || status === 'unsigned_package' || status === 'missing_signature';
      const expected = name.endsWith('elsewhere') && !early ? { code: 30, status: 'conflict' } : { code, status };
      expect({ code: answer.code, status: statusOf(answer) }).toEqual(expected);
      expect(fingerprint(real().root)).toEqual(before);
    });

    it('changes nothing where something is installed', () => {
      fresh((root) => mkdirSync(join(root, 'etc/mine'), { recursive: true }));
      rmSync(join(real().root, 'etc/mine'), { recursive: true });
      writeFileSync(join(real().root, 'etc/mine'), 'mine');
      expect(run(real(), ['install', '--allow-unsigned', packages['signed']!]).code).toBe(0);
      expect(run(real(), ['remove', 'a']).code).toBe(0);
      const before = everything(real().root);
      const answer = run(real(), named(args.map((each) => (each === '1' ? '99' : each))));
      expect({ code: answer.code, status: statusOf(answer) }).toEqual({ code, status });
      expect(everything(real().root)).toEqual(before);
    });
  });

  it('a disk without room for a first command leaves nothing, wherever it was filled', () => {
    for (let after = 1; after < 200; after++) {
      fresh((root) => mkdirSync(join(root, 'var')));
      const before = fingerprint(real().root);
      const answer = run(real(), named(['install', '--allow-unsigned', 'plain']), { after, errno: 28 });
      // A call that fails after the commit leaves what was done.
      if (answer.code === 0 || run(real(), ['verify', 'a']).code === 0) {
        expect(after).toBeGreaterThan(10);
        return;
      }
      expect(answer.code, answer.stderr).toBe(34);
      expect(answer.stderr).toMatch(/no space left on this file system: free some/);
      expect(fingerprint(real().root), `writing call ${after}`).toEqual(before);
    }
    throw new Error('an installation that makes 200 writing calls');
  });
});
