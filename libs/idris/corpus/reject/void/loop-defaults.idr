-- rejected: termination: two default methods that are each other, and an implementation that gives neither
interface Absurd a where
  one : a -> Void
  two : a -> Void
  one x = two x
  two x = one x

Absurd () where

v : Void
v = one ()
