-- Private names are seen in their own module, also in a namespace within it.
secret : Nat
secret = 3

namespace Inside
  export
  f : Nat
  f = secret
