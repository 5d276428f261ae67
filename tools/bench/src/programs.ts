/**
 * Idris 2 programs of any size, each large in one way: what a checker must do for twice as much of it should take twice as
 * long, and not four times.
 */

/** File names and texts; the last one is the program. */
export type Files = readonly (readonly [file: string, text: string])[];

const range = (count: number): number[] => [...Array(count).keys()];
const main = (...lines: readonly string[]): Files => [
  ['Main.idr', `module Main\n\n%default total\n\n${lines.join('\n')}\n`],
];

/** Functions on top of each other and a law of each; some six lines a step. */
function definitions(lines: number): Files {
  const one = (at: number) => [
    `f${at} : Nat -> Nat`,
    `f${at} Z = ${at}`,
    `f${at} (S n) = ${at === 0 ? 'n' : `S (f${at - 1} n)`}`,
    `law${at} : (n : Nat) -> f${at} (S n) = ${at === 0 ? 'n' : `S (f${at - 1} n)`}`,
    `law${at} n = Refl`,
    '',
  ];
  return main(...range(Math.ceil(lines / 6)).flatMap(one));
}

const link = (at: number, imports: readonly number[], next: string): readonly [string, string] => [
  `M${at}.idr`,
  [
    `module M${at}`,
    ...imports.map((one) => `import M${one}`),
    '',
    'public export',
    `f${at} : Nat -> Nat`,
    `f${at} n = S (${next})`,
    '',
    'export',
    `law${at} : (n : Nat) -> f${at} n = S (${next})`,
    `law${at} n = Refl`,
    '',
  ].join('\n'),
];

/** Modules, each on top of the one before. */
function chain(modules: number): Files {
  return range(modules).map((at) => link(at, at === 0 ? [] : [at - 1], at === 0 ? 'n' : `f${at - 1} n`));
}

/**
 * Modules that know nothing of each other, and one that imports them all.
 *
 * One thread checks them: 200 take some 1.3 s of processor, and a second thread some 0.9 s before its first verdict, to
 * compile the checker and to read the library.
 */
function beside(modules: number): Files {
  const all = range(modules);
  const uses = all.flatMap((at) => [`use${at} : Nat`, `use${at} = f${at} 0`]);
  return [
    ...all.map((at) => link(at, [], 'n')),
    ['Main.idr', ['module Main', ...all.map((at) => `import M${at}`), '', ...uses, ''].join('\n')],
  ];
}

/** A type of many constructors whose equality is decided through their numbers. */
function constructors(count: number): Files {
  const all = range(count);
  return [
    [
      'Main.idr',
      [
        'module Main',
        'import Decidable.Equality',
        '',
        '%default total',
        '',
        `data T = ${all.map((at) => `C${at}`).join(' | ')}`,
        '',
        'to : T -> Integer',
        ...all.map((at) => `to C${at} = ${at}`),
        '',
        'from : Integer -> Maybe T',
        ...all.map((at) => `from ${at} = Just C${at}`),
        'from _ = Nothing',
        '',
        'back : (t : T) -> from (to t) = Just t',
        ...all.map((at) => `back C${at} = Refl`),
        '',
        'just : Just a = Just b -> a = b',
        'just Refl = Refl',
        '',
        'injective : (a, b : T) -> to a = to b -> a = b',
        'injective a b same = just (trans (sym (back a)) (trans (cong from same) (back b)))',
        '',
      ].join('\n'),
    ],
  ];
}

/** The same, by all pairs: as many clauses as the square of the constructors. */
function pairs(clauses: number): Files {
  const all = range(Math.round(Math.sqrt(clauses)));
  return main(
    `data T = ${all.map((at) => `C${at}`).join(' | ')}`,
    '',
    'same : (a, b : T) -> Dec (a = b)',
    ...all.flatMap((a) => all.map((b) => `same C${a} C${b} = ${a === b ? 'Yes Refl' : 'No (\\case Refl impossible)'}`)),
  );
}

/** One equation through many others. */
function equations(steps: number): Files {
  const proof = range(steps - 1).reduceRight((rest, at) => `trans (step ${at}) (${rest})`, `step ${steps - 1}`);
  return main(
    `chain : (f : Nat -> Nat) -> (step : (n : Nat) -> f n = f (S n)) -> f 0 = f ${steps}`,
    `chain f step = ${proof}`,
  );
}

