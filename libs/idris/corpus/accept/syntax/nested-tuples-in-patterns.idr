-- Tuples of three, and a pair as a key in a list.
trip : (Nat, Nat, Nat) -> Nat
trip (a, b, c) = a + b + c

t : trip (1, 2, 3) = 6
t = Refl

lookup' : Eq k => k -> List (k, v) -> Maybe v
lookup' k [] = Nothing
lookup' k ((k', v) :: rest) = if k == k' then Just v else lookup' k rest

u : lookup' 2 [(1, True), (2, False)] = Just False
u = Refl
