||| Arithmetic that the layouts rest on: divisibility, padding up to a multiple, powers.
|||
||| Padding is counted, not divided for: one structural recursion gives the gap to the next multiple, and the three laws
||| that make it *the* gap (it reaches a multiple, it is smaller than the alignment, nothing smaller reaches one).
module Abi.Arith

import Data.Nat

%default total

--------------------------------------------------------------------------------------------------------------------
-- Order

||| Two proofs of one inequality are the same: a bounded number is its value, whoever proved the bound.
export
lteUnique : {a, b : Nat} -> (p, q : LTE a b) -> p = q
lteUnique LTEZero LTEZero = Refl
lteUnique (LTESucc p) (LTESucc q) = cong LTESucc (lteUnique p q)

export
lteTrans : {a, b, c : Nat} -> LTE a b -> LTE b c -> LTE a c
lteTrans LTEZero _ = LTEZero
lteTrans (LTESucc p) (LTESucc q) = LTESucc (lteTrans p q)

export
lteRefl : (n : Nat) -> LTE n n
lteRefl Z = LTEZero
lteRefl (S n) = LTESucc (lteRefl n)

export
lteSameLeft : {a, b, c : Nat} -> a = b -> LTE b c -> LTE a c
lteSameLeft Refl p = p

export
lteSameRight : {a, b, c : Nat} -> LTE a b -> b = c -> LTE a c
lteSameRight p Refl = p

export
lteStep : {a, b : Nat} -> LTE a b -> LTE a (S b)
lteStep LTEZero = LTEZero
lteStep (LTESucc p) = LTESucc (lteStep p)

||| A sum is no smaller than its first part.
export
ltePlusRight : (a, b : Nat) -> LTE a (a + b)
ltePlusRight Z b = LTEZero
ltePlusRight (S a) b = LTESucc (ltePlusRight a b)

||| A sum is no smaller than its second part.
export
ltePlusLeft : (a, b : Nat) -> LTE b (a + b)
ltePlusLeft Z b = lteRefl b
ltePlusLeft (S a) b = lteStep (ltePlusLeft a b)

||| Sums keep the order of their parts.
export
ltePlusBoth : {a, b, c, d : Nat} -> LTE a b -> LTE c d -> LTE (a + c) (b + d)
ltePlusBoth {b = b} {d = d} LTEZero q = lteTrans q (ltePlusLeft b d)
ltePlusBoth (LTESucc p) q = LTESucc (ltePlusBoth p q)

||| Products keep the order of their left factors.
export
lteTimesRight : {a, b : Nat} -> LTE a b -> (c : Nat) -> LTE (a * c) (b * c)
lteTimesRight LTEZero c = LTEZero
lteTimesRight (LTESucc p) c = ltePlusBoth (lteRefl c) (lteTimesRight p c)

||| A number is not below itself.
export
notBelowSelf : (n : Nat) -> Not (LT n n)
notBelowSelf Z p = absurd p
notBelowSelf (S n) (LTESucc p) = notBelowSelf n p

||| Either one number is at most the other, or the other is below it.
export
lteOrBelow : (a, b : Nat) -> Either (LTE a b) (LT b a)
lteOrBelow Z b = Left LTEZero
lteOrBelow (S a) Z = Right (LTESucc LTEZero)
lteOrBelow (S a) (S b) with (lteOrBelow a b)
  _ | Left p = Left (LTESucc p)
  _ | Right p = Right (LTESucc p)

||| What is at most zero is zero.
export
lteZero : {n : Nat} -> LTE n 0 -> n = 0
lteZero LTEZero = Refl

||| Each of two numbers at most the other: they are equal.
export
lteBoth : {a, b : Nat} -> LTE a b -> LTE b a -> a = b
lteBoth LTEZero LTEZero = Refl
lteBoth (LTESucc p) (LTESucc q) = cong S (lteBoth p q)

||| Equality of numbers can be computed.
public export
sameSucc : {a, b : Nat} -> Dec (a = b) -> Dec (S a = S b)
sameSucc (Yes same) = Yes (cong S same)
sameSucc (No no) = No (\same => no (succInjective same))
  where
    succInjective : {x, y : Nat} -> S x = S y -> x = y
    succInjective Refl = Refl

zeroNotSucc : {n : Nat} -> Not (0 = S n)
zeroNotSucc Refl impossible

succNotZero : {n : Nat} -> Not (S n = 0)
succNotZero Refl impossible

