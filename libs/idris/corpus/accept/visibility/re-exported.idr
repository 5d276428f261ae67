-- import public passes names on.
import Through

f : Nat
f = more + opaque
