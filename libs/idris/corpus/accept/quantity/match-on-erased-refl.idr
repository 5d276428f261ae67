-- An equation may be matched on though it is erased: it has one constructor.
f : (0 p : a = b) -> a -> b
f Refl x = x
