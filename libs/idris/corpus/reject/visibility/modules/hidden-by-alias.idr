-- rejected: scope: imported under another name, and called by a third
import Shelf as Other

f : Nat
f = Rack.four
