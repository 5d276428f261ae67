||| An epoch that takes each path of a transaction one step further, at most one call for each.
|||
||| While it runs each path is where it was or one step on, whatever has reached the disk; when it has run to its end each is
||| one step on. What has to be shown for that is about one path and one call.
module Install.Phase

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Decidable.Equality
import Install.Tree
import Install.Disk

%default total

||| No path twice: of each path there is one item.
public export
Unique : List Item -> Type
Unique items = (i, j : Item) -> Elem i items -> Elem j items -> i.path = j.path -> i = j

||| What holds of the item's path whatever lies elsewhere.
public export
Local : (Item -> Disk -> Type) -> Type
Local p = (i : Item) -> (d, e : Disk) -> ((room : Room) -> e room i.path = d room i.path) -> p i d -> p i e

||| The calls of an epoch, at most one for each item.
public export
callsOf : (Item -> Maybe Call) -> List Item -> List Call
callsOf move [] = []
callsOf move (i :: is) with (move i)
  callsOf move (i :: is) | Nothing = callsOf move is
  callsOf move (i :: is) | Just c = c :: callsOf move is

||| Each call of such an epoch is that of an item.
export
callOf : (move : Item -> Maybe Call) -> (items : List Item) -> (c : Call) -> Elem c (callsOf move items) ->
         (i : Item ** (Elem i items, move i = Just c))
callOf move (i :: is) c there with (move i) proof how
  callOf move (i :: is) c there | Nothing =
    let (j ** (place, same)) = callOf move is c there in (j ** (There place, same))
  callOf move (i :: is) c Here | Just c = (i ** (Here, how))
  callOf move (i :: is) c (There there) | Just _ =
    let (j ** (place, same)) = callOf move is c there in (j ** (There place, same))

||| What has to be known of an epoch: the items are unique; each stands at `From` or `To`, both told by its own path alone;
||| its call takes it to `To` from either; without a call it is there already; and a call changes no other path.
public export
record Phase (items : List Item) (From, To : Item -> Disk -> Type) (move : Item -> Maybe Call) where
  constructor MkPhase
  unique : Unique items
  localFrom : Local From
  localTo : Local To
  advances : (i : Item) -> Elem i items -> (c : Call) -> move i = Just c -> (d : Disk) -> Either (From i d) (To i d) ->
             To i (call c d)
  stays : (i : Item) -> Elem i items -> move i = Nothing -> (d : Disk) -> From i d -> To i d
  leaves : (i : Item) -> (c : Call) -> move i = Just c -> (d : Disk) -> (room : Room) -> (at : Path) -> Not (at = i.path) ->
           call c d room at = d room at

||| Every item where it was or one step on.
public export
UnderWay : List Item -> (From, To : Item -> Disk -> Type) -> Disk -> Type
UnderWay items from to d = (i : Item) -> Elem i items -> Either (from i d) (to i d)

||| Every item one step on.
public export
Arrived : List Item -> (Item -> Disk -> Type) -> Disk -> Type
Arrived items to d = (i : Item) -> Elem i items -> to i d

mapEither : (a -> c) -> (b -> d) -> Either a b -> Either c d
mapEither f g (Left x) = Left (f x)
mapEither f g (Right y) = Right (g y)

||| One call of the epoch keeps every item under way.
export
underWayCall : {items : List Item} -> {from, to : Item -> Disk -> Type} -> {move : Item -> Maybe Call} ->
               Phase items from to move -> (j : Item) -> Elem j items -> (c : Call) -> move j = Just c -> (d : Disk) ->
               UnderWay items from to d -> UnderWay items from to (call c d)
underWayCall phase j isItem c how d before i place with (decEq i.path j.path)
  underWayCall phase j isItem c how d before i place | Yes same =
    rewrite phase.unique i j place isItem same in Right (phase.advances j isItem c how d (before j isItem))
  underWayCall phase j isItem c how d before i place | No apart =
    let same = \room => phase.leaves j c how d room i.path apart in
      mapEither (phase.localFrom i d (call c d) same) (phase.localTo i d (call c d) same) (before i place)

||| One call of the epoch takes no item back.
export
arrivedCall : {items : List Item} -> {from, to : Item -> Disk -> Type} -> {move : Item -> Maybe Call} ->
              Phase items from to move -> (j : Item) -> Elem j items -> (c : Call) -> move j = Just c -> (d : Disk) ->
              (i : Item) -> Elem i items -> to i d -> to i (call c d)
