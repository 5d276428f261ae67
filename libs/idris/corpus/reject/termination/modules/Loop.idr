module Loop

%default total

public export
twice : (a -> a) -> a -> a
twice g x = g (g x)

public export
interface Size a where
  constructor MkSize
  size : a -> Nat

public export
record Box where
  constructor MkBox
  content : Nat

public export
data Rose : Type where
  Node : List Rose -> Rose

public export
first : List Rose -> Rose -> Rose
first [] r = r
first (x :: xs) r = x

public export
again : Nat -> Nat
again n = n

public export
down : Nat -> Nat
down Z = Z
down (S k) = k

public export
reader : ((Nat -> Nat) -> Nat) -> (Nat -> Nat) -> Nat
reader k g = k g
