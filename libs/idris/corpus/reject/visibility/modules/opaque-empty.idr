-- rejected: impossible: an exported type may have constructors, which are not seen here
import Shelf

f : Abstract -> Void
f x impossible
