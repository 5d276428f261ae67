import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAttributes, parseOwner, parseOwners } from './metadata.ts';

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;
/** The ways in which getfattr writes a value. */
const WRITTEN: readonly ((value: Uint8Array) => string)[] = [
  (value) => `"${[...value].map(octal).join('')}"`,
  (value) => `0x${Buffer.from(value).toString('hex')}`,
  (value) => `0s${Buffer.from(value).toString('base64')}`,
];

describe('what getfattr writes', () => {
  it('is read as the values that it was written from, whatever the encoding', () => {
    const file = fc.record({
      path: fc.stringMatching(/^[a-z][a-z =#"]{0,5}$/),
      values: fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(file, { selector: ({ path }) => path }),
        fc.constantFrom(...WRITTEN),
        (files, write) => {
          const dump = files.map(({ path, values }) =>
            [`# file: ${path}`, ...values.map((value, index) => `user.${index}=${write(value)}`), '', ''].join('\n'),
          );
          const expected = files.map(({ path, values }) => [
            path,
            values.map((value, index) => ({ name: `user.${index}`, value })),
          ]);
          expect([...parseAttributes(dump.join(''))]).toEqual(expected);
        },
      ),
    );
  });

  it('has escapes in paths and quotes in values', () => {
    const dump = '# file: ./a\\012b\nuser.x="say \\"hi\\" \\\\"\nuser.y\n';
    expect([...parseAttributes(dump)]).toEqual([
      [
        'a\nb',
        [
          { name: 'user.x', value: new Uint8Array(Buffer.from('say "hi" \\')) },
          { name: 'user.y', value: new Uint8Array() },
        ],
      ],
    ]);
  });

  it.each(['user.a="1"', '# file: a\nuser.a=1', '# file: a\nuser.a=0x1'])('%j is refused', (dump) => {
    expect(() => parseAttributes(dump)).toThrow('bad_attribute');
  });
});

describe('owners', () => {
  it.each([
    ['0:0', { uid: 0, gid: 0 }],
    ['root:7', { uid: 0, gid: 7, user: 'root' }],
    ['www-data=33:www=34', { uid: 33, gid: 34, user: 'www-data', group: 'www' }],
  ])('%s', (text, owner) => {
    expect(parseOwner(text)).toEqual(owner);
  });

  it.each(['', 'root', 'www-data:www-data', '0:0:0', '=1:2', '-1:0'])(
    '%j is refused, since a name alone says no number',
    (text) => {
      expect(() => parseOwner(text)).toThrow('bad_owner');
    },
  );

  it('are given to single paths, each once', () => {
    expect([...parseOwners('# who\n\nroot:root a b\n1:2 c\n')]).toEqual([
      ['a b', { uid: 0, gid: 0, user: 'root', group: 'root' }],
      ['c', { uid: 1, gid: 2 }],
    ]);
    expect(() => parseOwners('0:0 a\n0:0 a')).toThrow('line 2 says again');
    expect(() => parseOwners('0:0')).toThrow('line 1 must be');
  });
});