/** The same, each step with its term and its reason. */
function calculation(steps: number): Files {
  return [
    [
      'Main.idr',
      [
        'module Main',
        'import Syntax.PreorderReasoning',
        '',
        '%default total',
        '',
        `chain : (f : Nat -> Nat) -> (step : (n : Nat) -> f n = f (S n)) -> f 0 = f ${steps}`,
        'chain f step = Calc $',
        '  |~ f 0',
        ...range(steps).map((at) => `  ~~ f ${at + 1} ...(step ${at})`),
        '',
      ].join('\n'),
    ],
  ];
}

/** Numbers as large as that, and what follows at once. */
function literal(size: number): Files {
  return main(
    'big : Nat',
    `big = ${size}`,
    `sum : ${size} = ${size - 1000} + the Nat 1000`,
    'sum = Refl',
    `next : the Nat ${size} = S ${size - 1}`,
    'next = Refl',
    `product : the Nat ${size * 7} = Main.big * 7`,
    'product = Refl',
    `other : Not (the Nat ${size} = ${size + 1})`,
    'other Refl impossible',
  );
}

/** \`with\` inside \`with\`. */
function withs(depth: number): Files {
  const lines = ['g : Nat -> Nat', 'g Z = 1', 'g (S n) = n', '', 'f : Nat -> Nat', 'f n with (g n)'];
  for (let at = 1; at < depth; at++) lines.push(`${'  '.repeat(at)}_ | Z with (g (${at} + n))`);
  lines.push(`${'  '.repeat(depth)}_ | Z = 0`);
  for (let at = depth; at > 0; at--) lines.push(`${'  '.repeat(at)}_ | S m = m`);
  return main(...lines);
}

/** Implementations of one interface, each searched for. */
function instances(count: number): Files {
  const one = (at: number) => [
    `data T${at} = MkT${at}`,
    `Number T${at} where`,
    `  number _ = ${at}`,
    `use${at} : Nat`,
    `use${at} = number (MkT${at}, MkT${at >> 1})`,
    '',
  ];
  return main(
    'interface Number a where',
    '  number : a -> Nat',
    '',
    '(Number a, Number b) => Number (a, b) where',
    '  number (x, y) = number x + number y',
    '',
    ...range(count).flatMap(one),
  );
}

/** A record, its projections, an update, and what the update leaves. */
function fields(count: number): Files {
  return main(
    'record R where',
    '  constructor MkR',
    ...range(count).map((at) => `  field${at} : Nat`),
    '',
    'change : R -> R',
    `change r = { field0 := 1, field${count - 1} $= S } r`,
    '',
    `kept : (r : R) -> (change r).field1 = r.field1`,
    'kept r = Refl',
  );
}

/** A function by many literals. */
function literals(count: number): Files {
  return main(
    'f : Integer -> Nat',
    ...range(count).map((at) => `f ${at * 3} = ${at}`),
    'f _ = 0',
    '',
    `known : f ${3 * (count - 1)} = ${count - 1}`,
    'known = Refl',
  );
}

/** An expression inside many others. */
function nested(depth: number): Files {
  return main('deep : Nat', `deep = ${'S ('.repeat(depth)}Z${')'.repeat(depth)}`);
}

export interface Program {
  /** What its size counts. */
  readonly of: string;
  readonly size: number;
  /** Larger ones are refused: an expression may be nested so deep, and no deeper. */
  readonly most?: number;
  /** Faster than n log n, and why that cannot be otherwise. */
  readonly grows?: { readonly exponent: number; readonly why: string };
  readonly write: (size: number) => Files;
}

export const PROGRAMS: Readonly<Record<string, Program>> = {
  definitions: { of: 'lines', size: 2000, write: definitions },
  chain: { of: 'modules', size: 200, write: chain },
  beside: { of: 'modules', size: 200, write: beside },
  constructors: { of: 'constructors', size: 200, write: constructors },
  pairs: { of: 'clauses', size: 1600, write: pairs },
  equations: { of: 'steps', size: 300, most: 380, write: equations },
  calculation: { of: 'steps', size: 300, most: 400, write: calculation },
  literal: { of: 'the number', size: 1_000_000, write: literal },
  withs: { of: 'levels', size: 50, most: 200, write: withs },
  instances: { of: 'implementations', size: 500, write: instances },
  fields: {
    of: 'fields',
    size: 200,
    grows: { exponent: 2, why: 'each of n projections is a function that matches the record, and so names n fields' },
    write: fields,
  },
  literals: { of: 'clauses', size: 3000, write: literals },
  nested: { of: 'parentheses', size: 360, most: 390, write: nested },
};
