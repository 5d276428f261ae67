-- An algebraic structure with its carrier.
record Semi where
  constructor MkSemi
  carrier : Type
  op : carrier -> carrier -> carrier

product : Semi -> Semi -> Semi
product s t = MkSemi (s.carrier, t.carrier) (\x, y => (s.op (fst x) (fst y), t.op (snd x) (snd y)))
