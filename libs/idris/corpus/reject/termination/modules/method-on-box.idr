-- rejected: termination: two implementations of another module's interface
import Loop

mutual
  Size Nat where
    size n = size (MkBox n)

  Size Box where
    size b = size b.content
