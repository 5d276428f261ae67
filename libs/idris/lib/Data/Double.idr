||| Constants of floating-point numbers, as IEEE 754 has them.
|||
||| Literals cannot say what is infinite or no number: these are divisions by zero, which never compute here.
module Data.Double

%default total

||| The largest number that can be added to one without changing it.
export
unitRoundoff : Double
unitRoundoff = 1.1102230246251565e-16

||| The distance from one to the next number.
export
epsilon : Double
epsilon = 2.220446049250313e-16

||| What is no number: it is not equal to itself.
export
nan : Double
nan = prim__div_Double 0.0 0.0

||| Larger than all numbers.
export
inf : Double
inf = prim__div_Double 1.0 0.0
