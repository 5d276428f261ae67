||| Natural numbers: order, and the laws of arithmetic.
module Data.Nat

import Data.So
import public Control.Function
import public Control.Ord
import public Control.Order
import public Control.Relation

%default total

public export
pred : Nat -> Nat
pred Z = Z
pred (S n) = n

export
Uninhabited (Z = S n) where
  uninhabited Refl impossible

export
Uninhabited (S n = Z) where
  uninhabited Refl impossible

export
Uninhabited (a = b) => Uninhabited (S a = S b) where
  uninhabited eq = uninhabited {t = (a = b)} (cong pred eq)

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

||| For those who wrote it before `NonZero` was `IsSucc`.
public export %inline
SIsNonZero : NonZero (S n)
SIsNonZero = ItIsSucc

||| The successor, sum, product, power and so on, each the former one repeated.
public export
hyper : Nat -> Nat -> Nat -> Nat
hyper Z a b = S b
hyper (S Z) a Z = a
hyper (S (S Z)) a Z = Z
hyper n a Z = S Z
hyper (S n) a (S b) = hyper n a (hyper (S n) a b)

export
compareNatDiag : (k : Nat) -> compareNat k k === EQ
compareNatDiag Z = Refl
compareNatDiag (S k) = compareNatDiag k

export
compareNatFlip : (m, n : Nat) -> flip Prelude.compareNat m n === contra (compareNat m n)
compareNatFlip Z Z = Refl
compareNatFlip Z (S _) = Refl
compareNatFlip (S _) Z = Refl
compareNatFlip (S m) (S n) = compareNatFlip m n

||| At least one of the two is a successor.
public export
data NotBothZero : (n, m : Nat) -> Type where
  LeftIsNotZero : NotBothZero (S n) m
  RightIsNotZero : NotBothZero n (S m)

export
Uninhabited (NotBothZero 0 0) where
  uninhabited LeftIsNotZero impossible
  uninhabited RightIsNotZero impossible

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
Connex Nat LTE where
  connex {x = Z} _ = Left LTEZero
  connex {x = S _} {y = Z} _ = Right LTEZero
  connex {x = S _} {y = S _} differ = bimap LTESucc LTESucc (connex {rel = LTE} (\eq => differ (cong S eq)))

public export
Preorder Nat LTE where

public export
PartialOrder Nat LTE where

public export
LinearOrder Nat LTE where

public export
GTE : Nat -> Nat -> Type
GTE left right = LTE right left

public export
LT : Nat -> Nat -> Type
LT left right = LTE (S left) right

namespace LT
  ||| Strictly below: zero below a successor, or the same between what comes before both.
  public export
  data View : LT m n -> Type where
    LTZero : View (LTESucc LTEZero)
    LTSucc : (lt : m `LT` n) -> View (LTESucc lt)

  export
  view : (lt : LT m n) -> View lt
  view (LTESucc LTEZero) = LTZero
  view (LTESucc (LTESucc lt)) = LTSucc (LTESucc lt)

  export
  ltZero : Z `LT` S m
  ltZero = LTESucc LTEZero

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

export
gteReflectsGTE : (k : Nat) -> (n : Nat) -> gte k n === True -> k `GTE` n
gteReflectsGTE k n prf = lteReflectsLTE n k prf

export
ltReflectsLT : (k : Nat) -> (n : Nat) -> lt k n === True -> k `LT` n
ltReflectsLT k n prf = lteReflectsLTE (S k) n prf

||| What `<` says is so.
public export
ltOpReflectsLT : (m, n : Nat) -> So (m < n) -> LT m n
ltOpReflectsLT Z (S _) _ = LTESucc LTEZero
ltOpReflectsLT (S m) (S n) prf = LTESucc (ltOpReflectsLT m n prf)

export
gtReflectsGT : (k : Nat) -> (n : Nat) -> gt k n === True -> k `GT` n
gtReflectsGT k n prf = ltReflectsLT n k prf

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
Injective S where
  injective Refl = Refl

export
SIsNotZ : Not (S x = Z)
SIsNotZ Refl impossible

-- Division --------------------------------------------------------------------

||| What stays of `centre` when `S right` is taken away as often as it goes in, at most `fuel` times.
public export
mod' : Nat -> Nat -> Nat -> Nat
mod' Z centre right = centre
mod' (S fuel) centre right = if lte centre right then centre else mod' fuel (minus centre (S right)) right

