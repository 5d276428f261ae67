-- rejected: universe: Hurkens' paradox (1995): the type of all types applied to a type built from it
P : Type -> Type
P s = s -> Type

U : Type
U = (x : Type) -> (P (P x) -> x) -> P (P x)

tau : P (P U) -> U
tau t = \x, f, p => t (\s => p (f (s x f)))

sigma : U -> P (P U)
sigma s = s U (\t => tau t)

Delta : P U
Delta y = Not ((p : P U) -> sigma y p -> p (tau (sigma y)))

Omega : U
Omega = tau (\p => (x : U) -> sigma x p -> p x)

first : (p : P U) -> ((x : U) -> sigma x p -> p x) -> p Omega
first p h = h Omega (\x => h (tau (sigma x)))

second : Not ((p : P U) -> ((x : U) -> sigma x p -> p x) -> p Omega)
second h = h Delta (\x, h2, h3 => h3 Delta h2 (\p => h3 (\y => p (tau (sigma y))))) (\p => h (\y => p (tau (sigma y))))

v : Void
v = second first
