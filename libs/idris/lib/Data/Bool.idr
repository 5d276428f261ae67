||| The laws of Boolean algebra.
module Data.Bool

%default total

export
notInvolutive : (x : Bool) -> not (not x) = x
notInvolutive False = Refl
notInvolutive True = Refl

-- And -------------------------------------------------------------------------

export
andSameNeutral : (x : Bool) -> x && x = x
andSameNeutral False = Refl
andSameNeutral True = Refl

export
andFalseFalse : (x : Bool) -> x && False = False
andFalseFalse False = Refl
andFalseFalse True = Refl

export
andTrueNeutral : (x : Bool) -> x && True = x
andTrueNeutral False = Refl
andTrueNeutral True = Refl

export
andAssociative : (x, y, z : Bool) -> x && (y && z) = (x && y) && z
andAssociative False _ _ = Refl
andAssociative True _ _ = Refl

export
andCommutative : (x, y : Bool) -> x && y = y && x
andCommutative False y = sym (andFalseFalse y)
andCommutative True y = sym (andTrueNeutral y)

export
andNotFalse : (x : Bool) -> x && not x = False
andNotFalse False = Refl
andNotFalse True = Refl

-- Or --------------------------------------------------------------------------

export
orSameNeutral : (x : Bool) -> x || x = x
orSameNeutral False = Refl
orSameNeutral True = Refl

export
orFalseNeutral : (x : Bool) -> x || False = x
orFalseNeutral False = Refl
orFalseNeutral True = Refl

export
orTrueTrue : (x : Bool) -> x || True = True
orTrueTrue False = Refl
orTrueTrue True = Refl

export
orAssociative : (x, y, z : Bool) -> x || (y || z) = (x || y) || z
orAssociative False _ _ = Refl
orAssociative True _ _ = Refl

export
orCommutative : (x, y : Bool) -> x || y = y || x
orCommutative False y = sym (orFalseNeutral y)
orCommutative True y = sym (orTrueTrue y)

export
orNotTrue : (x : Bool) -> x || not x = True
orNotTrue False = Refl
orNotTrue True = Refl

orLeftFalse : (x, y : Bool) -> x || y = False -> x = False
orLeftFalse False _ _ = Refl
orLeftFalse True _ eq = absurd eq

orRightFalse : (x, y : Bool) -> x || y = False -> y = False
orRightFalse False _ eq = eq
orRightFalse True _ eq = absurd eq

export
orBothFalse : {0 x, y : Bool} -> (0 prf : x || y = False) -> (x = False, y = False)
orBothFalse prf = (irrelevantEq (orLeftFalse x y prf), irrelevantEq (orRightFalse x y prf))

-- Both ------------------------------------------------------------------------

export
orSameAndRightNeutral : (x, y : Bool) -> x || (x && y) = x
orSameAndRightNeutral False _ = Refl
orSameAndRightNeutral True _ = Refl

export
andDistribOrR : (x, y, z : Bool) -> x && (y || z) = (x && y) || (x && z)
andDistribOrR False _ _ = Refl
andDistribOrR True _ _ = Refl

export
orDistribAndR : (x, y, z : Bool) -> x || (y && z) = (x || y) && (x || z)
orDistribAndR False _ _ = Refl
orDistribAndR True _ _ = Refl

export
notAndIsOr : (x, y : Bool) -> not (x && y) = not x || not y
notAndIsOr False _ = Refl
notAndIsOr True _ = Refl

export
notOrIsAnd : (x, y : Bool) -> not (x || y) = not x && not y
notOrIsAnd False _ = Refl
notOrIsAnd True _ = Refl

-- There is no third -----------------------------------------------------------

export
notTrueIsFalse : {1 x : Bool} -> Not (x = True) -> x = False
notTrueIsFalse {x = False} _ = Refl
notTrueIsFalse {x = True} no = absurd (no Refl)

export
notFalseIsTrue : {1 x : Bool} -> Not (x = False) -> x = True
notFalseIsTrue {x = False} no = absurd (no Refl)
notFalseIsTrue {x = True} _ = Refl

||| Two that differ are each other's opposite.
public export
invertContraBool : (a, b : Bool) -> Not (a = b) -> (not a = b)
invertContraBool False False no = absurd (no Refl)
invertContraBool False True _ = Refl
invertContraBool True False _ = Refl
invertContraBool True True no = absurd (no Refl)
