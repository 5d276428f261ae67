-- Records, data types and implementations in where and let close over what is in scope.
f : Nat -> Nat
f n = (MkP 1 2).x + y (MkP 1 2)
  where
    record P where
      constructor MkP
      x : Nat
      y : Nat
g : (a : Type) -> a -> a
g a v = unb (MkB v)
  where
    data B : Type where
      MkB : a -> B
    unb : B -> a
    unb (MkB x) = x
h : Eq a => a -> a -> Bool
h x y = let data W : Type where
              MkW : a -> W
            Eq W where
              (MkW x) == (MkW y) = x == y
        in MkW x == MkW y
