-- What is hidden is not meant by an equation about one's own.
%hide Prelude.Types.List.length

length : Nat
length = 5

t : Main.length = 5
t = Refl
