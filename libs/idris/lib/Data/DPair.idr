||| Dependent pairs, and those of which one half is erased.
module Data.DPair

import Decidable.Equality

%default total

namespace Pair
  ||| Choosing for each is having a function that chooses.
  public export
  choice :
    {0 p : a -> b -> Type} -> ((x : a) -> (b ** p x b)) -> (f : (a -> b) ** (x : a) -> p x (f x))
  choice choose = ((\x => fst (choose x)) ** (\x => snd (choose x)))

namespace DPair
  public export
  choice :
    {0 b : a -> Type} -> {0 p : (x : a) -> b x -> Type} ->
    ((x : a) -> (y : b x ** p x y)) -> (f : ((x : a) -> b x) ** (x : a) -> p x (f x))
  choice choose = ((\x => fst (choose x)) ** (\x => snd (choose x)))

  public export
  curry : {0 p : a -> Type} -> ((x : a ** p x) -> c) -> ((x : a) -> p x -> c)
  curry f x y = f (x ** y)

  public export
  uncurry : {0 p : a -> Type} -> ((x : a) -> p x -> c) -> ((x : a ** p x) -> c)
  uncurry f pair = f pair.fst pair.snd

  public export
  bimap :
    {0 p : a -> Type} -> {0 q : b -> Type} ->
    (f : a -> b) -> (prf : forall x. p x -> q (f x)) -> (x : a ** p x) -> (y : b ** q y)
  bimap f g (x ** y) = (f x ** g y)

  public export
  DecEq k => ({x : k} -> Eq (v x)) => Eq (DPair k v) where
    (k1 ** v1) == (k2 ** v2) = case decEq k1 k2 of
      Yes Refl => v1 == v2
      No _ => False

namespace Exists
  ||| There is a value, which is erased, and a proof about it.
  public export
  record Exists {0 type : Type} this where
    constructor Evidence
    0 fst : type
    snd : this fst

  public export
  curry : {0 p : a -> Type} -> (Exists p -> c) -> ({0 x : a} -> p x -> c)
  curry f y = f (Evidence x y)

  public export
  uncurry : {0 p : a -> Type} -> ({0 x : a} -> p x -> c) -> Exists p -> c
  uncurry f ex = f ex.snd

  export
  evidenceInjectiveFst : Evidence x p = Evidence y q -> x = y
  evidenceInjectiveFst Refl = Refl

  export
  evidenceInjectiveSnd : Evidence x p = Evidence x q -> p = q
  evidenceInjectiveSnd Refl = Refl

  public export
  bimap : (0 f : a -> b) -> (forall x. p x -> q (f x)) -> Exists {type = a} p -> Exists {type = b} q
  bimap f g (Evidence x y) = Evidence (f x) (g y)

namespace Subset
  ||| A value, and a proof about it, which is erased.
  public export
  record Subset type pred where
    constructor Element
    fst : type
    0 snd : pred fst

  public export
  curry : {0 p : a -> Type} -> (Subset a p -> c) -> (x : a) -> (0 _ : p x) -> c
  curry f x y = f (Element x y)

  public export
  uncurry : {0 p : a -> Type} -> ((x : a) -> (0 _ : p x) -> c) -> Subset a p -> c
  uncurry f s = f s.fst s.snd

  export
  elementInjectiveFst : Element x p = Element y q -> x = y
  elementInjectiveFst Refl = Refl

  export
  elementInjectiveSnd : Element x p = Element x q -> p = q
  elementInjectiveSnd Refl = Refl

  public export
  bimap : (f : a -> b) -> (0 _ : forall x. p x -> q (f x)) -> Subset a p -> Subset b q
  bimap f g (Element x y) = Element (f x) (g y)

  public export
  Eq type => Eq (Subset type pred) where
    s == t = s.fst == t.fst

  public export
  Ord type => Ord (Subset type pred) where
    compare s t = compare s.fst t.fst

  export
  Show type => Show (Subset type pred) where
    showPrec d (Element x _) = showCon d "Element" (showArg x ++ " _")
