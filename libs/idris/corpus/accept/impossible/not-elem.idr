-- An element of a list with one element is that element.
import Data.List.Elem

f : Not (Elem 1 [0])
f Here impossible
f (There Here) impossible
f (There (There _)) impossible
