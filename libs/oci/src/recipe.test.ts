import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { RECIPE } from './fixtures.ts';
import { parseRecipe } from './recipe.ts';

const parse = (changes: object) => parseRecipe(JSON.stringify({ ...RECIPE, ...changes }), 'image.json');

describe('parseRecipe', () => {
  it('takes the fixture and the image of this repository', async () => {
    expect(parse({}).name).toBe('fixture');
    const file = new URL('../../../targets/lago-grey/image.json', import.meta.url);
    expect(parseRecipe(await readFile(file, 'utf8'), 'image.json').name).toBe('lago-grey');
  });

  it.each([
    ['an unknown key', { colour: 'grey' }, /the recipe must NOT have additional properties \(colour\)/],
    ['a missing key', { budget: undefined }, /must have required property 'budget'/],
    ['an unknown architecture', { architectures: ['riscv64'] }, /\/architectures\/0 must be equal to one of/],
    [
      'a mode that is not octal',
      { layers: [{ name: 'x', directories: [{ path: 'a', mode: '0788' }] }] },
      /mode must match pattern/,
    ],
    [
      'a file with two sources',
      { layers: [{ name: 'x', files: [{ path: 'a', mode: '0644', from: 'b', lines: [] }] }] },
      /must match exactly one schema/,
    ],
    [
      'a file with none',
      { layers: [{ name: 'x', files: [{ path: 'a', mode: '0644' }] }] },
      /must have required property 'from'/,
    ],
    [
      'a path that leads out',
      { layers: [{ name: 'x', directories: [{ path: 'a/../..', mode: '0755' }] }] },
      /a\/\.\.\/\.\./,
    ],
    [
      'a source that leads out',
      { layers: [{ name: 'x', files: [{ path: 'a', mode: '0644', from: '../secret' }] }] },
      /\.\.\/secret/,
    ],
    [
      'the signer, which handles secret keys',
      {
        layers: [{ name: 'x', files: [{ path: 'a', mode: '0755', from: 'dist/obli-sign/{architecture}/obli-sign' }] }],
      },
      /signs packages and is part of no image/,
    ],
    [
      'an absolute path in the image',
      { layers: [{ name: 'x', directories: [{ path: '/a', mode: '0755' }] }] },
      /path must match pattern/,
    ],
    [
      'an unknown owner',
      { layers: [{ name: 'x', directories: [{ path: 'a', mode: '0755', owner: 'ann' }] }] },
      /ann is none of users/,
    ],
    ['an unknown user to run as', { run: { user: 'ann', entrypoint: ['/x'] } }, /\/run\/user: ann is none of users/],
    [
      'a user id twice',
      { users: [RECIPE.users[0], { name: 'toor', id: 0, home: '/' }, RECIPE.users[1]] },
      /the id 0 is there twice/,
    ],
    ['a layer name twice', { layers: [{ name: 'x' }, { name: 'x' }] }, /the name x is there twice/],
    ['a greeting that is no file', { greeting: 'usr/bin/other' }, /\/greeting: usr\/bin\/other is none of the files/],
    [
      'a verdict typed in',
      { labels: { 'io.hyperpolymath.formally-verified': 'true' } },
      /formally-verified is computed/,
    ],
    ['a version typed in', { labels: { 'org.opencontainers.image.version': '9' } }, /version is computed/],
  ])('refuses %s', (_, changes, message) => {
    expect(() => parse(changes)).toThrow(message);
  });

  it('names every mistake at once, and where the schema is', () => {
    const bad = () => parse({ architectures: [], budget: {}, vendor: '' });
    for (const word of ['/architectures', '/budget', '/vendor', 'libs/oci/schema/image.schema.json']) {
      expect(bad).toThrow(word);
    }
    expect(() => parseRecipe('{', 'image.json')).toThrow('image.json is not JSON');
  });
});
