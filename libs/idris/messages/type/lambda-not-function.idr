number : Nat
number = \x => x
