||| Types that are known to have no value.
module Prelude.Uninhabited

import Builtin
import Prelude.Basics

%default total

public export
interface Uninhabited t where
  constructor MkUninhabited
  uninhabited : t -> Void

||| From a contradiction, anything.
public export
void : (0 x : Void) -> a
void _ impossible

export
Uninhabited Void where
  uninhabited x = x

||| From a value of a type that has none, anything.
public export
absurd : Uninhabited t => (h : t) -> a
absurd h = void (uninhabited h)

public export
Uninhabited (True = False) where
  uninhabited Refl impossible

public export
Uninhabited (False = True) where
  uninhabited Refl impossible
