-- Under a with, one result is impossible by its type.
data View : Nat -> Type where
  VZ : View 0
  VS : (k : Nat) -> View (S k)

view : (n : Nat) -> View n
view 0 = VZ
view (S k) = VS k

pred' : (n : Nat) -> View (S n) -> Nat
pred' n VZ impossible
pred' n (VS n) = n
