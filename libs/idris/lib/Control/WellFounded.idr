||| Recursion on what cannot go down for ever.
module Control.WellFounded

import Control.Relation
import Data.Nat

%default total

||| Whatever is below it is accessible: no infinite way down begins here.
public export
data Accessible : (rel : a -> a -> Type) -> (x : a) -> Type where
  Access : (rec : (y : a) -> rel y x -> Accessible rel y) -> Accessible rel x

||| A relation without an infinite way down.
public export
interface WellFounded a rel where
  wellFounded : (x : a) -> Accessible rel x

||| A result from the results of all that is below.
export
accRec :
  {0 rel : (arg1 : a) -> (arg2 : a) -> Type} ->
  (step : (x : a) -> ((y : a) -> rel y x -> b) -> b) ->
  (z : a) -> (0 acc : Accessible rel z) -> b
accRec step z (Access below) = step z (\y, yz => accRec step y (below y yz))

||| A proof from the proofs of all that is below.
export
accInd :
  {0 rel : a -> a -> Type} -> {0 P : a -> Type} ->
  (step : (x : a) -> ((y : a) -> rel y x -> P y) -> P x) ->
  (z : a) -> (0 acc : Accessible rel z) -> P z
accInd step z (Access below) = step z (\y, yz => accInd step y (below y yz))

||| What each step keeps, the whole recursion has.
export
accIndProp :
  {0 P : a -> Type} ->
  (step : (x : a) -> ((y : a) -> rel y x -> P y) -> P x) ->
  {0 RP : (x : a) -> P x -> Type} ->
  (ih :
    (x : a) -> (f : (y : a) -> rel y x -> P y) ->
    ((y : a) -> (isRel : rel y x) -> RP y (f y isRel)) -> RP x (step x f)) ->
  (z : a) -> (0 acc : Accessible rel z) -> RP z (accInd step z acc)
accIndProp {RP = holds} step ih z (Access below) =
  ih z (\y, yz => accInd step y (below y yz)) (\y, yz => accIndProp {RP = holds} step ih y (below y yz))

export
wfRec : (0 _ : WellFounded a rel) => (step : (x : a) -> ((y : a) -> rel y x -> b) -> b) -> a -> b
wfRec step x = accRec step x (wellFounded {rel} x)

export
wfInd :
  (0 _ : WellFounded a rel) => {0 P : a -> Type} ->
  (step : (x : a) -> ((y : a) -> rel y x -> P y) -> P x) -> (myz : a) -> P myz
wfInd step x = accInd step x (wellFounded {rel} x)

export
wfIndProp :
  (0 _ : WellFounded a rel) => {0 P : a -> Type} ->
  (step : (x : a) -> ((y : a) -> rel y x -> P y) -> P x) ->
  {0 RP : (x : a) -> P x -> Type} ->
  (ih :
    (x : a) -> (f : (y : a) -> rel y x -> P y) ->
    ((y : a) -> (isRel : rel y x) -> RP y (f y isRel)) -> RP x (step x f)) ->
  (myz : a) -> RP myz (wfInd step myz)
wfIndProp {RP = holds} step ih x = accIndProp {RP = holds} step ih x (wellFounded {rel} x)

-- By size ---------------------------------------------------------------------

public export
interface Sized a where
  constructor MkSized
  total
  size : a -> Nat

public export
Smaller : Sized a => a -> a -> Type
Smaller = \x, y => size x `LT` size y

public export
SizeAccessible : Sized a => a -> Type
SizeAccessible = Accessible Smaller

||| All that is smaller than a bound is accessible, by induction on the bound.
accessibleBelow : Sized a => (bound : Nat) -> (x : a) -> size x `LT` bound -> Accessible {a} Smaller x
accessibleBelow (S bound) x (LTESucc below) =
  Access (\y, smaller => accessibleBelow bound y (transitive smaller below))

export
sizeAccessible : Sized a => (x : a) -> SizeAccessible x
sizeAccessible x = Access (\y, smaller => accessibleBelow (size x) y smaller)

export
sizeInd :
  Sized a => {0 P : a -> Type} ->
  (step : (x : a) -> ((y : a) -> Smaller y x -> P y) -> P x) -> (z : a) -> P z
sizeInd step z = accInd step z (sizeAccessible z)

export
sizeRec : Sized a => (step : (x : a) -> ((y : a) -> Smaller y x -> b) -> b) -> (z : a) -> b
sizeRec step z = accRec step z (sizeAccessible z)

export
Sized Nat where
  size n = n

export
WellFounded Nat LT where
  wellFounded n = sizeAccessible n

export
Sized (List a) where
  size xs = length xs

export
(Sized a, Sized b) => Sized (Pair a b) where
  size (x, y) = size x + size y
