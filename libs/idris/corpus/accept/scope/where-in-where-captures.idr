-- A local function of a local function uses the arguments of both.
outer : (n : Nat) -> (xs : List Nat) -> Nat
outer n xs = go xs
  where
    add : Nat -> Nat
    add k = k + n
    go : List Nat -> Nat
    go [] = n
    go (y :: ys) = inner y + go ys
      where
        inner : Nat -> Nat
        inner z = add (z + y)
