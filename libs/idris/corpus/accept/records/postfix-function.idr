-- A function defined as a postfix projection, overloaded by type.
(.double) : Nat -> Nat
(.double) n = n + n
t : (S Z).double = 2
t = Refl
g : List Nat -> List Nat
g = map (.double)
namespace B
  export
  (.double) : Bool -> Bool
  (.double) b = b
h : Bool -> Bool
h b = b.double
