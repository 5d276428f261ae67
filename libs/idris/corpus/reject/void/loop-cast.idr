-- rejected: termination: a smaller argument is cast back along an equation (Coq: guard and propositional extensionality)
data W : Type where
  MkW : (Void -> W) -> W

f : (a : Type) -> a = W -> a -> Void
f a p x = f (Void -> W) (believe p) (\e => absurd e)
  where
    believe : a = W -> (Void -> W) = W
    believe q = believe q

v : Void
v = f W Refl (MkW absurd)
