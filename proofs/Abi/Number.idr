||| Numbers below a limit, and how they are written: little-endian digits in any base, and two's complement.
|||
||| The base is a variable throughout. Abi.Codec sets it to the 256 values of a byte; nothing here depends on which it is.
module Abi.Number

import Data.Nat
import Data.List
import Abi.Arith

%default total

||| A number below a limit. The bound is erased: the value is all there is.
public export
record Below (limit : Nat) where
  constructor MkBelow
  value : Nat
  0 bound : LT value limit

sameBelow : {0 limit, v, w : Nat} -> (0 p : LT v limit) -> (0 q : LT w limit) -> v = w -> MkBelow v p = MkBelow w q
sameBelow p q Refl = rewrite lteUnique p q in Refl

||| Bounded numbers are equal when their values are.
export
belowEqual : {0 limit : Nat} -> (x, y : Below limit) -> x.value = y.value -> x = y
belowEqual (MkBelow v p) (MkBelow w q) same = sameBelow p q same

||| A number below a limit is below any equal limit.
public export
sameLimit : {0 a, b : Nat} -> (0 same : a = b) -> Below a -> Below b
sameLimit same (MkBelow value bound) = MkBelow value (lteSameRight bound same)

export
sameLimitBack : {0 a, b : Nat} -> (there : a = b) -> (back : b = a) -> (x : Below a) -> sameLimit back (sameLimit there x) = x
sameLimitBack there back (MkBelow value bound) = belowEqual _ _ Refl

--------------------------------------------------------------------------------------------------------------------
-- Division

||| A number as so many whole bases and a remainder below the base.
public export
data Split : (base, n : Nat) -> Type where
  MkSplit : {0 base, n : Nat} -> (quotient, remainder : Nat) -> (0 small : LT remainder base) ->
            (0 same : n = remainder + base * quotient) -> Split base n

public export
nextSplit : {base, n : Nat} -> (quotient, remainder : Nat) -> (0 small : LT remainder base) ->
            (0 same : n = remainder + base * quotient) -> Either (LTE base (S remainder)) (LT (S remainder) base) ->
            Split base (S n)
nextSplit quotient remainder small same (Right room) = MkSplit quotient (S remainder) room (cong S same)
nextSplit quotient remainder small same (Left full) =
  MkSplit (S quotient) 0 (lteTrans (LTESucc LTEZero) small)
    (trans (cong S same)
      (trans (cong (+ base * quotient) (lteBoth small full)) (sym (multRightSuccPlus base quotient))))

||| Every number can be divided by a positive base.
public export
divide : (base, n : Nat) -> (0 positive : LT 0 base) -> Split base n
divide base Z positive = MkSplit 0 0 positive (sym (multZeroRightZero base))
divide base (S n) positive = carry (divide base n positive)
  where
    carry : Split base n -> Split base (S n)
    carry (MkSplit quotient remainder small same) =
      nextSplit quotient remainder small same (lteOrBelow base (S remainder))

--------------------------------------------------------------------------------------------------------------------
-- Digits

||| Products keep the order of their right factors.
lteTimesLeft : (a : Nat) -> {b, c : Nat} -> LTE b c -> LTE (a * b) (a * c)
lteTimesLeft Z p = LTEZero
lteTimesLeft (S a) p = ltePlusBoth p (lteTimesLeft a p)

||| The quotient of a number below `base * limit` is below the limit.
quotientBelow : (base, limit, n, quotient, remainder : Nat) -> n = remainder + base * quotient -> LT n (base * limit) ->
                LT quotient limit
quotientBelow base limit n quotient remainder same below = decideSide (lteOrBelow limit quotient)
  where
    decideSide : Either (LTE limit quotient) (LT quotient limit) -> LT quotient limit
    decideSide (Right yes) = yes
    decideSide (Left no) =
      absurd (notBelowSelf n
        (lteTrans below (lteTrans (lteTimesLeft base no)
          (lteSameRight (ltePlusLeft remainder (base * quotient)) (sym same)))))

||| A digit and a higher part below the limit make a number below `base * limit`.
digitBelow : (base, limit, quotient, remainder : Nat) -> LT remainder base -> LT quotient limit ->
             LT (remainder + base * quotient) (base * limit)
digitBelow base limit quotient remainder small below =
  lteTrans (ltePlusBoth small (lteRefl (base * quotient)))
    (lteSameLeft (sym (multRightSuccPlus base quotient)) (lteTimesLeft base below))

