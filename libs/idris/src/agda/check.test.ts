/** Agda refuses what it must refuse, and what is accepted is remembered. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CoreModule, Declaration } from '../core/format.ts';
import {
  app,
  arrow,
  body,
  data,
  equal,
  fun,
  lam,
  let_,
  module,
  pi,
  prelude,
  refusal,
  split,
  type,
} from '../kernel/build.testing.ts';
import { agdaVersion, checkWithAgda } from './check.ts';
import { type Exported, exportModule } from './export.ts';
import { giveBack, lend } from './primitives.testing.ts';

const agda = ['nice', '-n', '10', process.env['AGDA'] || 'agda'];
/** The same words as in the gate, so that what is remembered is shared. */
const version = /\d\S*/.exec((await agdaVersion(agda)) ?? '')?.[0];
const absent = version === undefined ? 'agda does not run here' : undefined;

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lago-agda-'));
  if (version !== undefined) lend(version, scratch);
});
afterAll(() => {
  if (version !== undefined) giveBack(version, scratch);
  rmSync(scratch, { recursive: true, force: true });
});

/** The verdicts, with the modules by name. */
const verdictsOn = async (modules: readonly Exported[]) =>
  (await checkWithAgda(modules, { agda, version: version!, directory: scratch })).map((v) => ({
    ...v,
    module: v.module.name,
  }));

const exportAll = (modules: readonly CoreModule[]): readonly Exported[] => {
  const done = new Map<string, Exported>();
  for (const one of modules) done.set(one.name, exportModule(one, done));
  return [...done.values()];
};
type Group = Declaration | readonly Declaration[];
const nats = (name: string, args: readonly string[], tree: Parameters<typeof fun>[3]) =>
  fun(name, arrow(...args.map(() => 'Nat'), 'Nat'), args, tree);
const bool = arrow('Bool', 'Nat');

/** By what our kernel says of them. */
const refused: readonly (readonly [reason: string, declaration: string, ...groups: Group[]])[] = [
  ['termination', 'loop', nats('loop', ['n'], body(app('loop', 'n')))],
  ['termination', 'void', fun('void', arrow('Nat', 'Void'), ['n'], body(app('void', app('S', 'n'))))],
  [
    'termination',
    'swap',
    nats('swap', ['n', 'm'], split('n', { Z: [body('m')], S: ['k', body(app('swap', 'm', app('S', 'k')))] })),
  ],
  [
    'termination',
    'up',
    [
      nats('up', ['n'], split('n', { Z: [body('Z')], S: ['k', body(app('down', 'k'))] })),
      nats('down', ['n'], body(app('up', app('S', 'n')))),
    ],
  ],
  ['termination', 'inside', nats('inside', ['n'], body(app(lam([['x', 'Nat']], app('inside', 'x')), 'n')))],
  ['positivity', 'D', data('D', type, [], { MkD: arrow(arrow('D', 'Void'), 'D') })],
  ['positivity', 'Twice', data('Twice', type, [], { MkTwice: arrow(arrow(arrow('Twice', 'Void'), 'Void'), 'Twice') })],
  [
    'positivity',
    'E',
    data('Fun', pi([['a', type]], type), [0], {
      MkFun: pi(
        [
          ['a', type, 0],
          ['f', arrow('a', 'Void')],
        ],
        app('Fun', 'a'),
      ),
    }),
    data('E', type, [], { MkE: arrow(app('Fun', 'E'), 'E') }),
  ],
  ['coverage', 'one', fun('one', bool, ['b'], split('b', { True: [body('Z')] }))],
  ['coverage', 'none', fun('none', bool, ['b'], split('b', {}))],
  [
    'coverage',
    'deep',
    nats('deep', ['n', 'm'], split('n', { Z: [body('m')], S: ['k', split('m', { Z: [body('k')] })] })),
  ],
  ['coverage', 'fin', fun('fin', pi([['i', app('Fin', 2)]], 'Void'), ['i'], split('i', {}))],
  [
    'coverage',
    'stuck',
    fun(
      'stuck',
      pi(
        [
          ['n', 'Nat'],
          ['e', equal('Nat', app('plus', 'n', 'n'), 1)],
        ],
        'Void',
      ),
      ['n', 'e'],
      split('e', {}),
    ),
  ],
  ['universe', 'self', data('U', type, [], { MkU: arrow(type, 'U') }), fun('self', 'U', [], body(app('MkU', 'U')))],
  ['type', 'five', fun('five', equal('Nat', app('plus', 2, 2), 5), [], body(app('Refl', 'Nat', 5)))],
  ['type', 'truth', fun('truth', 'Nat', [], body('True'))],
  ['type', 'stop', fun('stop', 'Void', [], body('MkUnit'))],
];

