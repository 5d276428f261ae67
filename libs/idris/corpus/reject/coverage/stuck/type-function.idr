-- rejected: unification: which type a function computes is not known
T : Bool -> Type
T True = Nat
T False = Bool

data Is : Type -> Type where
  Nats : Is Nat

f : (b : Bool) -> Is (T b) -> Nat
f b Nats = 0
