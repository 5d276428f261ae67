area : Nat -> Nat -> Nat
area w h = (w * h

perimeter : Nat -> Nat -> Nat
perimeter w h = 2 * (w + h)
