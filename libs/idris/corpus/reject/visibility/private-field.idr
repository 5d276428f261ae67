-- rejected: visibility: a field of a record that is exported without its fields
namespace Inside
  export
  record R where
    constructor MkR
    field : Nat

f : R -> Nat
f r = r.field
