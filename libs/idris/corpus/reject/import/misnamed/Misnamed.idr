module SomethingElse

export
one : Nat
one = 1
