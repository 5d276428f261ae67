/**
 * The module that every export imports: what core has as primitives, in terms of Agda's builtins, without a postulate.
 *
 * - Natural numbers are Agda's builtin Nat, so literals stay literals. The data type that a core module declares as its
 *   natural numbers is identified with it, after its shape was compared; nothing is left to check in `zero | suc`.
 * - String and Char are Agda's builtins, opaque there too. Char literals and comparisons go by code point in both.
 * - Integer is a sign and a builtin Nat. Core's operations compute on literals only, these on more: equations that core
 *   lacks, none that is false of integers.
 * - Int has literals and comparisons, no arithmetic: core's wraps around at 64 bits.
 * - Double, the other sized integers and all other primitive functions are missing; what uses them cannot be exported.
 */
import { identifier } from './names.ts';

export const primitiveModule = 'Core.Primitive';

const order = `
data Order : Set where
  less equal greater : Order

ofNat : Nat → Nat → Order
ofNat zero zero = equal
ofNat zero (suc _) = less
ofNat (suc _) zero = greater
ofNat (suc m) (suc n) = ofNat m n

data Integer : Set where
  natural : Nat → Integer
  negative : Nat → Integer

data Int : Set where
  int : Integer → Int

ofInteger : Integer → Integer → Order
ofInteger (natural m) (natural n) = ofNat m n
ofInteger (natural _) (negative _) = greater
ofInteger (negative _) (natural _) = less
ofInteger (negative m) (negative n) = ofNat n m

ofInt : Int → Int → Order
ofInt (int m) (int n) = ofInteger m n

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
difference m zero = natural m
difference zero (suc n) = negative n
difference (suc m) (suc n) = difference m n

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
`;

const definitions = new Map<string, readonly [type: string, value: string]>([
  ['Integer', ['Set', 'Integer']],
  ['Int', ['Set', 'Int']],
  ['String', ['Set', 'String']],
  ['Char', ['Set', 'Char']],
  ['prim__add_Integer', ['Integer → Integer → Integer', 'add']],
  ['prim__sub_Integer', ['Integer → Integer → Integer', 'subtract']],
  ['prim__mul_Integer', ['Integer → Integer → Integer', 'multiply']],
  ['prim__negate_Integer', ['Integer → Integer', 'negate']],
  ['prim__integerToNat', ['Integer → Nat', 'toNat']],
  ['prim__strAppend', ['String → String → String', 'primStringAppend']],
]);
for (const type of ['Integer', 'Int', 'Char', 'String'])
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
open import Agda.Builtin.Equality public using (_≡_; refl)
open import Agda.Builtin.Char using (Char; primCharToNat)
open import Agda.Builtin.List using (List; []; _∷_)
open import Agda.Builtin.String using (String; primStringToList; primStringAppend)
${order}
${[...definitions].map(([name, [type, value]]) => `${identifier(name)} : ${type}\n${identifier(name)} = ${value}\n`).join('\n')}`;
