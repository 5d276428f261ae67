-- rejected: unification: type constructors are not taken to be disjoint or injective: equal sizes make equal types in some models (Hur 2010)
Hide : Type -> Type
Hide a = Nat

f : (g : Type -> Type) -> g Nat = g Bool -> Void
f g Refl impossible

v : Void
v = f Hide Refl
