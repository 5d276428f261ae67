-- A proof about a type.
data IsNat : Type -> Type where
  ItIsNat : IsNat Nat

f : IsNat t -> t -> Nat
f ItIsNat n = n
