-- Number literals in four bases, with separators.
f : List Nat
f = [0x1F, 0b101, 0o17, 1_000]