/** What Agda says where our kernel gives that reason. */
const reasons: Readonly<Record<string, RegExp>> = {
  termination: /Termination checking failed/,
  positivity: /not strictly\s+positive/,
  coverage: /Incomplete pattern matching|should be empty, but|Is empty: /,
  universe: /lsuc lzero != lzero|Set₁ != Set|!= .* of type Level/,
  type: /!=/,
};

describe('what the kernel refuses', () => {
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: the second prover: ${absent}`));
  let verdicts: Awaited<ReturnType<typeof verdictsOn>> = [];
  const kinds = refused.map(([reason]) => reason);
  beforeAll(async () => {
    if (absent !== undefined) return;
    const modules = refused.map(([, , ...groups], i) => module(`Bad${i}`, ['Prelude'], groups));
    const rest = module('OnBad', ['Prelude', 'Bad0'], [fun('on', arrow('Nat', 'Nat'), [], body('loop'))]);
    verdicts = await verdictsOn(exportAll([prelude(), ...modules, rest]));
  }, 600_000);

  it.each(refused.map(([reason, name, ...groups], i) => [reason, name, groups, i] as const))(
    'for %s: %s, is refused by Agda, which is asked without the kernel',
    (reason, name, groups, i) => {
      expect(refusal(...groups)).toMatch(new RegExp(`^${reason}: `));
      expect(verdicts[i + 1]).toMatchObject({ module: `Bad${i}`, verdict: 'rejected', declaration: name });
      expect(verdicts[i + 1]?.message).not.toContain(scratch);
      expect(verdicts[i + 1]?.message).toMatch(reasons[reason]!);
    },
  );

  it('and nothing else: what it imports is accepted, what imports it is not looked at', () => {
    expect(new Set(kinds).size).toBe(5);
    expect(verdicts[0]).toEqual({ module: 'Prelude', verdict: 'accepted' });
    expect(verdicts.at(-1)).toEqual({ module: 'OnBad', verdict: 'blocked' });
  });
});

describe('beside what the library uses', () => {
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: the second prover: ${absent}`));
  const ask = async (...groups: readonly Group[]) => {
    expect(refusal(...groups)).toBe('accepted');
    const modules = exportAll([prelude(), module('Test', ['Prelude'], groups)]);
    return (await verdictsOn(modules))[1];
  };
  const identity = fun(
    'identity',
    pi(
      [
        ['a', type, 0],
        ['x', 'a'],
      ],
      'a',
    ),
    ['a', 'x'],
    body('x'),
  );

  it('a constant is used at several', async () => {
    const small = fun('small', 'Nat', [], body(app('identity', 'Nat', 3)));
    const large = fun('large', type, [], body(app('identity', type, 'Nat')));
    expect(await ask(identity, small, large)).toEqual({ module: 'Test', verdict: 'accepted' });
  });

  it('a definition inside a term is what it is defined as', async () => {
    const two = fun('two', equal('Nat', 2, 2), [], body(let_('x', 2, 'Nat', 2, app('Refl', 'Nat', 'x'))));
    expect(await ask(two)).toEqual({ module: 'Test', verdict: 'accepted' });
  });

  it('what needs cumulativity in earnest is beyond the export, and Agda says so', async () => {
    const either = fun('either', arrow('Bool', type), ['b'], split('b', { True: [body('Nat')], False: [body(type)] }));
    expect(await ask(either)).toMatchObject({ verdict: 'rejected', declaration: 'either' });
  });
});