public export
modNatNZ : Nat -> (y : Nat) -> (0 _ : NonZero y) -> Nat
modNatNZ left Z p = void (absurd p)
modNatNZ left (S right) _ = mod' left left right

||| How often `S right` goes into `centre`, at most `fuel` times.
public export
div' : Nat -> Nat -> Nat -> Nat
div' Z centre right = Z
div' (S fuel) centre right = if lte centre right then Z else S (div' fuel (minus centre (S right)) right)

public export
divNatNZ : Nat -> (y : Nat) -> (0 _ : NonZero y) -> Nat
divNatNZ left (S right) _ = div' left left right

||| Both at once.
public export
divmod' : Nat -> Nat -> Nat -> (Nat, Nat)
divmod' Z centre right = (Z, centre)
divmod' (S fuel) centre right =
  if lte centre right
    then (Z, centre)
    else let rest = divmod' fuel (minus centre (S right)) right in (S (fst rest), snd rest)

public export
divmodNatNZ : Nat -> (y : Nat) -> (0 _ : NonZero y) -> (Nat, Nat)
divmodNatNZ left (S right) _ = divmod' left left right

||| How two numbers compare, and by how much they differ.
public export
data CmpNat : Nat -> Nat -> Type where
  CmpLT : (y : _) -> CmpNat x (x + S y)
  CmpEQ : CmpNat x x
  CmpGT : (x : _) -> CmpNat (y + S x) y

cmpSucc : CmpNat x y -> CmpNat (S x) (S y)
cmpSucc (CmpLT k) = CmpLT k
cmpSucc CmpEQ = CmpEQ
cmpSucc (CmpGT k) = CmpGT k

export
cmp : (x, y : Nat) -> CmpNat x y
cmp Z Z = CmpEQ
cmp Z (S k) = CmpLT k
cmp (S k) Z = CmpGT k
cmp (S x) (S y) = cmpSucc (cmp x y)

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
plusLeftLeftRightZero : (left, right : Nat) -> left + right = left -> right = Z
plusLeftLeftRightZero left right p = plusLeftCancel left right Z (trans p (sym (plusZeroRightNeutral left)))

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
minusOneSuccN : (n : Nat) -> S Z = minus (S n) n
minusOneSuccN Z = Refl
minusOneSuccN (S n) = minusOneSuccN n

export
minusSuccOne : (n : Nat) -> minus (S n) 1 = n
minusSuccOne n = minusZeroRight n

export
minusPlusZero : (n, m : Nat) -> minus n (n + m) = Z
minusPlusZero Z _ = Refl
minusPlusZero (S n) m = minusPlusZero n m

||| The difference to something greater is not zero.
export
minusPos : m `LT` n -> Z `LT` minus n m
minusPos (LTESucc LTEZero) = ltZero
minusPos (LTESucc (LTESucc lt)) = minusPos (LTESucc lt)

export
minusLteMonotone : {p : Nat} -> m `LTE` n -> minus m p `LTE` minus n p
minusLteMonotone LTEZero = LTEZero
minusLteMonotone {p = Z} (LTESucc lte) = LTESucc lte
minusLteMonotone {p = S _} (LTESucc lte) = minusLteMonotone lte

export
minusLtMonotone : m `LT` n -> p `LT` n -> minus m p `LT` minus n p
minusLtMonotone mn (LTESucc LTEZero) = replace {p = \k => LT k n} (sym (minusZeroRight m)) mn
minusLtMonotone (LTESucc LTEZero) (LTESucc (LTESucc pn)) = minusPos (LTESucc pn)
minusLtMonotone (LTESucc (LTESucc mn)) (LTESucc (LTESucc pn)) = minusLtMonotone (LTESucc mn) (LTESucc pn)

public export
minusPlus : (m : Nat) -> minus (plus m n) m === n
minusPlus Z = irrelevantEq (minusZeroRight n)
minusPlus (S m) = minusPlus m

export
plusMinusLte : (n, m : Nat) -> LTE n m -> (m `minus` n) + n = m
plusMinusLte Z m _ = trans (plusZeroRightNeutral (minus m 0)) (minusZeroRight m)
plusMinusLte (S n) (S m) (LTESucc lte) =
  trans (sym (plusSuccRightSucc (minus m n) n)) (cong S (plusMinusLte n m lte))

