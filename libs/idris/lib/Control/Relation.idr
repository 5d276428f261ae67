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

public export
Reflexive ty Equal where
  reflexive = Refl

public export
Symmetric ty Equal where
  symmetric xy = sym xy

public export
Transitive ty Equal where
  transitive xy yz = trans xy yz
