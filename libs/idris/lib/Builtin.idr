||| What the syntax of the language refers to: pairs, unit, laziness, equality, literals.
module Builtin

%default total

-- Laziness --------------------------------------------------------------------

||| A value that is computed when it is forced. For totality and equality a delayed value is the value.
public export
data Lazy : Type -> Type where
  Delay : (x : a) -> Lazy a

||| The value of a delayed computation.
public export
Force : Lazy a -> a
Force (Delay x) = x

-- Pairs -----------------------------------------------------------------------

||| The type of one value.
public export
data Unit = MkUnit

||| Two values.
public export
data Pair : Type -> Type -> Type where
  MkPair : {0 a, b : Type} -> (x : a) -> (y : b) -> Pair a b

public export
fst : {0 a, b : Type} -> (a, b) -> a
fst (x, y) = x

public export
snd : {0 a, b : Type} -> (a, b) -> b
snd (x, y) = y

public export
swap : (a, b) -> (b, a)
swap (x, y) = (y, x)

export infixr 5 #

||| Two values, each to be used once.
public export
data LPair : Type -> Type -> Type where
  (#) : (1 _ : a) -> (1 _ : b) -> LPair a b

namespace DPair
  ||| A value, and another whose type depends on it.
  public export
  record DPair a (p : a -> Type) where
    constructor MkDPair
    fst : a
    snd : p fst

  ||| A value, and a resource whose type depends on it, to be used once.
  public export
  data Res : (a : Type) -> (a -> Type) -> Type where
    (#) : (val : a) -> (1 r : t val) -> Res a t

-- The empty type --------------------------------------------------------------

||| The type of no value.
public export
data Void : Type where

-- Equality --------------------------------------------------------------------

||| Heterogeneous equality: the two sides may be of types that are not yet known to be the same.
public export
data Equal : forall a, b . a -> b -> Type where
  Refl : {0 x : a} -> Equal x x

export infix 6 ===, ~=~

||| Equality of two values of one type.
public export
(===) : (x : a) -> (y : a) -> Type
(===) = Equal

||| Equality of two values whose types may differ.
public export
(~=~) : (x : a) -> (y : b) -> Type
(~=~) = Equal

||| What `rewrite rule in val` means.
public export
rewrite__impl : {0 x, y : a} -> (0 p : a -> Type) -> (0 rule : x = y) -> (1 val : p y) -> p x
rewrite__impl p Refl val = val

||| What holds of a value holds of its equal.
public export
replace : forall x, y, p . (0 rule : x = y) -> (1 _ : p x) -> p y
replace Refl value = value

public export
sym : (0 rule : x ~=~ y) -> y ~=~ x
sym Refl = Refl

public export
trans : forall a, b, c . (0 l : a = b) -> (0 r : b = c) -> a = c
trans Refl Refl = Refl

export
mkDPairInjectiveFst : MkDPair a pa === MkDPair b qb -> a === b
mkDPairInjectiveFst Refl = Refl

export
mkDPairInjectiveSnd : MkDPair a pa === MkDPair a qa -> pa === qa
mkDPairInjectiveSnd Refl = Refl

public export
delay : a -> Lazy a
delay x = Delay x

public export
force : Lazy a -> a
force x = Force x

-- Literals --------------------------------------------------------------------

||| What a string literal can stand for.
public export
interface FromString ty where
  constructor MkFromString
  fromString : String -> ty

public export
FromString String where
  fromString s = s

||| What a character literal can stand for.
public export
interface FromChar ty where
  constructor MkFromChar
  fromChar : Char -> ty

public export
FromChar Char where
  fromChar c = c

||| What a literal with a point can stand for.
public export
interface FromDouble ty where
  constructor MkFromDouble
  fromDouble : Double -> ty

public export
FromDouble Double where
  fromDouble x = x