mutual
  ||| The lowest `count` digits of a number, the lowest first.
  public export
  digits : (base : Nat) -> (0 positive : LT 0 base) -> (count : Nat) -> Below (raise base count) -> List (Below base)
  digits base positive Z x = []
  digits base positive (S count) (MkBelow n bound) = digitsOf base positive count n bound (divide base n positive)

  public export
  digitsOf : (base : Nat) -> (0 positive : LT 0 base) -> (count : Nat) -> (n : Nat) ->
             (0 bound : LT n (base * raise base count)) -> Split base n -> List (Below base)
  digitsOf base positive count n bound (MkSplit quotient remainder small same) =
    MkBelow remainder small ::
    digits base positive count (MkBelow quotient (quotientBelow base (raise base count) n quotient remainder same bound))

public export
addDigit : {base, limit : Nat} -> Below base -> Below limit -> Below (base * limit)
addDigit (MkBelow remainder small) (MkBelow quotient below) =
  MkBelow (remainder + base * quotient) (digitBelow base limit quotient remainder small below)

||| What comes first, then what is made of the rest.
public export
andThen : Maybe (a, List c) -> (a -> List c -> Maybe (b, List c)) -> Maybe (b, List c)
andThen Nothing next = Nothing
andThen (Just (x, rest)) next = next x rest

public export
withDigit : {base, limit : Nat} -> Below base -> Below limit -> List (Below base) ->
            Maybe (Below (base * limit), List (Below base))
withDigit digit higher rest = Just (addDigit digit higher, rest)

||| The number that the first `count` digits write, and what follows them.
public export
number : (base, count : Nat) -> List (Below base) -> Maybe (Below (raise base count), List (Below base))
number base Z rest = Just (MkBelow 0 (LTESucc LTEZero), rest)
number base (S count) [] = Nothing
number base (S count) (digit :: rest) = andThen (number base count rest) (withDigit digit)

||| What came first is handed on.
export
andThenJust : {0 a, b, c : Type} -> {0 x : a} -> {0 rest : List c} -> (first : Maybe (a, List c)) ->
              (next : a -> List c -> Maybe (b, List c)) -> first = Just (x, rest) -> andThen first next = next x rest
andThenJust (Just (x, rest)) next Refl = Refl

belowOne : (n : Nat) -> LT n 1 -> n = 0
belowOne Z below = Refl
belowOne (S n) (LTESucc below) = absurd below

mutual
  ||| Digits write every number: reading them gives it back, and leaves what follows untouched.
  export
  numberDigits : (base : Nat) -> (positive : LT 0 base) -> (count : Nat) -> (x : Below (raise base count)) ->
                 (rest : List (Below base)) -> number base count (digits base positive count x ++ rest) = Just (x, rest)
  numberDigits base positive Z (MkBelow n bound) rest =
    cong (\x => Just (x, rest)) (belowEqual (MkBelow 0 (LTESucc LTEZero)) (MkBelow n bound) (sym (belowOne n bound)))
  numberDigits base positive (S count) (MkBelow n bound) rest =
    numberDigitsOf base positive count n bound (divide base n positive) rest

  numberDigitsOf : (base : Nat) -> (positive : LT 0 base) -> (count : Nat) -> (n : Nat) ->
                   (0 bound : LT n (base * raise base count)) -> (split : Split base n) -> (rest : List (Below base)) ->
                   number base (S count) (digitsOf base positive count n bound split ++ rest) = Just (MkBelow n bound, rest)
  numberDigitsOf base positive count n bound (MkSplit quotient remainder small same) rest =
    trans
      (andThenJust _ (withDigit (MkBelow remainder small))
        (numberDigits base positive count
          (MkBelow quotient (quotientBelow base (raise base count) n quotient remainder same bound)) rest))
      (cong (\x => Just (x, rest)) (belowEqual _ (MkBelow n bound) (sym same)))

mutual
  ||| A number has as many digits as were asked for.
  export
  digitsLength : (base : Nat) -> (positive : LT 0 base) -> (count : Nat) -> (x : Below (raise base count)) ->
                 length (digits base positive count x) = count
  digitsLength base positive Z x = Refl
  digitsLength base positive (S count) (MkBelow n bound) =
    digitsOfLength base positive count n bound (divide base n positive)

  digitsOfLength : (base : Nat) -> (positive : LT 0 base) -> (count : Nat) -> (n : Nat) ->
                   (0 bound : LT n (base * raise base count)) -> (split : Split base n) ->
                   length (digitsOf base positive count n bound split) = S count
  digitsOfLength base positive count n bound (MkSplit quotient remainder small same) =
    cong S (digitsLength base positive count
      (MkBelow quotient (quotientBelow base (raise base count) n quotient remainder same bound)))

--------------------------------------------------------------------------------------------------------------------
-- Two's complement

||| A signed number of which the half is not negative: `FromZero n` is n, `BelowZero n` is -1 - n.
public export
data SignedNumber : (half : Nat) -> Type where
  FromZero : {0 half : Nat} -> Below half -> SignedNumber half
  BelowZero : {0 half : Nat} -> Below half -> SignedNumber half

