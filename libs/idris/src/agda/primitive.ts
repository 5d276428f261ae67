/**
 * The module that every export imports: what core has as primitives, in terms of Agda's builtins, without a postulate.
 *
 * - Natural numbers are Agda's builtin Nat, so literals stay literals. The data type that a core module declares as its
 *   natural numbers is identified with it, after its shape was compared; nothing is left to check in `zero | suc`.
 * - String and Char are Agda's builtins, opaque there too. Char literals and comparisons go by code point in both.
 * - Integer is a sign and a builtin Nat. Core's operations compute on literals only, these on more: equations that core
 *   lacks, none that is false of integers.
 * - The sized integers are a constructor around an Integer in their range; results are brought back into it, as in core.
 * - Where core's operation has no meaning and stays stuck (division by zero, a position outside a string), Agda's has
 *   some value: functions are total there.
 * - Double, shifts and the operations on bits are missing; what uses them cannot be exported.
 */
import { identifier } from './names.ts';

export const primitiveModule = 'Core.Primitive';

const sized = ['Int', 'Int8', 'Int16', 'Int32', 'Int64', 'Bits8', 'Bits16', 'Bits32', 'Bits64'] as const;

/** The constructor of a sized type. */
export const wrapper = (type: string): string => type.toLowerCase();

const prelude = `
data Order : Set where
  less equal greater : Order

-- By the builtin comparisons, which are fast on numerals.
ofNat : Nat → Nat → Order
ofNat m n with m == n
... | true = equal
... | false with m < n
...   | true = less
...   | false = greater

data Integer : Set where
  natural : Nat → Integer
  negative : Nat → Integer

${sized.map((type) => `data ${type} : Set where\n  ${wrapper(type)} : Integer → ${type}\n`).join('\n')}
ofInteger : Integer → Integer → Order
ofInteger (natural m) (natural n) = ofNat m n
ofInteger (natural _) (negative _) = greater
ofInteger (negative _) (natural _) = less
ofInteger (negative m) (negative n) = ofNat n m

${sized
  .map((type) => {
    const c = wrapper(type);
    const compare = `of${type} : ${type} → ${type} → Order\nof${type} (${c} m) (${c} n) = ofInteger m n\n`;
    return `${compare}from${type} : ${type} → Integer\nfrom${type} (${c} n) = n\n`;
  })
  .join('\n')}
ofChar : Char → Char → Order
ofChar c d = ofNat (primCharToNat c) (primCharToNat d)

ofList : List Char → List Char → Order
ofList [] [] = equal
ofList [] (_ ∷ _) = less
ofList (_ ∷ _) [] = greater
ofList (c ∷ cs) (d ∷ ds) with ofChar c d
... | less = less
... | equal = ofList cs ds
... | greater = greater

ofString : String → String → Order
ofString s t = ofList (primStringToList s) (primStringToList t)

no yes : Int
no = int (natural 0)
yes = int (natural 1)

isLt isLte isEq isGte isGt : Order → Int
isLt less = yes
isLt equal = no
isLt greater = no
isLte less = yes
isLte equal = yes
isLte greater = no
isEq less = no
isEq equal = yes
isEq greater = no
isGte less = no
isGte equal = yes
isGte greater = yes
isGt less = no
isGt equal = no
isGt greater = yes

difference : Nat → Nat → Integer
difference m n with m < n
... | true = negative (n - suc m)
... | false = natural (m - n)

add : Integer → Integer → Integer
add (natural m) (natural n) = natural (m + n)
add (natural m) (negative n) = difference m (suc n)
add (negative m) (natural n) = difference n (suc m)
add (negative m) (negative n) = negative (suc (m + n))

negate : Integer → Integer
negate (natural zero) = natural zero
negate (natural (suc n)) = negative n
negate (negative n) = natural (suc n)

subtract : Integer → Integer → Integer
subtract m n = add m (negate n)

multiply : Integer → Integer → Integer
multiply (natural m) (natural n) = natural (m * n)
multiply (natural m) (negative n) = negate (natural (m * suc n))
multiply (negative m) (natural n) = negate (natural (suc m * n))
multiply (negative m) (negative n) = natural (suc m * suc n)

toNat : Integer → Nat
toNat (natural n) = n
toNat (negative _) = zero

-- The second argument is one less than the divisor: it is never zero.
quotient remainder : Nat → Nat → Nat
quotient n m = div-helper 0 m n m
remainder n m = mod-helper 0 m n m

-- By what is one more than a natural number, so that what remains is not negative.
quotientBy remainderBy : Nat → Integer → Integer
quotientBy m (natural n) = natural (quotient n m)
quotientBy m (negative n) = negative (quotient n m)
remainderBy m (natural n) = natural (remainder n m)
remainderBy m (negative n) = natural (m - remainder n m)

divide modulo : Integer → Integer → Integer
divide _ (natural zero) = natural zero
divide a (natural (suc m)) = quotientBy m a
divide a (negative m) = negate (quotientBy m a)
modulo a (natural zero) = a
modulo a (natural (suc m)) = remainderBy m a
modulo a (negative m) = remainderBy m a

-- Those above half of the range stand for negative ones.
signed : Nat → Integer → Integer
signed half (negative n) = negative n
signed half (natural n) with n < half
... | true = natural n
... | false = negative ((half + half) - suc n)

showInteger : Integer → String
showInteger (natural n) = primShowNat n
showInteger (negative n) = primStringAppend "-" (primShowNat (suc n))

toChar : Integer → Char
toChar n = primNatToChar (toNat n)

lengthOf : List Char → Nat
lengthOf [] = zero
lengthOf (_ ∷ cs) = suc (lengthOf cs)

headOf : List Char → Char
headOf [] = primNatToChar zero
headOf (c ∷ _) = c

from upTo : Nat → List Char → List Char
from zero cs = cs
from (suc _) [] = []
from (suc n) (_ ∷ cs) = from n cs
upTo zero _ = []
upTo (suc _) [] = []
upTo (suc n) (c ∷ cs) = c ∷ upTo n cs

reversed : List Char → List Char → List Char
reversed done [] = done
reversed done (c ∷ cs) = reversed (c ∷ done) cs

onCharacters : (List Char → List Char) → String → String
onCharacters f s = primStringFromList (f (primStringToList s))
`;

