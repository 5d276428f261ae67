||| Functions of several arguments, by the vector of their types.
module Data.Fun

import public Data.Vect

%default total

public export
Fun : Vect n Type -> Type -> Type
Fun [] r = r
Fun (t :: ts) r = t -> Fun ts r

||| Then apply a function to the result.
public export
chain : {ts : Vect n Type} -> Fun [r] r' -> Fun ts r -> Fun ts r'
chain {ts = []} g f = g f
chain {ts = _ :: _} g f = \x => chain g (f x)

public export
target : {ts : Vect n Type} -> {r : Type} -> Fun ts r -> Type
target _ = r
