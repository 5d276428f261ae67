-- Nested through Either on both sides.
data T = MkT (Either T (Either T ()))
