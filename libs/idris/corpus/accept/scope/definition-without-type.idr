-- A definition says itself what type it has, and may have arguments whose types their use tells.
three = S (S (S Z))
double = (S 1 *)
greet name = "hello " ++ name
same : double Main.three = 6
same = Refl
