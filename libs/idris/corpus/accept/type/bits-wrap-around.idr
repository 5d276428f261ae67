-- Fixed width numbers start again from zero.
f : the Bits8 (255 + 1) = 0
f = Refl

g : the Bits16 (0 - 1) = 65535
g = Refl
