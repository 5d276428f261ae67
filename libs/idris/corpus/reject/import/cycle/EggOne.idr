module EggOne

import EggTwo

export
one : Nat
one = 1
