-- A search that ends only because the last constructor is tried first.
data Phase = Gas | Liquid | Solid
data CP : Phase -> Phase -> Type where
  Seq : CP a b -> CP b c -> CP a c
  Condense : CP Gas Liquid
  Freeze : CP Liquid Solid
  Melt : CP Solid Liquid
  Vaporize : CP Liquid Gas
  Sublimate : CP Solid Gas
inf : {auto t : CP l r} -> CP l r
inf {t} = t
test : CP Gas Solid
test = inf
