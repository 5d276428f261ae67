module EggTwo

import EggOne

export
two : Nat
two = 2
