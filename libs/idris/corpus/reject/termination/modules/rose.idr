-- rejected: termination: a function of another module picks the element, or the whole
import Loop

f : Rose -> Nat
f (Node rs) = f (first rs (Node rs))
