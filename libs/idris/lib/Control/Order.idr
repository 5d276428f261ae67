||| Orders: bundles of properties of a relation.
module Control.Order

import public Control.Relation

%default total

public export
interface (Reflexive ty rel, Transitive ty rel) => Preorder ty rel where

public export
interface (Preorder ty rel, Antisymmetric ty rel) => PartialOrder ty rel where
