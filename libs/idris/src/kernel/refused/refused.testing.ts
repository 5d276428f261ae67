/** For tests: tables of declarations that the kernel must refuse, each with the reason, and what several tables share. */
import { describe, expect, it } from 'vitest';
import type { Declaration, Quantity, Term } from '../../core/format.ts';
import { arrow, body, equal, fun, let_, type Named, refusal, type } from '../build.testing.ts';

type Case = readonly [what: string, reason: string, ...declarations: (Declaration | readonly Declaration[])[]];
export const refuses = (title: string, cases: readonly Case[]) =>
  describe(title, () => {
    it.each(cases.map((c) => [c[0], c] as const))('%s', (_, [, reason, ...declarations]) => {
      expect(refusal(...declarations)).toContain(reason);
    });
  });

export const raw =
  (t: Term): Named =>
  () =>
    t;
export const eq = (x: Named, y: Named) => equal('Nat', x, y);
export const integer = (v: string): Named => raw(['lit', 'Integer', v]);
/** Two universes of which the second contains the first, each one term, so that it is the same universe everywhere. */
export const identities = ['Id', 'Id2'].map((name) => fun(name, arrow(type, type), ['t'], body('t')));
export const small: Term = ['app', ['const', 'Id'], [['type']]];
export const large: Term = ['app', ['const', 'Id2'], [['type']]];
export const contained = (rest: Named): Named => let_('w', 0, raw(large), raw(small), rest);
export const a0 = ['a', type, 0 as Quantity] as const;
