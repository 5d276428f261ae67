-- rejected: visibility: a name that its namespace keeps to itself
namespace Inside
  secret : Nat
  secret = 3

f : Nat
f = Inside.secret
