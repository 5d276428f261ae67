module Shelf

%default total

private
secret : Nat
secret = 3

export
three : Nat
three = 3

public export
four : Nat
four = 4

export
data Abstract : Type where
  MkAbstract : Nat -> Abstract

export
make : Nat -> Abstract
make = MkAbstract

public export
data Open : Type where
  MkOpen : Nat -> Open

export
record Closed where
  constructor MkClosed
  inside : Nat

export
same : Nat -> Nat
same n = n

public export
interface Hidden a where
  method : a -> Nat

infixl 5 <+>>
