-- rejected: universe: another module's type is packed in itself
import Large

x : Any
x = MkAny Any (MkAny Nat 0)
