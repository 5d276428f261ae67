-- A dictionary built by its constructor.
interface Describe a where
  constructor MkDescribe
  describe : a -> String

f : Describe Nat
f = MkDescribe (\_ => "a number")

g : String
g = describe @{f} 3
