-- Named and implicit arguments of constructors.
data T : Nat -> Type where
  MkT : (n : Nat) -> {auto ok : n = n} -> T n
  Other : {n : Nat} -> T n
