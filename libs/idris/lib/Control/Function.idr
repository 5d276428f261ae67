||| Properties of functions.
module Control.Function

%default total

||| A function that sends different arguments to different results.
public export
interface Injective (f : a -> b) | f where
  constructor MkInjective
  injective : {x, y : a} -> f x = f y -> x = y

public export
inj : (0 f : a -> b) -> {auto 0 prf : Injective f} -> {0 x, y : a} -> (0 eq : f x = f y) -> x = y
inj f eq = irrelevantEq (injective {f} eq)
