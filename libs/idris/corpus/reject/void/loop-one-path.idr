-- rejected: termination: the argument decreases on one path only
f : Bool -> Nat -> Void
f True Z = f False Z
f True (S k) = f True k
f False n = f True n

v : Void
v = f True 0
