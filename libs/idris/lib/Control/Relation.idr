||| Properties of binary relations.
module Control.Relation

%default total

||| A relation on a type.
public export
Rel : Type -> Type
Rel ty = ty -> ty -> Type

public export
interface Reflexive ty rel | rel where
  constructor MkReflexive
  reflexive : {x : ty} -> rel x x

public export
interface Transitive ty rel | rel where
  constructor MkTransitive
  transitive : {x, y, z : ty} -> rel x y -> rel y z -> rel x z

public export
interface Symmetric ty rel | rel where
  constructor MkSymmetric
  symmetric : {x, y : ty} -> rel x y -> rel y x

public export
interface Antisymmetric ty rel | rel where
  constructor MkAntisymmetric
  antisymmetric : {x, y : ty} -> rel x y -> rel y x -> x = y

||| Between two that are related there is a third.
public export
interface Dense ty rel | rel where
  constructor MkDense
  dense : {x, y : ty} -> rel x y -> (z : ty ** (rel x z, rel z y))

||| Everything is related to something.
public export
interface Serial ty rel | rel where
  constructor MkSerial
  serial : {x : ty} -> (y : ty ** rel x y)

||| What the same is related to is related.
public export
interface Euclidean ty rel | rel where
  constructor MkEuclidean
  euclidean : {x, y, z : ty} -> rel x y -> rel x z -> rel y z

public export
interface (Reflexive ty rel, Symmetric ty rel) => Tolerance ty rel | rel where

public export
interface (Transitive ty rel, Symmetric ty rel) => PartialEquivalence ty rel | rel where

public export
interface (Reflexive ty rel, Transitive ty rel, Symmetric ty rel) => Equivalence ty rel | rel where

-- What follows from what ------------------------------------------------------

public export
Reflexive ty rel => Dense ty rel where
  dense {x} xy = (x ** (reflexive, xy))

public export
Reflexive ty rel => Serial ty rel where
  serial {x} = (x ** reflexive)

public export
(Transitive ty rel, Symmetric ty rel, Serial ty rel) => Reflexive ty rel where
  reflexive {x} = case serial {rel} {x} of
    (y ** xy) => transitive xy (symmetric xy)

public export
[RES] (Reflexive ty rel, Euclidean ty rel) => Symmetric ty rel where
  symmetric xy = euclidean xy reflexive

public export
[RET] (Reflexive ty rel, Euclidean ty rel) => Transitive ty rel using RES where
  transitive xy yz = symmetric (euclidean yz (symmetric xy))

public export
[TSE] (Transitive ty rel, Symmetric ty rel) => Euclidean ty rel where
  euclidean xy xz = transitive (symmetric xy) xz

-- Equality --------------------------------------------------------------------

public export
Reflexive ty Equal where
  reflexive = Refl

public export
Symmetric ty Equal where
  symmetric xy = sym xy

public export
Transitive ty Equal where
  transitive xy yz = trans xy yz

public export
Euclidean ty Equal where
  euclidean xy xz = trans (sym xy) xz

public export
Tolerance ty Equal where

public export
PartialEquivalence ty Equal where

public export
Equivalence ty Equal where
