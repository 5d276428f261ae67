||| Functions, booleans, lists: what everything else is said with.
module Prelude.Basics

import Builtin
import Prelude.Ops

%default total

||| A proposition that leads to a contradiction.
public export
Not : Type -> Type
Not x = x -> Void

||| A value with its type said out loud.
public export %inline
the : (0 a : Type) -> (1 x : a) -> a
the _ x = x

public export %inline
id : (x : a) -> a
id x = x

public export
dup : a -> (a, a)
dup x = (x, x)

public export %inline
const : a -> b -> a
const x = \value => x

public export %inline
(.) : (b -> c) -> (a -> b) -> a -> c
(.) f g = \x => f (g x)

public export %inline
(.:) : (c -> d) -> (a -> b -> c) -> a -> b -> d
(.:) f g = \x, y => f (g x y)

export infixl 0 `on`

public export
on : (b -> b -> c) -> (a -> b) -> a -> a -> c
on f g = \x, y => f (g x) (g y)

public export
flip : (f : a -> b -> c) -> b -> a -> c
flip f = \x, y => f y x

public export
apply : (a -> b) -> a -> b
apply f = \a => f a

public export
curry : ((a, b) -> c) -> a -> b -> c
curry f a b = f (a, b)

public export
uncurry : (a -> b -> c) -> (a, b) -> c
uncurry f (a, b) = f a b

public export
($) : forall a, b . ((x : a) -> b x) -> (x : a) -> b x
($) f a = f a

public export
(|>) : a -> (a -> b) -> b
a |> f = f a

public export
(<|) : (a -> b) -> a -> b
f <| a = f a

||| Equal arguments give equal results.
public export
cong : (0 f : t -> u) -> (0 p : a = b) -> f a = f b
cong f Refl = Refl

export
cong2 : (0 f : t1 -> t2 -> u) -> (0 p1 : a = b) -> (0 p2 : c = d) -> f a c = f b d
cong2 f Refl Refl = Refl

public export
depCong : {0 p : a -> Type} -> (0 f : (x : a) -> p x) -> {0 x1, x2 : a} -> (prf : x1 = x2) -> f x1 = f x2
depCong f Refl = Refl

public export
depCong2 :
  {0 p : a -> Type} -> {0 q : (x : a) -> (y : p x) -> Type} ->
  (0 f : (x : a) -> (y : p x) -> q x y) ->
  {0 x1, x2 : a} -> (prfX : x1 = x2) ->
  {0 y1 : p x1} -> {y2 : p x2} -> (prfY : y1 = y2) ->
  f x1 y1 = f x2 y2
depCong2 f Refl Refl = Refl

||| Any two proofs of an equality are as good as each other.
export
irrelevantEq : (0 _ : a ~=~ b) -> a ~=~ b
irrelevantEq Refl = Refl

public export
data Bool = False | True

public export
not : (b : Bool) -> Bool
not True = False
not False = True

public export
(&&) : (b : Bool) -> Lazy Bool -> Bool
(&&) True x = x
(&&) False x = False

public export
(||) : (b : Bool) -> Lazy Bool -> Bool
(||) True x = True
(||) False x = x

public export
ifThenElse : (b : Bool) -> Lazy a -> Lazy a -> a
ifThenElse True l r = l
ifThenElse False l r = r

||| The primitives answer with 0 for no.
public export
intToBool : Int -> Bool
intToBool 0 = False
intToBool x = True

public export
data List a = Nil | (::) a (List a)

public export
data SnocList a = Lin | (:<) (SnocList a) a
