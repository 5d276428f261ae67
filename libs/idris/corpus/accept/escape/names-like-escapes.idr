-- Names that only look like an escape hatch.
believe_me' : Nat -> Nat
believe_me' n = n

my_assert_total : Nat -> Nat
my_assert_total n = believe_me' n
