||| Booleans as propositions.
module Data.So

import Data.Bool

%default total

||| The boolean is true.
public export
data So : Bool -> Type where
  Oh : So True

export
Uninhabited (So False) where
  uninhabited Oh impossible

export
choose : (b : Bool) -> Either (So b) (So (not b))
choose True = Left Oh
choose False = Right Oh

export
decSo : (b : Bool) -> Dec (So b)
decSo True = Yes Oh
decSo False = No absurd

export
eqToSo : b = True -> So b
eqToSo Refl = Oh

export
soToEq : So b -> b = True
soToEq Oh = Refl

export
soToNotSoNot : So b -> Not (So (not b))
soToNotSoNot Oh = \x => absurd x

export
soNotToNotSo : So (not b) -> Not (So b)
soNotToNotSo no yes = soToNotSoNot yes no

export
soAnd : {a : Bool} -> So (a && b) -> (So a, So b)
soAnd {a = True} both = (Oh, both)
soAnd {a = False} both = absurd both

export
andSo : (So a, So b) -> So (a && b)
andSo (Oh, Oh) = Oh

export
soOr : {a : Bool} -> So (a || b) -> Either (So a) (So b)
soOr {a = True} _ = Left Oh
soOr {a = False} some = Right some

export
orSo : Either (So a) (So b) -> So (a || b)
orSo (Left Oh) = Oh
orSo (Right Oh) = eqToSo (irrelevantEq (orTrueTrue a))
