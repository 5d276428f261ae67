-- Which len is meant is known from a later argument's type.
namespace A
  public export
  len : List a -> Nat
  len [] = 0
  len (_ :: xs) = S (len xs)
namespace B
  public export
  len : Maybe a -> Nat
  len Nothing = 0
  len (Just _) = 1
data All : (a -> Type) -> List a -> Type where
  Nil : All p []
  (::) : p x -> All p xs -> All p (x :: xs)
h : (n : Nat) -> n = len xs -> All p xs -> Nat
h n eq ps = n
