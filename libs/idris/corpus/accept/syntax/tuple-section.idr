-- A tuple with places left open.
f : Nat -> (Nat, Bool)
f = (, True)
