module Broken

export
one : Nat
one = True
