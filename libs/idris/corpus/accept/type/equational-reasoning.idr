-- A chain of equations, each with its reason.
import Syntax.PreorderReasoning

f : (a, b, c : Nat) -> a = b -> b = c -> c = a
f a b c p q = Calc $
  |~ c
  ~~ b ...(sym q)
  ~~ a ...(sym p)
