||| Natural numbers: order, and the laws of arithmetic.
module Data.Nat

import public Control.Relation
import public Control.Order

%default total

export
Uninhabited (Z = S n) where
  uninhabited Refl impossible

export
Uninhabited (S n = Z) where
  uninhabited Refl impossible

public export
isZero : Nat -> Bool
isZero Z = True
isZero (S n) = False

public export
isSucc : Nat -> Bool
isSucc Z = False
isSucc (S n) = True

public export
data IsSucc : (n : Nat) -> Type where
  ItIsSucc : IsSucc (S n)

export
Uninhabited (IsSucc Z) where
  uninhabited ItIsSucc impossible

public export
isItSucc : (n : Nat) -> Dec (IsSucc n)
isItSucc Z = No absurd
isItSucc (S n) = Yes ItIsSucc

public export
0 NonZero : Nat -> Type
NonZero = IsSucc

public export
power : Nat -> Nat -> Nat
power base Z = S Z
power base (S exp) = base * power base exp

public export
pred : Nat -> Nat
pred Z = Z
pred (S n) = n

-- Order -----------------------------------------------------------------------

||| The first is at most the second.
public export
data LTE : (n, m : Nat) -> Type where
  LTEZero : LTE Z right
  LTESucc : LTE left right -> LTE (S left) (S right)

export
Uninhabited (LTE (S n) Z) where
  uninhabited LTEZero impossible

export
Uninhabited (LTE m n) => Uninhabited (LTE (S m) (S n)) where
  uninhabited (LTESucc lte) = uninhabited lte

public export
Reflexive Nat LTE where
  reflexive {x = Z} = LTEZero
  reflexive {x = S _} = LTESucc reflexive

public export
Transitive Nat LTE where
  transitive LTEZero _ = LTEZero
  transitive (LTESucc xy) (LTESucc yz) = LTESucc (transitive xy yz)

public export
Antisymmetric Nat LTE where
  antisymmetric LTEZero LTEZero = Refl
  antisymmetric (LTESucc xy) (LTESucc yx) = cong S (antisymmetric xy yx)

public export
Preorder Nat LTE where

public export
PartialOrder Nat LTE where

public export
GTE : Nat -> Nat -> Type
GTE left right = LTE right left

public export
LT : Nat -> Nat -> Type
LT left right = LTE (S left) right

public export
GT : Nat -> Nat -> Type
GT left right = LT right left

export
succNotLTEzero : Not (LTE (S m) Z)
succNotLTEzero LTEZero impossible

export
fromLteSucc : LTE (S m) (S n) -> LTE m n
fromLteSucc (LTESucc x) = x

export
succNotLTEpred : Not (LTE (S x) x)
succNotLTEpred {x = S right} (LTESucc y) = succNotLTEpred y

public export
isLTE : (m, n : Nat) -> Dec (LTE m n)
isLTE Z n = Yes LTEZero
isLTE (S k) Z = No succNotLTEzero
isLTE (S k) (S j) = case isLTE k j of
  No contra => No (\lte => contra (fromLteSucc lte))
  Yes prf => Yes (LTESucc prf)

public export
isGTE : (m, n : Nat) -> Dec (GTE m n)
isGTE m n = isLTE n m

public export
isLT : (m, n : Nat) -> Dec (LT m n)
isLT m n = isLTE (S m) n

public export
isGT : (m, n : Nat) -> Dec (GT m n)
isGT m n = isLT n m

export
lteSuccRight : LTE n m -> LTE n (S m)
lteSuccRight LTEZero = LTEZero
lteSuccRight (LTESucc x) = LTESucc (lteSuccRight x)

export
lteSuccLeft : LTE (S n) m -> LTE n m
lteSuccLeft (LTESucc x) = lteSuccRight x

export
lteAddRight : (n : Nat) -> LTE n (n + m)
lteAddRight Z = LTEZero
lteAddRight (S k) {m} = LTESucc (lteAddRight {m} k)

export
notLTEImpliesGT : {a, b : Nat} -> Not (a `LTE` b) -> a `GT` b
notLTEImpliesGT {a = Z} notLTE = void (notLTE LTEZero)
notLTEImpliesGT {a = S a} {b = Z} notLTE = LTESucc LTEZero
notLTEImpliesGT {a = S a} {b = S k} notLTE = LTESucc (notLTEImpliesGT (\lte => notLTE (LTESucc lte)))

export
LTEImpliesNotGT : a `LTE` b -> Not (a `GT` b)
LTEImpliesNotGT LTEZero q = absurd q
LTEImpliesNotGT (LTESucc p) (LTESucc q) = LTEImpliesNotGT p q

