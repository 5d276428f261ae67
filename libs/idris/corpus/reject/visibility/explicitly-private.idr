-- rejected: visibility: a name that is said to be private
namespace Inside
  private
  secret : Nat
  secret = 3

f : Nat
f = secret
