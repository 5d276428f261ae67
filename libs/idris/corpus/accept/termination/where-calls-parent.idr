-- A local function calls the function around it on something smaller.
data Rose = Node Nat (List Nat) (Maybe Rose)

total' : Rose -> Nat
total' (Node n ns next) = n + rest next
  where
    rest : Maybe Rose -> Nat
    rest Nothing = 0
    rest (Just r) = total' r
