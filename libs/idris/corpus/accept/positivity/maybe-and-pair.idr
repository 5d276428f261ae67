-- Nested through a pair and Maybe.
data Chain a = Link a (Maybe (a, Chain a))
