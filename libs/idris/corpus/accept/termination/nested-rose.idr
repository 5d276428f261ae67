-- Children in a list, walked by a function of their own.
data Tree = Node Nat (List Tree)

mutual
  sumT : Tree -> Nat
  sumT (Node n ts) = n + sumF ts

  sumF : List Tree -> Nat
  sumF [] = 0
  sumF (t :: ts) = sumT t + sumF ts