type Definition = readonly [type: string, value: string];
const definitions = new Map<string, Definition>([
  ['String', ['Set', 'String']],
  ['Char', ['Set', 'Char']],
  ['prim__integerToNat', ['Integer → Nat', 'toNat']],
  ['prim__strAppend', ['String → String → String', 'primStringAppend']],
  ['prim__strCons', ['Char → String → String', 'λ c → onCharacters (c ∷_)']],
  ['prim__strHead', ['String → Char', 'λ s → headOf (primStringToList s)']],
  ['prim__strTail', ['String → String', 'onCharacters (from 1)']],
  ['prim__strReverse', ['String → String', 'onCharacters (reversed [])']],
  ['prim__strLength', ['String → Int', `λ s → ${into('Int', 'natural (lengthOf (primStringToList s))')}`]],
  ['prim__strIndex', ['String → Int → Char', 'λ s i → headOf (from (toNat (fromInt i)) (primStringToList s))']],
  [
    'prim__strSubstr',
    [
      'Int → Int → String → String',
      'λ i n → onCharacters (λ cs → upTo (toNat (fromInt n)) (from (toNat (fromInt i)) cs))',
    ],
  ],
  ['prim__cast_CharString', ['Char → String', 'λ c → primStringFromList (c ∷ [])']],
]);

/** An Integer brought into the range of a type. */
function into(type: string, value: string): string {
  if (type === 'Integer') return value;
  const size = 2n ** BigInt(/\d+$/.exec(type)?.[0] ?? 64);
  const remains = `remainderBy ${size - 1n} (${value})`;
  return `${wrapper(type)} (${type.startsWith('Bits') ? remains : `signed ${size / 2n} (${remains})`})`;
}

const out = (type: string, variable: string): string => (type === 'Integer' ? variable : `from${type} ${variable}`);

const operations = { add: 'add', sub: 'subtract', mul: 'multiply', div: 'divide', mod: 'modulo' };
for (const type of ['Integer', ...sized]) {
  definitions.set(type, ['Set', type]);
  for (const [name, operation] of Object.entries(operations)) {
    const value = into(type, `${operation} (${out(type, 'a')}) (${out(type, 'b')})`);
    definitions.set(`prim__${name}_${type}`, [`${type} → ${type} → ${type}`, `λ a b → ${value}`]);
  }
  definitions.set(`prim__negate_${type}`, [`${type} → ${type}`, `λ a → ${into(type, `negate (${out(type, 'a')})`)}`]);
  definitions.set(`prim__cast_${type}String`, [`${type} → String`, `λ a → showInteger (${out(type, 'a')})`]);
  definitions.set(`prim__cast_${type}Char`, [`${type} → Char`, `λ a → toChar (${out(type, 'a')})`]);
  definitions.set(`prim__cast_Char${type}`, [`Char → ${type}`, `λ c → ${into(type, 'natural (primCharToNat c)')}`]);
  for (const to of ['Integer', ...sized])
    if (to !== type)
      definitions.set(`prim__cast_${type}${to}`, [`${type} → ${to}`, `λ a → ${into(to, out(type, 'a'))}`]);
}
for (const type of ['Integer', ...sized, 'Char', 'String'])
  for (const test of ['Lt', 'Lte', 'Eq', 'Gte', 'Gt'])
    definitions.set(`prim__${test.toLowerCase()}_${type}`, [
      `${type} → ${type} → Int`,
      `λ a b → is${test} (of${type} a b)`,
    ]);

export const isPrimitive = (name: string): boolean => definitions.has(name);

/** The text of the module. */
export const primitiveText = (): string =>
  `{-# OPTIONS --safe --with-K #-}
module ${primitiveModule} where

open import Agda.Primitive public using (Level; lzero; lsuc; _⊔_)
open import Agda.Builtin.Nat public using (Nat; zero; suc; _+_; _*_)
open import Agda.Builtin.Nat using (_-_; _<_; _==_; div-helper; mod-helper)
open import Agda.Builtin.Bool using (true; false)
open import Agda.Builtin.Equality public using (_≡_; refl)
open import Agda.Builtin.Char using (Char; primCharToNat; primNatToChar)
open import Agda.Builtin.List using (List; []; _∷_)
open import Agda.Builtin.String using (String; primStringToList; primStringFromList; primStringAppend; primShowNat)
${prelude}
${[...definitions].map(([name, [type, value]]) => `${identifier(name)} : ${type}\n${identifier(name)} = ${value}\n`).join('\n')}`;
