-- What stands at a question mark in a type the definition says.
import Data.Vect
names : Vect ? String
names = ["a", "b", "c"]
three : length Main.names = 3
three = Refl
