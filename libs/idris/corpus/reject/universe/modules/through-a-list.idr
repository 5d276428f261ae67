-- rejected: universe: a list of it is as large
import Large

x : Any
x = pack (List Any) [pack Nat 0]