public export
decideSame : (a, b : Nat) -> Dec (a = b)
decideSame Z Z = Yes Refl
decideSame Z (S b) = No zeroNotSucc
decideSame (S a) Z = No succNotZero
decideSame (S a) (S b) = sameSucc (decideSame a b)

lteFromSucc : {a, b : Nat} -> LTE (S a) (S b) -> LTE a b
lteFromSucc (LTESucc p) = p

public export
lteSucc : {a, b : Nat} -> Dec (LTE a b) -> Dec (LTE (S a) (S b))
lteSucc (Yes p) = Yes (LTESucc p)
lteSucc (No no) = No (\p => no (lteFromSucc p))

succNotLteZero : {n : Nat} -> Not (LTE (S n) 0)
succNotLteZero LTEZero impossible

||| The order of numbers can be computed.
public export
decideLTE : (a, b : Nat) -> Dec (LTE a b)
decideLTE Z b = Yes LTEZero
decideLTE (S a) Z = No succNotLteZero
decideLTE (S a) (S b) = lteSucc (decideLTE a b)

--------------------------------------------------------------------------------------------------------------------
-- Powers

||| A number times itself so many times.
public export
raise : (base, exponent : Nat) -> Nat
raise base Z = 1
raise base (S exponent) = base * raise base exponent

--------------------------------------------------------------------------------------------------------------------
-- Divisibility

||| `n` is a whole number of times `d`: the address or size `n` is a multiple of the alignment `d`.
public export
data Divides : (d, n : Nat) -> Type where
  MkDivides : (times : Nat) -> n = times * d -> Divides d n

||| Every number divides zero: the first field may have any alignment.
export
dividesZero : (d : Nat) -> Divides d 0
dividesZero d = MkDivides 0 Refl

export
dividesSelf : (d : Nat) -> Divides d d
dividesSelf d = MkDivides 1 (sym (plusZeroRightNeutral d))

||| Equal numbers have the same divisors.
export
dividesSame : {d, m, n : Nat} -> m = n -> Divides d m -> Divides d n
dividesSame Refl p = p

||| Multiples add up: a field aligned within an aligned struct is aligned in memory.
export
dividesPlus : {d, m, n : Nat} -> Divides d m -> Divides d n -> Divides d (m + n)
dividesPlus (MkDivides j p) (MkDivides k q) =
  MkDivides (j + k) (rewrite p in rewrite q in sym (multDistributesOverPlusLeft j k d))

||| A multiple of a multiple is a multiple: every element of an array is as aligned as the first.
export
dividesTimes : {d, n : Nat} -> (k : Nat) -> Divides d n -> Divides d (k * n)
dividesTimes k (MkDivides j p) = MkDivides (k * j) (rewrite p in multAssociative k j d)

export
dividesTrans : {a, b, c : Nat} -> Divides a b -> Divides b c -> Divides a c
dividesTrans ab (MkDivides k q) = rewrite q in dividesTimes k ab

||| Two multiples of `d`, one below the other, are at least `d` apart.
export
multiplesApart : {d, m, n : Nat} -> Divides d m -> Divides d n -> LT m n -> LTE (d + m) n
multiplesApart {d} (MkDivides j p) (MkDivides k q) below = case lteOrBelow k j of
  Left kj => absurd (notBelowSelf m
    (lteTrans below (lteSameLeft q (lteSameRight (lteTimesRight kj d) (sym p)))))
  Right jk => lteSameLeft (cong (d +) p) (lteSameRight (lteTimesRight jk d) (sym q))

--------------------------------------------------------------------------------------------------------------------
-- Padding

||| The gap one further on: one smaller, or from a multiple the whole alignment less one.
public export
nextGap : (align, gap : Nat) -> Nat
nextGap align Z = pred align
nextGap align (S gap) = gap

||| How many bytes lie between `at` and the next multiple of `align`.
public export
padding : (align, at : Nat) -> Nat
padding align Z = Z
padding align (S at) = nextGap align (padding align at)

||| The next multiple of `align`, `at` itself when it is one.
public export
alignUp : (align, at : Nat) -> Nat
alignUp align at = at + padding align at

nextGapReaches : (align, gap, at : Nat) -> LT 0 align -> Divides align (at + gap) ->
                 Divides align (S at + nextGap align gap)
nextGapReaches Z gap at positive reached = absurd positive
nextGapReaches (S a) Z at positive reached =
  rewrite plusSuccRightSucc at a in
  dividesPlus (dividesSame (plusZeroRightNeutral at) reached) (dividesSelf (S a))