export
notLTImpliesGTE : {a, b : _} -> Not (LT a b) -> GTE a b
notLTImpliesGTE notLT = fromLteSucc (notLTEImpliesGT notLT)

export
LTImpliesNotGTE : a `LT` b -> Not (a `GTE` b)
LTImpliesNotGTE p q = LTEImpliesNotGT q p

public export
lte : Nat -> Nat -> Bool
lte Z right = True
lte left Z = False
lte (S left) (S right) = lte left right

public export
gte : Nat -> Nat -> Bool
gte left right = lte right left

public export
lt : Nat -> Nat -> Bool
lt left right = lte (S left) right

public export
gt : Nat -> Nat -> Bool
gt left right = lt right left

export
lteReflectsLTE : (k : Nat) -> (n : Nat) -> lte k n === True -> k `LTE` n
lteReflectsLTE Z n _ = LTEZero
lteReflectsLTE (S k) (S j) prf = LTESucc (lteReflectsLTE k j prf)

public export
minimum : Nat -> Nat -> Nat
minimum Z m = Z
minimum (S n) Z = Z
minimum (S n) (S m) = S (minimum n m)

public export
maximum : Nat -> Nat -> Nat
maximum Z m = m
maximum (S n) Z = S n
maximum (S n) (S m) = S (maximum n m)

export
eqSucc : (0 left, right : Nat) -> left = right -> S left = S right
eqSucc _ _ Refl = Refl

export
SIsNotZ : Not (S x = Z)
SIsNotZ Refl impossible

-- Addition --------------------------------------------------------------------

export
plusZeroLeftNeutral : (right : Nat) -> 0 + right = right
plusZeroLeftNeutral _ = Refl

export
plusZeroRightNeutral : (left : Nat) -> left + 0 = left
plusZeroRightNeutral Z = Refl
plusZeroRightNeutral (S n) = cong S (plusZeroRightNeutral n)

export
plusSuccRightSucc : (left, right : Nat) -> S (left + right) = left + (S right)
plusSuccRightSucc Z _ = Refl
plusSuccRightSucc (S left) right = cong S (plusSuccRightSucc left right)

export
plusCommutative : (left, right : Nat) -> left + right = right + left
plusCommutative Z right = sym (plusZeroRightNeutral right)
plusCommutative (S left) right = trans (cong S (plusCommutative left right)) (plusSuccRightSucc right left)

export
plusAssociative : (left, centre, right : Nat) -> left + (centre + right) = (left + centre) + right
plusAssociative Z _ _ = Refl
plusAssociative (S left) centre right = cong S (plusAssociative left centre right)

export
plusConstantRight : (left, right, c : Nat) -> left = right -> left + c = right + c
plusConstantRight _ _ _ Refl = Refl

export
plusConstantLeft : (left, right, c : Nat) -> left = right -> c + left = c + right
plusConstantLeft _ _ _ Refl = Refl

export
plusOneSucc : (right : Nat) -> 1 + right = S right
plusOneSucc _ = Refl

succInjective : (0 left, right : Nat) -> S left = S right -> left = right
succInjective _ _ Refl = Refl

export
plusLeftCancel : (left, right, right' : Nat) -> left + right = left + right' -> right = right'
plusLeftCancel Z right right' p = p
plusLeftCancel (S left) right right' p =
  plusLeftCancel left right right' (succInjective (left + right) (left + right') p)

export
plusRightCancel : (left, left', right : Nat) -> left + right = left' + right -> left = left'
plusRightCancel left left' right p =
  plusLeftCancel right left left' (trans (plusCommutative right left) (trans p (plusCommutative left' right)))

export
plusLteMonotoneLeft : (p, q, r : Nat) -> q `LTE` r -> (p + q) `LTE` (p + r)
plusLteMonotoneLeft Z q r qr = qr
plusLteMonotoneLeft (S p) q r qr = LTESucc (plusLteMonotoneLeft p q r qr)

export
plusLteMonotoneRight : (p, q, r : Nat) -> q `LTE` r -> (q + p) `LTE` (r + p)
plusLteMonotoneRight p q r qr =
  rewrite plusCommutative q p in
  rewrite plusCommutative r p in
  plusLteMonotoneLeft p q r qr

export
plusLteMonotone : {m, n, p, q : Nat} -> m `LTE` n -> p `LTE` q -> (m + p) `LTE` (n + q)
plusLteMonotone left right =
  transitive (plusLteMonotoneLeft m p q right) (plusLteMonotoneRight q m n left)

-- Multiplication --------------------------------------------------------------

export
multZeroLeftZero : (right : Nat) -> Z * right = Z
multZeroLeftZero _ = Refl

