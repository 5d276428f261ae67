||| Chains of reasoning in any preorder: `CalcWith $ |~ a <~ b ...(why a is below b) ~~ c ...(why b is c)`.
module Syntax.PreorderReasoning.Generic

import Control.Relation
import Control.Order
import public Syntax.PreorderReasoning.Ops

%default total

||| Where a chain goes next, and why.
public export
data Step : (leq : a -> a -> Type) -> a -> a -> Type where
  (...) : (y : a) -> x `leq` y -> Step leq x y

||| A chain from one end to the other.
public export
data FastDerivation : (leq : a -> a -> Type) -> (x : a) -> (y : a) -> Type where
  (|~) : (x : a) -> FastDerivation leq x x
  (<~) : {x, y : a} -> FastDerivation leq x y -> {0 z : a} -> (step : Step leq y z) -> FastDerivation leq x z

||| What a chain asks of its relation depends on how long it is.
public export
data DerivationType : FastDerivation leq x y -> Type where
  TrivialDerivation : DerivationType (|~ x)
  SingleStepDerivation : DerivationType (|~ x <~ step)
  NonTrivialDerivation : DerivationType (der <~ step1 <~ step2)

public export
derivationType : (der : FastDerivation leq x y) -> DerivationType der
derivationType (|~ _) = TrivialDerivation
derivationType (|~ _ <~ _) = SingleStepDerivation
derivationType ((_ <~ _) <~ _) = NonTrivialDerivation

||| No step: reflexivity. One: nothing. More: transitivity.
public export
0 Prerequisite : {0 der : FastDerivation {a = dom} leq x y} -> DerivationType der -> Type
Prerequisite TrivialDerivation = Reflexive dom leq
Prerequisite SingleStepDerivation = ()
Prerequisite NonTrivialDerivation = Transitive dom leq

||| What a chain needs is enough for the chain without its last step.
public export
inductivePrerequisite :
  (der : FastDerivation leq x y) ->
  (0 step1 : Step leq y z) -> (0 step2 : Step leq z w) ->
  Prerequisite (derivationType (der <~ step1 <~ step2)) ->
  Prerequisite (derivationType (der <~ step1))
inductivePrerequisite (|~ _) _ _ _ = ()
inductivePrerequisite (_ <~ _) _ _ needed = needed

||| A preorder is enough for any chain.
public export
preorderPrerequisite : Preorder dom leq => (der : FastDerivation leq x y) -> Prerequisite (derivationType der)
preorderPrerequisite (|~ _) = %search
preorderPrerequisite (|~ _ <~ _) = ()
preorderPrerequisite (_ <~ _ <~ _) = %search

||| A chain relates its ends; only what it needs is asked for.
public export
CalcSmart :
  {0 x : dom} -> {0 y : dom} -> (der : FastDerivation leq x y) -> Prerequisite (derivationType der) => x `leq` y
CalcSmart (|~ _) = reflexive
CalcSmart (|~ _ <~ _ ...(step)) = step
CalcSmart (der <~ y ...(step1) <~ z ...(step2)) @{needed} =
  transitive (CalcSmart (der <~ y ...(step1)) @{inductivePrerequisite der (y ...(step1)) (z ...(step2)) needed}) step2

||| A chain in a preorder relates its ends.
public export
CalcWith : Preorder dom leq => {0 x : dom} -> {0 y : dom} -> (der : FastDerivation leq x y) -> x `leq` y
CalcWith der = CalcSmart der @{preorderPrerequisite der}

||| A step by an equation.
public export
(~~) :
  {0 x : dom} -> {0 y : dom} ->
  FastDerivation leq x y -> {0 z : dom} -> (0 step : Step Equal y z) -> FastDerivation leq x z
(~~) der (_ ...(yz)) = replace {p = FastDerivation leq x} yz der

||| A step in a symmetric relation, read from right to left.
public export
(..<) : Symmetric a leq => (y : a) -> {x : a} -> y `leq` x -> Step leq x y
(..<) y step = y ...(symmetric step)

||| A step read from left to right.
public export
(..>) : (y : a) -> x `leq` y -> Step leq x y
(..>) y step = y ...(step)

||| A step of a reflexive relation by an equation.
public export
(.=.) : Reflexive a leq => (y : a) -> {x : a} -> x === y -> Step leq x y
(.=.) y Refl = y ...(reflexive)

||| The same.
public export
(.=>) : Reflexive a leq => (y : a) -> {x : a} -> x === y -> Step leq x y
(.=>) y step = y .=.(step)

||| A step of a reflexive relation by an equation that is read from right to left.
public export
(.=<) : Reflexive a leq => (y : a) -> {x : a} -> y === x -> Step leq x y
(.=<) y Refl = y ...(reflexive)

||| A step that computing both sides explains.
public export
(~=) : FastDerivation leq x y -> (0 z : dom) -> {auto xEqy : y = z} -> FastDerivation leq x z
(~=) der z {xEqy} = der ~~ z ...(xEqy)
