/**
 * The module that every export imports: what core has as primitives, by their names there.
 *
 * What they mean is written in Primitive.agda; here is which name means what. Natural numbers are Agda's builtin Nat, so
 * literals stay literals; the data type that a core module declares as its natural numbers is identified with it, after
 * its shape was compared. Functions of Double, which never compute in core, are those of Agda's floating-point numbers.
 */
import { readFileSync } from 'node:fs';
import type { PrimitiveType } from '../core/format.ts';
import { identifier } from './names.ts';

export const primitiveModule = 'Core.Primitive';

const SIZED = ['Int', 'Int8', 'Int16', 'Int32', 'Int64', 'Bits8', 'Bits16', 'Bits32', 'Bits64'] as const;
const INTEGERS = ['Integer', ...SIZED] as const;
export const PRIMITIVE_TYPES: readonly PrimitiveType[] = [...INTEGERS, 'String', 'Char', 'Double'];

const BINARY = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  div: 'divide',
  mod: 'modulo',
  and: 'and',
  or: 'or',
  xor: 'xor',
  shl: 'shiftLeft',
  shr: 'shiftRight',
} as const;

const definitions = new Map<string, readonly [type: string, value: string]>();
const define = (name: string, type: string, value: string): void => void definitions.set(name, [type, value]);

/** The type of a primitive type's values, as written there. */
const typeOf = (t: string): string => (t === 'Integer' ? t : `Word ${t}`);
const fromInteger = (t: string): string => (t === 'Integer' ? 'λ n → n' : `sized ${t}`);
const toInteger = (t: string, n: string): string => (t === 'Integer' ? n : `(value ${n})`);

for (const t of INTEGERS) {
  const type = typeOf(t);
  define(t, 'Set', type);
  for (const [name, meaning] of Object.entries(BINARY))
    define(`prim__${name}_${t}`, `${type} → ${type} → ${type}`, t === 'Integer' ? meaning : `two ${t} ${meaning}`);
  define(`prim__negate_${t}`, `${type} → ${type}`, t === 'Integer' ? 'negate' : `one ${t} negate`);
  for (const u of INTEGERS)
    if (u !== t)
      define(`prim__cast_${t}${u}`, `${type} → ${typeOf(u)}`, `λ m → (${fromInteger(u)}) ${toInteger(t, 'm')}`);
  define(`prim__cast_${t}String`, `${type} → String`, `λ m → show ${toInteger(t, 'm')}`);
  define(`prim__cast_${t}Char`, `${type} → Char`, `λ m → char ${toInteger(t, 'm')}`);
  define(`prim__cast_Char${t}`, `Char → ${type}`, `λ c → (${fromInteger(t)}) (code c)`);
}
define('String', 'Set', 'String');
define('Char', 'Set', 'Char');
define('Double', 'Set', 'Float');
for (const t of [...INTEGERS, 'Char', 'String']) {
  const isWord = SIZED.some((sized) => sized === t);
  const type = isWord ? typeOf(t) : t;
  for (const test of ['Lt', 'Lte', 'Eq', 'Gte', 'Gt'])
    define(
      `prim__${test.toLowerCase()}_${t}`,
      `${type} → ${type} → Word Int`,
      `λ a b → is${test} (of${isWord ? 'Word' : t} a b)`,
    );
}
define('prim__integerToNat', 'Integer → Nat', 'toNat');
define('prim__strLength', 'String → Word Int', 'length');
define('prim__strAppend', 'String → String → String', 'primStringAppend');
define('prim__strCons', 'Char → String → String', 'λ c → onList (λ cs → c ∷ cs)');
define('prim__strHead', 'String → Char', 'λ s → index s no');
define('prim__strTail', 'String → String', 'onList (drop 1)');
define('prim__strIndex', 'String → Word Int → Char', 'index');
define('prim__strReverse', 'String → String', 'onList (λ cs → turn cs [])');
define('prim__strSubstr', 'Word Int → Word Int → String → String', 'part');
for (const [name, meaning] of Object.entries({ add: 'Plus', sub: 'Minus', mul: 'Times', div: 'Div' }))
  define(`prim__${name}_Double`, 'Float → Float → Float', `primFloat${meaning}`);
for (const test of ['Lt', 'Lte', 'Eq', 'Gte', 'Gt'])
  define(`prim__${test.toLowerCase()}_Double`, 'Float → Float → Word Int', `float${test}`);
for (const name of ['Exp', 'Log', 'Sin', 'Cos', 'Tan', 'ASin', 'ACos', 'ATan', 'Sqrt'])
  define(`prim__double${name}`, 'Float → Float', `primFloat${name}`);
define('prim__doubleFloor', 'Float → Float', 'λ x → float (whole (primFloatFloor x))');
define('prim__doubleCeiling', 'Float → Float', 'λ x → float (whole (primFloatCeiling x))');
define('prim__doublePow', 'Float → Float → Float', 'primFloatPow');
define('prim__negate_Double', 'Float → Float', 'primFloatNegate');
define('prim__cast_DoubleString', 'Float → String', 'primShowFloat');
define('prim__cast_StringDouble', 'String → Float', 'λ s → primNatToFloat 0');
for (const t of INTEGERS) {
  define(`prim__cast_Double${t}`, `Float → ${typeOf(t)}`, `λ x → (${fromInteger(t)}) (whole (primFloatRound x))`);
  define(`prim__cast_${t}Double`, `${typeOf(t)} → Float`, `λ m → float ${toInteger(t, 'm')}`);
  define(`prim__cast_String${t}`, `String → ${typeOf(t)}`, `λ s → (${fromInteger(t)}) (natural 0)`);
}
define('prim__cast_CharString', 'Char → String', 'λ c → primStringFromList (c ∷ [])');

export const isPrimitive = (name: string): boolean => definitions.has(name);
export const isPrimitiveType = (name: string): name is PrimitiveType => PRIMITIVE_TYPES.some((type) => type === name);

/** What exports name of this module without being asked to by core. */
export const BASE =
  'Level; lzero; lsuc; _⊔_; Nat; zero; suc; _+_; _*_; _≡_; refl; natural; negative; word; primFloatNegate';

const MEANINGS = new URL('./Primitive.agda', import.meta.url);

/** The text of the module. */
export const primitiveText = (): string =>
  `{-# OPTIONS --safe --with-K #-}
module ${primitiveModule} where

${readFileSync(MEANINGS, 'utf8')}
${[...definitions].map(([name, [type, value]]) => `${identifier(name)} : ${type}\n${identifier(name)} = ${value}\n`).join('\n')}`;
