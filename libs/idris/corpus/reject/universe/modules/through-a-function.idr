-- rejected: universe: through a function that the other module does not show
import Large

x : Any
x = pack Any (pack Nat 0)