export
minusMinusMinusPlus : (left, centre, right : Nat) -> minus (minus left centre) right = minus left (centre + right)
minusMinusMinusPlus Z Z _ = Refl
minusMinusMinusPlus Z (S _) _ = Refl
minusMinusMinusPlus (S _) Z _ = Refl
minusMinusMinusPlus (S left) (S centre) right = minusMinusMinusPlus left centre right

export
plusMinusLeftCancel : (left, right : Nat) -> (right' : Nat) -> minus (left + right) (left + right') = minus right right'
plusMinusLeftCancel Z _ _ = Refl
plusMinusLeftCancel (S left) right right' = plusMinusLeftCancel left right right'

export
multDistributesOverMinusLeft :
  (left, centre, right : Nat) -> (minus left centre) * right = minus (left * right) (centre * right)
multDistributesOverMinusLeft Z Z _ = Refl
multDistributesOverMinusLeft Z (S _) _ = Refl
multDistributesOverMinusLeft (S left) Z right = sym (minusZeroRight (right + left * right))
multDistributesOverMinusLeft (S left) (S centre) right =
  trans (multDistributesOverMinusLeft left centre right)
        (sym (plusMinusLeftCancel right (left * right) (centre * right)))

export
multDistributesOverMinusRight :
  (left, centre, right : Nat) -> left * (minus centre right) = minus (left * centre) (left * right)
multDistributesOverMinusRight left centre right =
  trans (multCommutative left (minus centre right))
  (trans (multDistributesOverMinusLeft centre right left)
         (cong2 minus (multCommutative centre left) (multCommutative right left)))

export
zeroMultEitherZero : (a, b : Nat) -> a * b = 0 -> Either (a = 0) (b = 0)
zeroMultEitherZero Z _ _ = Left Refl
zeroMultEitherZero (S _) Z _ = Right Refl
zeroMultEitherZero (S _) (S _) eq = absurd eq

-- Maximum and minimum ---------------------------------------------------------

export
maximumAssociative : (l, c, r : Nat) -> maximum l (maximum c r) = maximum (maximum l c) r
maximumAssociative Z _ _ = Refl
maximumAssociative (S _) Z _ = Refl
maximumAssociative (S _) (S _) Z = Refl
maximumAssociative (S l) (S c) (S r) = cong S (maximumAssociative l c r)

export
minimumAssociative : (l, c, r : Nat) -> minimum l (minimum c r) = minimum (minimum l c) r
minimumAssociative Z _ _ = Refl
minimumAssociative (S _) Z _ = Refl
minimumAssociative (S _) (S _) Z = Refl
minimumAssociative (S l) (S c) (S r) = cong S (minimumAssociative l c r)

export
minimumCommutative : (l, r : Nat) -> minimum l r = minimum r l
minimumCommutative Z Z = Refl
minimumCommutative Z (S _) = Refl
minimumCommutative (S _) Z = Refl
minimumCommutative (S l) (S r) = cong S (minimumCommutative l r)

export
minimumIdempotent : (n : Nat) -> minimum n n = n
minimumIdempotent Z = Refl
minimumIdempotent (S n) = cong S (minimumIdempotent n)

export
minimumZeroZeroLeft : (left : Nat) -> minimum left 0 = Z
minimumZeroZeroLeft Z = Refl
minimumZeroZeroLeft (S _) = Refl

export
minimumSuccSucc : (left, right : Nat) -> minimum (S left) (S right) = S (minimum left right)
minimumSuccSucc _ _ = Refl

export
maximumZeroNLeft : (left : Nat) -> maximum left Z = left
maximumZeroNLeft Z = Refl
maximumZeroNLeft (S _) = Refl

export
maximumSuccSucc : (left, right : Nat) -> S (maximum left right) = maximum (S left) (S right)
maximumSuccSucc _ _ = Refl

export
sucMaxL : (l : Nat) -> maximum (S l) l = (S l)
sucMaxL Z = Refl
sucMaxL (S l) = cong S (sucMaxL l)

export
sucMaxR : (l : Nat) -> maximum l (S l) = (S l)
sucMaxR Z = Refl
sucMaxR (S l) = cong S (sucMaxR l)

export
sucMinL : (l : Nat) -> minimum (S l) l = l
sucMinL Z = Refl
sucMinL (S l) = cong S (sucMinL l)

export
sucMinR : (l : Nat) -> minimum l (S l) = l
sucMinR Z = Refl
sucMinR (S l) = cong S (sucMinR l)

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

namespace Monoid
  public export
  [Maximum] Monoid Nat using Semigroup.Maximum where
    neutral = 0
