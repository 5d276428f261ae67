-- What core has as primitives, over Agda's own natural numbers, characters and strings; no postulate.
--
-- An integer is a sign and a natural number, a sized integer is an integer that every operation brings into its range.
-- Core computes with literals only, and leaves stuck what has no meaning (division by zero, a place outside a string).
-- Here all functions are total: there are equations that core lacks, and none that core has is false here.

open import Agda.Primitive public using (Level; lzero; lsuc; _⊔_)
open import Agda.Builtin.Nat public using (Nat; zero; suc; _+_; _*_)
open import Agda.Builtin.Nat using (_-_; _==_; _<_; div-helper; mod-helper)
open import Agda.Builtin.Equality public using (_≡_; refl)
open import Agda.Builtin.Bool using (Bool; true; false)
open import Agda.Builtin.Char using (Char; primCharToNat; primNatToChar)
open import Agda.Builtin.Float public using (Float; primFloatNegate)
open import Agda.Builtin.Float
import Agda.Builtin.Int as Builtin
open Builtin using (pos; negsuc)
open import Agda.Builtin.List using (List; []; _∷_)
open import Agda.Builtin.Maybe using (Maybe; just; nothing)
open import Agda.Builtin.String using (String; primStringToList; primStringFromList; primStringAppend; primShowNat)

if_then_else_ : {A : Set} → Bool → A → A → A
if true then x else y = x
if false then x else y = y

-- Natural numbers. The helpers of Agda's library are what it computes fast.

quotient remainder : Nat → Nat → Nat
quotient m zero = zero
quotient m (suc n) = div-helper zero n m n
remainder m zero = m
remainder m (suc n) = mod-helper zero n m n

half parity : Nat → Nat
half n = quotient n 2
parity n = remainder n 2

power : Nat → Nat
power zero = 1
power (suc n) = 2 * power n

-- Bit by bit; the first number is large enough to reach the last bit.
bitwise : (Nat → Nat → Nat) → Nat → Nat → Nat → Nat
bitwise f zero m n = zero
bitwise f (suc k) zero zero = zero
bitwise f (suc k) m n = f (parity m) (parity n) + 2 * bitwise f k (half m) (half n)

both either differ only : Nat → Nat → Nat
both (suc _) (suc _) = 1
both _ _ = 0
either zero zero = 0
either _ _ = 1
differ zero (suc _) = 1
differ (suc _) zero = 1
differ _ _ = 0
only (suc _) zero = 1
only _ _ = 0

conjunction disjunction exclusion difference : Nat → Nat → Nat
conjunction m n = bitwise both (m + n) m n
disjunction m n = bitwise either (m + n) m n
exclusion m n = bitwise differ (m + n) m n
difference m n = bitwise only (m + n) m n

-- Integers: `negative n` is -(n + 1), so it is also `natural n` with each bit turned round.

data Integer : Set where
  natural negative : Nat → Integer

minus : Nat → Nat → Integer
minus m n = if m < n then negative (n - suc m) else natural (m - n)

negate : Integer → Integer
negate (natural zero) = natural zero
negate (natural (suc n)) = negative n
negate (negative n) = natural (suc n)

add subtract multiply divide modulo and or xor shiftLeft shiftRight : Integer → Integer → Integer
add (natural m) (natural n) = natural (m + n)
add (natural m) (negative n) = minus m (suc n)
add (negative m) (natural n) = minus n (suc m)
add (negative m) (negative n) = negative (suc (m + n))

subtract m n = add m (negate n)

multiply (natural m) (natural n) = natural (m * n)
multiply (natural m) (negative n) = negate (natural (m * suc n))
multiply (negative m) (natural n) = negate (natural (suc m * n))
multiply (negative m) (negative n) = natural (suc m * suc n)

divide m (natural zero) = natural zero
divide (natural m) (natural n) = natural (quotient m n)
divide (negative m) (natural n) = negative (quotient m n)
divide (natural m) (negative n) = negate (natural (quotient m (suc n)))
divide (negative m) (negative n) = natural (suc (quotient m (suc n)))

modulo m (natural zero) = natural zero
modulo (natural m) (natural n) = natural (remainder m n)
modulo (negative m) (natural (suc n)) = natural (n - remainder m (suc n))
modulo (natural m) (negative n) = natural (remainder m (suc n))
modulo (negative m) (negative n) = natural (n - remainder m (suc n))

and (natural m) (natural n) = natural (conjunction m n)
and (natural m) (negative n) = natural (difference m n)
and (negative m) (natural n) = natural (difference n m)
and (negative m) (negative n) = negative (disjunction m n)

or (natural m) (natural n) = natural (disjunction m n)
or (natural m) (negative n) = negative (difference n m)
or (negative m) (natural n) = negative (difference m n)
or (negative m) (negative n) = negative (conjunction m n)

xor (natural m) (natural n) = natural (exclusion m n)
xor (natural m) (negative n) = negative (exclusion m n)
xor (negative m) (natural n) = negative (exclusion m n)
xor (negative m) (negative n) = natural (exclusion m n)

-- By no more than core does.
places : Nat → Nat
places n = if n < 4097 then power n else 1

