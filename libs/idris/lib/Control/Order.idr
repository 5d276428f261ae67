||| Orders: bundles of properties of a relation, and what stands further left of two in a strongly connected one.
module Control.Order

import Control.Relation

%default total

public export
interface (Reflexive ty rel, Transitive ty rel) => Preorder ty rel where

public export
interface (Preorder ty rel, Antisymmetric ty rel) => PartialOrder ty rel where

||| Of two that differ one is related to the other.
public export
interface Connex ty rel where
  connex : {x, y : ty} -> Not (x = y) -> Either (rel x y) (rel y x)

||| Of any two one is related to the other.
public export
interface StronglyConnex ty rel where
  order : (x, y : ty) -> Either (rel x y) (rel y x)

public export
interface (PartialOrder ty rel, Connex ty rel) => LinearOrder ty rel where

public export
[EP] Equivalence ty rel => Preorder ty rel where

public export
leftmost : (0 rel : _) -> StronglyConnex ty rel => ty -> ty -> ty
leftmost rel x y = either (const x) (const y) (order {rel} x y)

public export
rightmost : (0 rel : _) -> StronglyConnex ty rel => ty -> ty -> ty
rightmost rel x y = either (const y) (const x) (order {rel} x y)

export
leftmostRelL : (0 rel : _) -> Reflexive ty rel => StronglyConnex ty rel => (x, y : ty) -> leftmost rel x y `rel` x
leftmostRelL rel x y with (order {rel} x y)
  _ | Left _ = reflexive {rel}
  _ | Right yx = yx

export
leftmostRelR : (0 rel : _) -> Reflexive ty rel => StronglyConnex ty rel => (x, y : ty) -> leftmost rel x y `rel` y
leftmostRelR rel x y with (order {rel} x y)
  _ | Left xy = xy
  _ | Right _ = reflexive {rel}

export
leftmostPreserves :
  (0 rel : _) -> StronglyConnex ty rel => (x, y : ty) -> Either (leftmost rel x y = x) (leftmost rel x y = y)
leftmostPreserves rel x y with (order {rel} x y)
  _ | Left _ = Left Refl
  _ | Right _ = Right Refl

||| What is left of both is left of the leftmost.
export
leftmostIsRightmostLeft :
  (0 rel : _) -> StronglyConnex ty rel =>
  (x, y : ty) -> (z : ty) -> (z `rel` x) -> (z `rel` y) -> (z `rel` leftmost rel x y)
leftmostIsRightmostLeft rel x y z zx zy with (order {rel} x y)
  _ | Left _ = zx
  _ | Right _ = zy

export
rightmostRelL : (0 rel : _) -> Reflexive ty rel => StronglyConnex ty rel => (x, y : ty) -> x `rel` rightmost rel x y
rightmostRelL rel x y with (order {rel} x y)
  _ | Left xy = xy
  _ | Right _ = reflexive {rel}

export
rightmostRelR : (0 rel : _) -> Reflexive ty rel => StronglyConnex ty rel => (x, y : ty) -> y `rel` rightmost rel x y
rightmostRelR rel x y with (order {rel} x y)
  _ | Left _ = reflexive {rel}
  _ | Right yx = yx

export
rightmostPreserves :
  (0 rel : _) -> StronglyConnex ty rel => (x, y : ty) -> Either (rightmost rel x y = x) (rightmost rel x y = y)
rightmostPreserves rel x y with (order {rel} x y)
  _ | Left _ = Right Refl
  _ | Right _ = Left Refl

||| What both are left of, the leftmost is left of. (So it stands in Idris 2, whatever its name promises.)
export
rightmostIsLeftmostRight :
  (0 rel : _) -> StronglyConnex ty rel =>
  (x, y : ty) -> (z : ty) -> (x `rel` z) -> (y `rel` z) -> (leftmost rel x y `rel` z)
rightmostIsLeftmostRight rel x y z xz yz with (order {rel} x y)
  _ | Left _ = xz
  _ | Right _ = yz
