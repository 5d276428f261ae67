-- rejected: type: what one implementation says is not what another says of the same type
interface Family a where
  0 Member : a -> Type

Family Nat where
  Member _ = Void

[all] Family Nat where
  Member _ = ()

x : Member @{Main.all} (the Nat 0)
x = ()

v : Member (the Nat 0)
v = x
