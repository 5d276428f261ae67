||| Chains of equations: `Calc $ |~ a ~~ b ...(why a is b) ~~ c ..<(why c is b)`.
module Syntax.PreorderReasoning

import public Syntax.PreorderReasoning.Ops

%default total

||| Where a chain goes next, and why.
public export
data Step : a -> b -> Type where
  (...) : (0 y : a) -> (0 step : x ~=~ y) -> Step x y

||| A chain from one end to the other.
public export
data FastDerivation : (x : a) -> (y : b) -> Type where
  (|~) : (0 x : a) -> FastDerivation x x
  (~~) : FastDerivation x y -> (step : Step y z) -> FastDerivation x z

||| A chain proves its ends equal.
public export
Calc : {0 x : a} -> {0 y : b} -> (0 der : FastDerivation x y) -> x ~=~ y
Calc der = irrelevantEq (collapse der)
  where
    collapse : {0 x : c} -> {0 y : d} -> FastDerivation x y -> x ~=~ y
    collapse (|~ _) = Refl
    collapse (before ~~ (_ ...(Refl))) = collapse before

||| A step by an equation that is read from right to left.
public export
(..<) : (0 y : a) -> {0 x : b} -> (0 step : y ~=~ x) -> Step x y
y ..<(step) = y ...(sym step)

||| A step by an equation that is read from left to right.
public export
(..>) : (0 y : a) -> (0 step : x ~=~ y) -> Step x y
y ..>(step) = y ...(step)

||| A step that computing both sides explains.
public export
(~=) : FastDerivation x y -> (0 z : dom) -> {auto 0 xEqy : y = z} -> FastDerivation x z
(~=) before z {xEqy = Refl} = before ~~ z ...(Refl)
