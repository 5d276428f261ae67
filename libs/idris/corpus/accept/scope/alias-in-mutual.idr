-- In a mutual block a constructor may mention a name for a type that is made of the one being declared.
mutual
  Env : Type
  Env = List Value
  data Value : Type where
    Number : Nat -> Value
    Closure : Env -> Value
size : Value -> Nat
size (Number n) = n
size (Closure env) = length env
