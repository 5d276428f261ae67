||| Lemmas on booleans.
module Data.Bool

%default total

export
notInvolutive : (x : Bool) -> not (not x) = x
notInvolutive True = Refl
notInvolutive False = Refl

export
andSameNeutral : (x : Bool) -> x && Delay x = x
andSameNeutral False = Refl
andSameNeutral True = Refl

export
andFalseFalse : (x : Bool) -> x && Delay False = False
andFalseFalse False = Refl
andFalseFalse True = Refl

export
andTrueNeutral : (x : Bool) -> x && Delay True = x
andTrueNeutral False = Refl
andTrueNeutral True = Refl

export
orSameNeutral : (x : Bool) -> x || Delay x = x
orSameNeutral False = Refl
orSameNeutral True = Refl

export
orFalseNeutral : (x : Bool) -> x || Delay False = x
orFalseNeutral False = Refl
orFalseNeutral True = Refl

export
orTrueTrue : (x : Bool) -> x || Delay True = True
orTrueTrue False = Refl
orTrueTrue True = Refl
