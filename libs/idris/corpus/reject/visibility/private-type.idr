-- rejected: visibility: a private type
namespace Inside
  data T = MkT

f : Inside.T -> Nat
f t = 0