||| Counted from the other end: half - 1 - n.
public export
mirror : (half, n : Nat) -> Nat
mirror Z n = Z
mirror (S half) Z = half
mirror (S half) (S n) = mirror half n

mirrorSum : (half, n : Nat) -> LT n half -> n + S (mirror half n) = half
mirrorSum Z n below = absurd below
mirrorSum (S half) Z below = Refl
mirrorSum (S half) (S n) (LTESucc below) = cong S (mirrorSum half n below)

mirrorBelow : (half, n : Nat) -> LT n half -> LT (mirror half n) half
mirrorBelow half n below = lteSameRight (ltePlusLeft n (S (mirror half n))) (mirrorSum half n below)

plusCancel : (a : Nat) -> {b, c : Nat} -> a + b = a + c -> b = c
plusCancel Z same = same
plusCancel (S a) same = plusCancel a (succSame same)
  where
    succSame : {x, y : Nat} -> S x = S y -> x = y
    succSame Refl = Refl

||| Counting from the other end twice is counting from this one.
mirrorTwice : (half, n : Nat) -> LT n half -> mirror half (mirror half n) = n
mirrorTwice half n below =
  plusCancel (S (mirror half n))
    (trans (plusSuccRightSucc (mirror half n) (mirror half (mirror half n)))
      (trans (mirrorSum half (mirror half n) (mirrorBelow half n below))
        (trans (sym (mirrorSum half n below)) (plusCommutative n (S (mirror half n))))))

||| How far a number is beyond another.
public export
beyond : (half, n : Nat) -> Nat
beyond Z n = n
beyond (S half) Z = Z
beyond (S half) (S n) = beyond half n

beyondPlus : (half, n : Nat) -> beyond half (half + n) = n
beyondPlus Z n = Refl
beyondPlus (S half) n = beyondPlus half n

beyondBelow : (half, n : Nat) -> LTE half n -> LT n (half + half) -> LT (beyond half n) half
beyondBelow half n from below = strip half n half from below
  where
    strip : (a, n, b : Nat) -> LTE a n -> LT n (a + b) -> LT (beyond a n) b
    strip Z n b from below = below
    strip (S a) (S n) b (LTESucc from) (LTESucc below) = strip a n b from below

||| The bit pattern of a signed number.
public export
pattern : {half : Nat} -> SignedNumber half -> Below (half + half)
pattern (FromZero (MkBelow n bound)) = MkBelow n (lteTrans bound (ltePlusRight half half))
pattern (BelowZero (MkBelow n bound)) =
  MkBelow (half + mirror half n)
    (lteSameLeft (plusSuccRightSucc half (mirror half n)) (ltePlusBoth (lteRefl half) (mirrorBelow half n bound)))

public export
signedBySide : (half, n : Nat) -> (0 bound : LT n (half + half)) -> Either (LTE half n) (LT n half) -> SignedNumber half
signedBySide half n bound (Right small) = FromZero (MkBelow n small)
signedBySide half n bound (Left large) =
  BelowZero (MkBelow (mirror half (beyond half n)) (mirrorBelow half (beyond half n) (beyondBelow half n large bound)))

||| The signed number that a bit pattern means.
public export
signed : (half : Nat) -> Below (half + half) -> SignedNumber half
signed half (MkBelow n bound) = signedBySide half n bound (lteOrBelow half n)

signedSmall : (half, n : Nat) -> (0 bound : LT n (half + half)) -> (side : Either (LTE half n) (LT n half)) ->
              (0 small : LT n half) -> signedBySide half n bound side = FromZero (MkBelow n small)
signedSmall half n bound (Right below) small = cong FromZero (belowEqual _ _ Refl)
signedSmall half n bound (Left large) small = void (notBelowSelf n (lteTrans small large))

signedLarge : (half, n : Nat) -> (0 small : LT n half) -> (0 bound : LT (half + mirror half n) (half + half)) ->
              (side : Either (LTE half (half + mirror half n)) (LT (half + mirror half n) half)) ->
              signedBySide half (half + mirror half n) bound side = BelowZero (MkBelow n small)
signedLarge half n small bound (Right below) =
  absurd (notBelowSelf half (lteTrans (LTESucc (ltePlusRight half (mirror half n))) below))
signedLarge half n small bound (Left large) =
  cong BelowZero (belowEqual _ (MkBelow n small)
    (trans (cong (mirror half) (beyondPlus half (mirror half n))) (mirrorTwice half n small)))

||| Two's complement loses nothing: every signed number is read back from its bit pattern.
export
signedPattern : (half : Nat) -> (x : SignedNumber half) -> signed half (pattern x) = x
signedPattern half (FromZero (MkBelow n bound)) = signedSmall half n _ (lteOrBelow half n) bound
signedPattern half (BelowZero (MkBelow n bound)) = signedLarge half n bound _ (lteOrBelow half (half + mirror half n))
