-- rejected: type: two code points that look alike are two characters
same : the Char '\x212B' = '\xC5'
same = Refl

v : Void
v = case same of Refl impossible