shiftLeft m (natural n) = multiply m (natural (places n))
shiftLeft m (negative n) = m
shiftRight m (natural n) = divide m (natural (places n))
shiftRight m (negative n) = m

data Order : Set where
  less equal greater : Order

ofNat : Nat → Nat → Order
ofNat m n = if m == n then equal else if m < n then less else greater

ofInteger : Integer → Integer → Order
ofInteger (natural m) (natural n) = ofNat m n
ofInteger (natural _) (negative _) = greater
ofInteger (negative _) (natural _) = less
ofInteger (negative m) (negative n) = ofNat n m

-- Sized integers: a name for each, its range, and what brings a number into it.

data Size : Set where
  Int Int8 Int16 Int32 Int64 Bits8 Bits16 Bits32 Bits64 : Size

data Word (s : Size) : Set where
  word : Integer → Word s

unsigned signed : Nat → Integer → Integer
unsigned n m = modulo m (natural n)
signed n m = subtract (modulo (add m (natural n)) (natural (n + n))) (natural n)

wrap : Size → Integer → Integer
wrap Int = signed 9223372036854775808
wrap Int8 = signed 128
wrap Int16 = signed 32768
wrap Int32 = signed 2147483648
wrap Int64 = signed 9223372036854775808
wrap Bits8 = unsigned 256
wrap Bits16 = unsigned 65536
wrap Bits32 = unsigned 4294967296
wrap Bits64 = unsigned 18446744073709551616

value : {s : Size} → Word s → Integer
value (word n) = n

sized : (s : Size) → Integer → Word s
sized s n = word (wrap s n)

one : (s : Size) → (Integer → Integer) → Word s → Word s
one s f m = sized s (f (value m))

two : (s : Size) → (Integer → Integer → Integer) → Word s → Word s → Word s
two s f m n = sized s (f (value m) (value n))

ofWord : {s : Size} → Word s → Word s → Order
ofWord m n = ofInteger (value m) (value n)

no yes : Word Int
no = word (natural 0)
yes = word (natural 1)

isLt isLte isEq isGte isGt : Order → Word Int
isLt less = yes
isLt _ = no
isLte greater = no
isLte _ = yes
isEq equal = yes
isEq _ = no
isGte less = no
isGte _ = yes
isGt greater = yes
isGt _ = no

toNat : Integer → Nat
toNat (natural n) = n
toNat (negative _) = zero

-- Characters and strings, by code points.

ofChar : Char → Char → Order
ofChar c d = ofNat (primCharToNat c) (primCharToNat d)

ofList : List Char → List Char → Order
ofList [] [] = equal
ofList [] (_ ∷ _) = less
ofList (_ ∷ _) [] = greater
ofList (c ∷ cs) (d ∷ ds) = decide (ofChar c d)
  where
  decide : Order → Order
  decide less = less
  decide equal = ofList cs ds
  decide greater = greater

ofString : String → String → Order
ofString s t = ofList (primStringToList s) (primStringToList t)

code : Char → Integer
code c = natural (primCharToNat c)

char : Integer → Char
char (natural n) = primNatToChar n
char (negative n) = primNatToChar zero

show : Integer → String
show (natural n) = primShowNat n
show (negative n) = primStringAppend "-" (primShowNat (suc n))

count : List Char → Nat
count [] = zero
count (_ ∷ cs) = suc (count cs)

at : List Char → Nat → Char
at [] _ = primNatToChar zero
at (c ∷ _) zero = c
at (_ ∷ cs) (suc n) = at cs n

take drop : Nat → List Char → List Char
take zero _ = []
take (suc n) [] = []
take (suc n) (c ∷ cs) = c ∷ take n cs
drop zero cs = cs
drop (suc n) [] = []
drop (suc n) (_ ∷ cs) = drop n cs

turn : List Char → List Char → List Char
turn [] ds = ds
turn (c ∷ cs) ds = turn cs (c ∷ ds)

onList : (List Char → List Char) → String → String
onList f s = primStringFromList (f (primStringToList s))

length : String → Word Int
length s = word (natural (count (primStringToList s)))

index : String → Word Int → Char
index s n = at (primStringToList s) (toNat (value n))

part : Word Int → Word Int → String → String
part start length = onList (λ cs → take (toNat (value length)) (drop (toNat (value start)) cs))

-- Floating-point numbers. Core computes nothing of them, so that what is no number (and -0.0) may become anything here.

floatLt floatLte floatEq floatGte floatGt : Float → Float → Word Int
floatLt x y = if primFloatLess x y then yes else no
floatEq x y = if primFloatEquality x y then yes else no
floatLte x y = if primFloatLess x y then yes else floatEq x y
floatGte x y = floatLte y x
floatGt x y = floatLt y x

whole : Maybe Builtin.Int → Integer
whole (just (pos n)) = natural n
whole (just (negsuc n)) = negative n
whole nothing = natural zero

float : Integer → Float
float (natural n) = primNatToFloat n
float (negative n) = primFloatNegate (primNatToFloat (suc n))

-- One definition for each name that core has, and nothing else, follows.
