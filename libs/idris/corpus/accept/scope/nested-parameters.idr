-- Blocks inside blocks.
parameters (a : Type)
  parameters (x : a)
    const' : Nat -> a
    const' _ = x

f : Bool
f = const' Bool True 3
