-- rejected: type: half of a surrogate pair is no character, and is not the replacement character either
half : prim__cast_IntegerChar 55296 = '\xFFFD'
half = Refl
