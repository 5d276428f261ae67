-- Parameters may have names that begin with a capital letter.
parameters {0 A : Type} (f : A -> A)
  twice : A -> A
  twice x = f (f x)
