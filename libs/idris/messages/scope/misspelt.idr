double : Nat -> Nat
double n = n + n

quadruple : Nat -> Nat
quadruple n = duoble (double n)
