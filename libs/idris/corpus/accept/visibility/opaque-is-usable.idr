-- An export can be used, if not looked into.
import Library

f : Nat
f = opaque + usesHidden
