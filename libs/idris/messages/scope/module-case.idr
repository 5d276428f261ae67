import data.Vect

empty : Vect 0 Nat
empty = []
