-- rejected: termination: a named implementation passed to itself
interface Absurd a where
  absurdity : a -> Void

[loop] Absurd Nat where
  absurdity n = absurdity @{loop} n

v : Void
v = absurdity @{loop} 0
