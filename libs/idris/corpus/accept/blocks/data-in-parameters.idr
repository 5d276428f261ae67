-- A data type in a block of parameters takes them; in the block its names stand for it applied to them.
parameters (a : Type)
  data L : Type where
    N : L
    C : a -> L -> L
  len : L -> Nat
  len N = 0
  len (C x xs) = S (len xs)
  app : L -> L -> L
  app N ys = ys
  app (C x xs) ys = C x (app xs ys)
  test' : (x : L) -> app N x = x
  test' x = Refl
test : L Nat
test = C Nat 1 (N Nat)
test2 : len Nat Main.test = 1
test2 = Refl
f : L Nat -> Nat
f (C Nat x _) = x
f (N _) = 0