arrivedCall phase j isItem c how d i place there with (decEq i.path j.path)
  arrivedCall phase j isItem c how d i place there | Yes same =
    let one = phase.unique i j place isItem same in
      rewrite one in phase.advances j isItem c how d (Right (rewrite sym one in there))
  arrivedCall phase j isItem c how d i place there | No apart =
    phase.localTo i d (call c d) (\room => phase.leaves j c how d room i.path apart) there

||| What is left of an epoch that writes nothing are calls of its own.
export
wholeCalls : (move : Item -> Maybe Call) -> (items : List Item) ->
             ((i : Item) -> (c, left : Call) -> move i = Just c -> LeftOf c left -> c = left) ->
             (left : Call) -> Survivor (callsOf move items) left -> (i : Item ** (Elem i items, move i = Just left))
wholeCalls move items whole left (MkSurvivor made there rest) =
  let (i ** (place, how)) = callOf move items made there in
    (i ** (place, rewrite sym (whole i made left how rest) in how))

||| Whatever of the epoch has reached the disk, every item is under way.
export
underWay : {items : List Item} -> {from, to : Item -> Disk -> Type} -> {move : Item -> Maybe Call} ->
           Phase items from to move -> ((i : Item) -> (c, left : Call) -> move i = Just c -> LeftOf c left -> c = left) ->
           (cs : List Call) -> All (Survivor (callsOf move items)) cs -> (d : Disk) ->
           UnderWay items from to d -> UnderWay items from to (calls cs d)
underWay phase whole [] [] d before = before
underWay {items} {move} phase whole (c :: cs) (survives :: rest) d before =
  let (j ** (place, how)) = wholeCalls move items whole c survives in
    underWay phase whole cs rest (call c d) (underWayCall phase j place c how d before)

||| That an item is still to come, or has arrived.
ToCome : (Item -> Disk -> Type) -> List Item -> Disk -> Item -> Type
ToCome to rest d i = Either (Elem i rest) (to i d)

||| The epoch, run to its end, takes every item one step on.
export
arrives : {items : List Item} -> {from, to : Item -> Disk -> Type} -> {move : Item -> Maybe Call} ->
          Phase items from to move -> (d : Disk) -> UnderWay items from to d ->
          Arrived items to (calls (callsOf move items) d)
arrives {items} {from} {to} {move} phase d before wanted isWanted =
  todo items (\_, there => there) d before wanted isWanted (Left isWanted)
  where
    waited : (j : Item) -> Elem j items -> move j = Nothing -> (now : Disk) -> Either (from j now) (to j now) -> to j now
    waited j place how now (Left waiting) = phase.stays j place how now waiting
    waited j place how now (Right there) = there

    without : (j : Item) -> Elem j items -> move j = Nothing -> (js : List Item) -> (now : Disk) -> UnderWay items from to now ->
              (k : Item) -> ToCome to (j :: js) now k -> ToCome to js now k
    without j isItem how js now under j (Left Here) = Right (waited j isItem how now (under j isItem))
    without j isItem how js now under k (Left (There there)) = Left there
    without j isItem how js now under k (Right there) = Right there

    with' : (j : Item) -> Elem j items -> (c : Call) -> move j = Just c -> (js : List Item) -> (now : Disk) ->
            UnderWay items from to now -> (k : Item) -> Elem k items -> ToCome to (j :: js) now k -> ToCome to js (call c now) k
    with' j isItem c how js now under j place (Left Here) = Right (phase.advances j isItem c how now (under j isItem))
    with' j isItem c how js now under k place (Left (There there)) = Left there
    with' j isItem c how js now under k place (Right there) = Right (arrivedCall phase j isItem c how now k place there)

    todo : (rest : List Item) -> ((j : Item) -> Elem j rest -> Elem j items) -> (now : Disk) -> UnderWay items from to now ->
           (k : Item) -> Elem k items -> ToCome to rest now k -> to k (calls (callsOf move rest) now)
    todo [] inside now under k place (Left there) = absurd there
    todo [] inside now under k place (Right there) = there
    todo (j :: js) inside now under k place state with (move j) proof how
      todo (j :: js) inside now under k place state | Nothing =
        todo js (\l, there => inside l (There there)) now under k place
          (without j (inside j Here) how js now under k state)
      todo (j :: js) inside now under k place state | Just c =
        todo js (\l, there => inside l (There there)) (call c now)
          (underWayCall phase j (inside j Here) c how now under) k place
          (with' j (inside j Here) c how js now under k place state)
