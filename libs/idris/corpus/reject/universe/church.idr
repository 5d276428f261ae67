-- rejected: universe: Church numerals are as large as what they are applied to
N : Type
N = (a : Type) -> (a -> a) -> a -> a

zero : N
zero a s z = z

power : N -> N -> N
power n m = \a => m (a -> a) (n a)

tower : N -> N
tower n = n N (\m => m) (\a, s, z => z)
