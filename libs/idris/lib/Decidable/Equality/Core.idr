||| Equality that can be decided, with its proof.
module Decidable.Equality.Core

import Control.Function
import Data.Maybe

%default total

public export
interface DecEq t where
  decEq : (x1 : t) -> (x2 : t) -> Dec (x1 = x2)

||| The proof if they are equal, and nothing otherwise.
public export %inline
maybeEq : DecEq t => (x1, x2 : t) -> Maybe (x1 = x2)
maybeEq x1 x2 = decToMaybe (decEq x1 x2)

export
negEqSym : Not (a = b) -> Not (b = a)
negEqSym no eq = no (sym eq)

||| A decision on a value and itself is yes.
export
decEqSelfIsYes : DecEq a => {x : a} -> decEq x x = Yes Refl
decEqSelfIsYes with (decEq x x)
  _ | Yes Refl = Refl
  _ | No no = absurd (no Refl)

||| A decision on two that differ is no.
export
decEqContraIsNo : DecEq a => {x, y : a} -> Not (x = y) -> (p ** decEq x y = No p)
decEqContraIsNo differ with (decEq x y)
  _ | Yes eq = absurd (differ eq)
  _ | No no = (no ** Refl)

||| What an injective function makes of two is equal exactly if they are.
public export
decEqCong : (0 _ : Injective f) => Dec (x = y) -> Dec (f x = f y)
decEqCong (Yes eq) = Yes (cong f eq)
decEqCong (No no) = No (\eq => no (inj f eq))

public export
decEqInj : (0 _ : Injective f) => Dec (f x = f y) -> Dec (x = y)
decEqInj (Yes eq) = Yes (inj f eq)
decEqInj (No no) = No (\eq => no (cong f eq))

public export
decEqCong2 : (0 _ : Biinjective f) => Dec (x = y) -> Lazy (Dec (v = w)) -> Dec (f x v = f y w)
decEqCong2 (No no) _ = No (\eq => no (fst (biinj f eq)))
decEqCong2 (Yes eq1) second = case second of
  Yes eq2 => Yes (trans (cong (\z => f z v) eq1) (cong (f y) eq2))
  No no => No (\eq => no (snd (biinj f eq)))
