-- rejected: positivity: negative through its partner
mutual
  data A : Type where
    MkA : B -> A

  data B : Type where
    MkB : (A -> Nat) -> B
