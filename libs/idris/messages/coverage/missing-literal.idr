describe : Nat -> String
describe 0 = "none"
describe 1 = "one"
