-- Fields and updates of an imported record.
import Library

f : Coordinates -> Coordinates
f c = { x $= (+ c.y) } c
