-- An auto-bound name that the type binds at quantity ω may be used in the body.
import Data.Vect

len : {n : Nat} -> Vect n a -> Nat
len _ = n
