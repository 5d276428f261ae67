-- rejected: coverage: the found argument is matched, and one constructor is forgotten
data Flag : Type where
  Up : Flag
  Down : Flag

f : {auto flag : Flag} -> Nat
f {flag = Up} = 1
