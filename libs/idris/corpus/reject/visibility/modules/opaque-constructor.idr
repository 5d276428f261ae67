-- rejected: visibility: a constructor of an exported type
import Shelf

f : Abstract
f = MkAbstract 3
