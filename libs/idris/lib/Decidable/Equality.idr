||| Decidable equality of the usual types.
module Decidable.Equality

import Data.List
import Data.Maybe
import Data.Nat
import public Decidable.Equality.Core as Decidable.Equality

%default total

public export
DecEq () where
  decEq () () = Yes Refl

public export
DecEq Bool where
  decEq True True = Yes Refl
  decEq False False = Yes Refl
  decEq False True = No absurd
  decEq True False = No absurd

public export
DecEq Nat where
  decEq Z Z = Yes Refl
  decEq (S n) (S m) = case decEq n m of
    Yes prf => Yes (cong S prf)
    No contra => No (\eq => contra (cong pred eq))
  decEq Z (S _) = No absurd
  decEq (S _) Z = No absurd

public export
DecEq t => DecEq (Maybe t) where
  decEq Nothing Nothing = Yes Refl
  decEq (Just x) (Just y) = case decEq x y of
    Yes prf => Yes (cong Just prf)
    No contra => No (\eq => contra (justInjective eq))
  decEq Nothing (Just _) = No absurd
  decEq (Just _) Nothing = No absurd

pairInjective : MkPair a b = MkPair c d -> (a = c, b = d)
pairInjective Refl = (Refl, Refl)

public export
(DecEq a, DecEq b) => DecEq (a, b) where
  decEq (a, b) (a', b') = case decEq a a' of
    No contra => No (\eq => contra (fst (pairInjective eq)))
    Yes left => case decEq b b' of
      No contra => No (\eq => contra (snd (pairInjective eq)))
      Yes right => Yes (cong2 MkPair left right)

public export
DecEq a => DecEq (List a) where
  decEq [] [] = Yes Refl
  decEq (x :: xs) [] = No absurd
  decEq [] (x :: xs) = No absurd
  decEq (x :: xs) (y :: ys) = case decEq x y of
    No contra => No (\eq => contra (fst (consInjective eq)))
    Yes left => case decEq xs ys of
      No contra => No (\eq => contra (snd (consInjective eq)))
      Yes right => Yes (cong2 (::) left right)
