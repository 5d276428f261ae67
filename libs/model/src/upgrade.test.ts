/** What upgrades do that random sequences seldom come to (testing/upgrades.ts). */
import { beforeEach, describe, it } from 'vitest';
import { BUILT, missing } from './testing/binary.ts';
import { keepsConfiguration, keepsFolder, onePathTwice, strangersComeBack } from './testing/upgrades.ts';

const absent = missing('plain');

describe('an upgrade', () => {
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: upgrades of the real obli-pkg: ${absent}`));
  it('keeps what the administrator changed in etc, says so, and can be taken back', () => keepsConfiguration(BUILT));

  it('keeps a folder of the administrator in the place of configuration', () => keepsFolder(BUILT));

  it.each([[['a', 'b'] as const], [['b', 'a'] as const]])('of %s is refused where they have one path', (order) => {
    onePathTwice(BUILT, order);
  });

  it.each([
    ['after it', []],
    ['after it was taken back', ['rollback', '2']],
  ])('leaves to a removal %s to bring back what was there before the first version', (_, between) => {
    strangersComeBack(BUILT, between);
  });
});
