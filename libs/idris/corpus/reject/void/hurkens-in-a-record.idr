-- rejected: universe: Girard's paradox packed in a record, whose field of type Type makes the record large
record U where
  constructor MkU
  run : (x : Type) -> (((x -> Type) -> Type) -> x) -> (x -> Type) -> Type

tau : ((U -> Type) -> Type) -> U
tau t = MkU (\x, f, p => t (\s => p (f (s.run x f))))

sigma : U -> (U -> Type) -> Type
sigma s = s.run U tau

Delta : U -> Type
Delta y = Not ((p : U -> Type) -> sigma y p -> p (tau (sigma y)))

Omega : U
Omega = tau (\p => (x : U) -> sigma x p -> p x)

first : (p : U -> Type) -> ((x : U) -> sigma x p -> p x) -> p Omega
first p h = h Omega (\x => h (tau (sigma x)))

second : Not ((p : U -> Type) -> ((x : U) -> sigma x p -> p x) -> p Omega)
second h = h Delta (\x, h2, h3 => h3 Delta h2 (\p => h3 (\y => p (tau (sigma y))))) (\p => h (\y => p (tau (sigma y))))

v : Void
v = second first