nextGapReaches (S a) (S gap) at positive reached = rewrite plusSuccRightSucc at gap in reached

||| Padding reaches a multiple of the alignment.
export
paddingReaches : (align, at : Nat) -> LT 0 align -> Divides align (at + padding align at)
paddingReaches align Z positive = dividesZero align
paddingReaches align (S at) positive =
  nextGapReaches align (padding align at) at positive (paddingReaches align at positive)

||| Rounding up gives a multiple of the alignment.
export
alignUpDivides : (align, at : Nat) -> LT 0 align -> Divides align (alignUp align at)
alignUpDivides = paddingReaches

nextGapSmall : (align, gap : Nat) -> LT gap align -> LT (nextGap align gap) align
nextGapSmall (S a) Z small = lteRefl (S a)
nextGapSmall (S a) (S gap) small = lteTrans (lteStep (lteRefl (S gap))) small

||| Padding is less than the alignment: no whole unit is wasted.
export
paddingSmall : (align, at : Nat) -> LT 0 align -> LT (padding align at) align
paddingSmall align Z positive = positive
paddingSmall align (S at) positive = nextGapSmall align (padding align at) (paddingSmall align at positive)

nextGapLeast : (align, gap, at, m : Nat) -> Divides align (at + gap) -> LTE (at + gap) m ->
               Divides align m -> LT at m -> LTE (S at + nextGap align gap) m
nextGapLeast Z Z at m reached least multiple below = rewrite plusZeroRightNeutral at in below
nextGapLeast (S a) Z at m reached least multiple below =
  rewrite plusCommutative at a in
  multiplesApart (dividesSame (plusZeroRightNeutral at) reached) multiple below
nextGapLeast align (S gap) at m reached least multiple below = rewrite plusSuccRightSucc at gap in least

||| Padding is the least: no multiple of the alignment lies between `at` and where padding ends.
export
paddingLeast : (align, at, m : Nat) -> LT 0 align -> Divides align m -> LTE at m -> LTE (alignUp align at) m
paddingLeast align Z m positive multiple below = LTEZero
paddingLeast align (S at) m positive multiple below =
  nextGapLeast align (padding align at) at m (paddingReaches align at positive)
    (paddingLeast align at m positive multiple (lteTrans (lteStep (lteRefl at)) below)) multiple below

||| Rounding up never goes back.
export
alignUpNotBelow : (align, at : Nat) -> LTE at (alignUp align at)
alignUpNotBelow align at = ltePlusRight at (padding align at)

||| What is a multiple already needs no padding.
export
alignedNeedsNone : (align, at : Nat) -> LT 0 align -> Divides align at -> padding align at = 0
alignedNeedsNone align at positive multiple = lteZero (cancel at (paddingLeast align at at positive multiple (lteRefl at)))
  where
    cancel : (n : Nat) -> {gap : Nat} -> LTE (n + gap) n -> LTE gap 0
    cancel Z p = p
    cancel (S n) (LTESucc p) = cancel n p

||| Rounding up to a multiple of what it is a multiple of changes nothing.
export
alignUpSame : (align, at : Nat) -> LT 0 align -> Divides align at -> alignUp align at = at
alignUpSame align at positive multiple =
  rewrite alignedNeedsNone align at positive multiple in plusZeroRightNeutral at

||| Rounding up keeps the order.
export
alignUpMonotone : (align, a, b : Nat) -> LT 0 align -> LTE a b -> LTE (alignUp align a) (alignUp align b)
alignUpMonotone align a b positive ab =
  paddingLeast align a (alignUp align b) positive (alignUpDivides align b positive)
    (lteTrans ab (alignUpNotBelow align b))

public export
dividesFromGap : (align, at, gap : Nat) -> padding align at = gap -> LT 0 align -> Dec (Divides align at)
dividesFromGap align at Z none positive =
  Yes (dividesSame (trans (cong (at +) none) (plusZeroRightNeutral at)) (paddingReaches align at positive))
dividesFromGap align at (S gap) some positive =
  No (\multiple => absurd (trans (sym (alignedNeedsNone align at positive multiple)) some))

||| Whether a number is a multiple can be decided: it is when its padding is none.
public export
decideDivides : (align, at : Nat) -> LT 0 align -> Dec (Divides align at)
decideDivides align at positive = dividesFromGap align at (padding align at) Refl positive
