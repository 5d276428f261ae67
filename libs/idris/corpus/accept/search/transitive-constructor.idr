-- A constructor that composes makes the search exponential, and still bounded.
data Stage = Ore | Iron | Steel

data Turns : Stage -> Stage -> Type where
  Then : Turns a b -> Turns b c -> Turns a c
  Smelt : Turns Ore Iron
  Temper : Turns Iron Steel
  Melt : Turns Steel Iron

way : {auto steps : Turns a b} -> Turns a b
way {steps} = steps

f : Turns Ore Steel
f = way
