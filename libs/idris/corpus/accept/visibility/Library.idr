module Library

export
opaque : Nat
opaque = 3

public export
transparent : Nat
transparent = 3

hidden : Nat
hidden = 3

export
usesHidden : Nat
usesHidden = hidden

export
data Abstract = MkAbstract Nat

public export
data Open = MkOpen Nat

export
make : Nat -> Abstract
make = MkAbstract

export
read : Abstract -> Nat
read (MkAbstract n) = n

public export
interface Speak a where
  speak : a -> Nat

export
Speak Nat where
  speak n = n

public export
record Coordinates where
  constructor MkCoordinates
  x, y : Nat
