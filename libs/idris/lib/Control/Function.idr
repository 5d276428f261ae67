||| Properties of functions.
module Control.Function

%default total

||| A function that sends different arguments to different results.
public export
interface Injective (f : a -> b) | f where
  constructor MkInjective
  injective : {x, y : a} -> f x = f y -> x = y

public export
inj : (0 f : a -> b) -> {auto 0 _ : Injective f} -> {0 x, y : a} -> (0 _ : f x = f y) -> x = y
inj f eq = irrelevantEq (injective {f} eq)

public export
[ComposeInjective] {f : a -> b} -> {g : b -> c} -> (Injective f, Injective g) => Injective (g . f) where
  injective eq = injective {f} (injective {f = g} eq)

public export
[InjFromComp] {f : a -> b} -> {g : b -> c} -> Injective (g . f) => Injective f where
  injective eq = injective {f = g . f} (cong g eq)

public export
[IdInjective] Injective Prelude.id where
  injective eq = eq

||| A function of two arguments whose result tells both.
public export
interface Biinjective (0 f : a -> b -> c) | f where
  constructor MkBiinjective
  biinjective : {x, y : a} -> {v, w : b} -> f x v = f y w -> (x = y, v = w)

public export
biinj : (0 f : _) -> (0 _ : Biinjective f) => (0 _ : f x v = f y w) -> (x = y, v = w)
biinj f eq = (irrelevantEq (fst (biinjective {f} eq)), irrelevantEq (snd (biinjective {f} eq)))

public export
[ComposeBiinjective] {f : a -> b -> c} -> {g : c -> d} -> Biinjective f => Injective g => Biinjective (g .: f) where
  biinjective eq = biinjective {f} (injective {f = g} eq)

public export
[BiinjFromComp] {f : a -> b -> c} -> {g : c -> d} -> Biinjective (g .: f) => Biinjective f where
  biinjective eq = biinjective {f = g .: f} (cong g eq)

public export
[FlipBiinjective] {f : a -> b -> c} -> Biinjective f => Biinjective (flip f) where
  biinjective eq = swap (biinjective {f} eq)

public export
[FromBiinjectiveL] {f : a -> b -> c} -> {x : a} -> Biinjective f => Injective (f x) where
  injective eq = snd (biinjective {f} eq)

public export
[FromBiinjectiveR] {f : a -> b -> c} -> {y : b} -> Biinjective f => Injective (`f` y) where
  injective eq = fst (biinjective {f} eq)

export
Biinjective MkPair where
  biinjective Refl = (Refl, Refl)