export
multZeroRightZero : (left : Nat) -> left * Z = Z
multZeroRightZero Z = Refl
multZeroRightZero (S left) = multZeroRightZero left

export
multRightSuccPlus : (left, right : Nat) -> left * (S right) = left + (left * right)
multRightSuccPlus Z _ = Refl
multRightSuccPlus (S left) right =
  cong S (trans (cong (plus right) (multRightSuccPlus left right))
         (trans (plusAssociative right left (mult left right))
         (trans (cong (\n => plus n (mult left right)) (plusCommutative right left))
                (sym (plusAssociative left right (mult left right))))))

export
multLeftSuccPlus : (left, right : Nat) -> (S left) * right = right + (left * right)
multLeftSuccPlus _ _ = Refl

export
multCommutative : (left, right : Nat) -> left * right = right * left
multCommutative Z right = sym (multZeroRightZero right)
multCommutative (S left) right =
  trans (cong (plus right) (multCommutative left right)) (sym (multRightSuccPlus right left))

export
multDistributesOverPlusLeft : (left, centre, right : Nat) -> (left + centre) * right = (left * right) + (centre * right)
multDistributesOverPlusLeft Z _ _ = Refl
multDistributesOverPlusLeft (S left) centre right =
  trans (cong (plus right) (multDistributesOverPlusLeft left centre right))
        (plusAssociative right (mult left right) (mult centre right))

export
multDistributesOverPlusRight : (left, centre, right : Nat) -> left * (centre + right) = (left * centre) + (left * right)
multDistributesOverPlusRight left centre right =
  trans (multCommutative left (plus centre right))
  (trans (multDistributesOverPlusLeft centre right left)
  (trans (cong (\n => plus n (mult right left)) (multCommutative centre left))
         (cong (plus (mult left centre)) (multCommutative right left))))

export
multAssociative : (left, centre, right : Nat) -> left * (centre * right) = (left * centre) * right
multAssociative Z _ _ = Refl
multAssociative (S left) centre right =
  trans (cong (plus (mult centre right)) (multAssociative left centre right))
        (sym (multDistributesOverPlusLeft centre (mult left centre) right))

export
multOneLeftNeutral : (right : Nat) -> 1 * right = right
multOneLeftNeutral right = plusZeroRightNeutral right

export
multOneRightNeutral : (left : Nat) -> left * 1 = left
multOneRightNeutral left = trans (multCommutative left 1) (multOneLeftNeutral left)

-- Subtraction -----------------------------------------------------------------

export
minusSuccSucc : (left, right : Nat) -> minus (S left) (S right) = minus left right
minusSuccSucc _ _ = Refl

export
minusZeroLeft : (right : Nat) -> minus 0 right = Z
minusZeroLeft _ = Refl

export
minusZeroRight : (left : Nat) -> minus left 0 = left
minusZeroRight Z = Refl
minusZeroRight (S _) = Refl

export
minusZeroN : (n : Nat) -> Z = minus n n
minusZeroN Z = Refl
minusZeroN (S n) = minusZeroN n

export
minusPlus : (m : Nat) -> minus (plus m n) m === n
minusPlus Z = irrelevantEq (minusZeroRight n)
minusPlus (S m) = minusPlus m

export
plusMinusLte : (n, m : Nat) -> LTE n m -> (m `minus` n) + n = m
plusMinusLte Z m _ = trans (plusZeroRightNeutral (minus m 0)) (minusZeroRight m)
plusMinusLte (S n) (S m) (LTESucc lte) =
  trans (sym (plusSuccRightSucc (minus m n) n)) (cong S (plusMinusLte n m lte))

-- Maximum ---------------------------------------------------------------------

export
maximumLeftUpperBound : (m, n : Nat) -> m `LTE` maximum m n
maximumLeftUpperBound Z n = LTEZero
maximumLeftUpperBound (S m) Z = reflexive
maximumLeftUpperBound (S m) (S n) = LTESucc (maximumLeftUpperBound m n)

export
maximumRightUpperBound : (m, n : Nat) -> n `LTE` maximum m n
maximumRightUpperBound Z n = reflexive
maximumRightUpperBound (S m) Z = LTEZero
maximumRightUpperBound (S m) (S n) = LTESucc (maximumRightUpperBound m n)

export
maximumIdempotent : (n : Nat) -> maximum n n = n
maximumIdempotent Z = Refl
maximumIdempotent (S k) = cong S (maximumIdempotent k)

export
maximumCommutative : (l, r : Nat) -> maximum l r = maximum r l
maximumCommutative Z Z = Refl
maximumCommutative Z (S _) = Refl
maximumCommutative (S _) Z = Refl
maximumCommutative (S k) (S j) = cong S (maximumCommutative k j)
