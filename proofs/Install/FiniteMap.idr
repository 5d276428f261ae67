||| Finite maps, as lists of what is at each key.
|||
||| Two maps that give the same at every key are the same to everybody (`Same`), whatever the order of their lists.
module Install.FiniteMap

import Data.Maybe
import Decidable.Equality

%default total

public export
FiniteMap : Type -> Type -> Type
FiniteMap key value = List (key, value)

||| What is at a key, if anything.
public export
at : DecEq key => key -> FiniteMap key value -> Maybe value
at k [] = Nothing
at k ((j, x) :: rest) with (decEq k j)
  at k ((j, x) :: rest) | Yes _ = Just x
  at k ((j, x) :: rest) | No _ = at k rest

||| Nothing at one key, everything else as it was.
public export
without : DecEq key => key -> FiniteMap key value -> FiniteMap key value
without k [] = []
without k ((j, x) :: rest) with (decEq k j)
  without k ((j, x) :: rest) | Yes _ = without k rest
  without k ((j, x) :: rest) | No _ = (j, x) :: without k rest

||| Something else, or nothing, at one key, everything else as it was.
public export
put : DecEq key => key -> Maybe value -> FiniteMap key value -> FiniteMap key value
put k Nothing m = without k m
put k (Just x) m = (k, x) :: without k m

||| The same at every key.
public export
Same : {key : Type} -> DecEq key => FiniteMap key value -> FiniteMap key value -> Type
Same a b = (k : key) -> at k a = at k b

export
sameSym : {key : Type} -> DecEq key => {0 a, b : FiniteMap key value} -> Same a b -> Same b a
sameSym same k = sym (same k)

export
sameTrans : {key : Type} -> DecEq key => {0 a, b, c : FiniteMap key value} -> Same a b -> Same b c -> Same a c
sameTrans left right k = trans (left k) (right k)

withoutHere : DecEq key => (k : key) -> (m : FiniteMap key value) -> at k (without k m) = Nothing
withoutHere k [] = Refl
withoutHere k ((j, x) :: rest) with (decEq k j)
  withoutHere k ((j, x) :: rest) | Yes _ = withoutHere k rest
  withoutHere k ((j, x) :: rest) | No differ with (decEq k j)
    withoutHere k ((j, x) :: rest) | No differ | Yes same = absurd (differ same)
    withoutHere k ((j, x) :: rest) | No differ | No _ = withoutHere k rest

withoutElsewhere : DecEq key => (k, l : key) -> Not (l = k) -> (m : FiniteMap key value) -> at l (without k m) = at l m
withoutElsewhere k l apart [] = Refl
withoutElsewhere k l apart ((j, x) :: rest) with (decEq k j)
  withoutElsewhere k l apart ((j, x) :: rest) | Yes here with (decEq l j)
    withoutElsewhere k l apart ((j, x) :: rest) | Yes here | Yes there = absurd (apart (trans there (sym here)))
    withoutElsewhere k l apart ((j, x) :: rest) | Yes here | No _ = withoutElsewhere k l apart rest
  withoutElsewhere k l apart ((j, x) :: rest) | No _ with (decEq l j)
    withoutElsewhere k l apart ((j, x) :: rest) | No _ | Yes _ = Refl
    withoutElsewhere k l apart ((j, x) :: rest) | No _ | No _ = withoutElsewhere k l apart rest

||| What is first in the list is passed over by whoever looks for another key.
export
atFurther : DecEq key => (k, j : key) -> (x : value) -> (rest : FiniteMap key value) -> Not (k = j) ->
            at k ((j, x) :: rest) = at k rest
atFurther k j x rest apart with (decEq k j)
  atFurther k j x rest apart | Yes same = absurd (apart same)
  atFurther k j x rest apart | No _ = Refl

||| What was put at a key is there.
export
putHere : DecEq key => (k : key) -> (x : Maybe value) -> (m : FiniteMap key value) -> at k (put k x m) = x
putHere k Nothing m = withoutHere k m
putHere k (Just x) m with (decEq k k)
  putHere k (Just x) m | Yes _ = Refl
  putHere k (Just x) m | No differ = absurd (differ Refl)

||| Putting something at one key changes no other.
export
putElsewhere : DecEq key => (k, l : key) -> Not (l = k) -> (x : Maybe value) -> (m : FiniteMap key value) ->
               at l (put k x m) = at l m
putElsewhere k l apart Nothing m = withoutElsewhere k l apart m
putElsewhere k l apart (Just x) m with (decEq l k)
  putElsewhere k l apart (Just x) m | Yes same = absurd (apart same)
  putElsewhere k l apart (Just x) m | No _ = withoutElsewhere k l apart m

||| The same put into the same gives the same.
export
putSame : {key : Type} -> DecEq key => (k : key) -> (x : Maybe value) -> (a, b : FiniteMap key value) -> Same a b ->
          Same (put k x a) (put k x b)
putSame k x a b same l with (decEq l k)
  putSame k x a b same l | Yes here = 
    rewrite here in trans (putHere k x a) (sym (putHere k x b))
  putSame k x a b same l | No apart =
    trans (putElsewhere k l apart x a) (trans (same l) (sym (putElsewhere k l apart x b)))

||| Putting back what was there undoes a change.
export
putBack : {key : Type} -> DecEq key => (k : key) -> (x : Maybe value) -> (m : FiniteMap key value) ->
          Same (put k (at k m) (put k x m)) m
putBack k x m l with (decEq l k)
  putBack k x m l | Yes here = rewrite here in putHere k (at k m) (put k x m)
  putBack k x m l | No apart =
    trans (putElsewhere k l apart (at k m) (put k x m)) (putElsewhere k l apart x m)

||| Changes at two keys can be made in either order.
export
putPut : {key : Type} -> DecEq key => (k, l : key) -> Not (k = l) -> (x, y : Maybe value) -> (m : FiniteMap key value) ->
         Same (put k x (put l y m)) (put l y (put k x m))
putPut k l apart x y m j with (decEq j k)
  putPut k l apart x y m j | Yes here = rewrite here in
    trans (putHere k x (put l y m))
      (sym (trans (putElsewhere l k apart y (put k x m)) (putHere k x m)))
  putPut k l apart x y m j | No notFirst with (decEq j l)
    putPut k l apart x y m j | No notFirst | Yes here = rewrite here in
      trans (putElsewhere k l (\same => apart (sym same)) x (put l y m))
        (trans (putHere l y m) (sym (putHere l y (put k x m))))
    putPut k l apart x y m j | No notFirst | No notSecond =
      trans (putElsewhere k j notFirst x (put l y m))
        (trans (putElsewhere l j notSecond y m)
          (sym (trans (putElsewhere l j notSecond y (put k x m)) (putElsewhere k j notFirst x m))))
