||| The privileges that a package declares are those that its entries have, so that a policy decides before it looks at one.
|||
||| targets/obli-pkg/src/package.zig (`parse`, `privilegesOf`) accepts a header only if its set is `together` of the entries.
module Package.Privilege

import Data.List
import Data.List.Elem

%default total

||| Whether one of the entries has a privilege.
public export
together : (has : entry -> privilege -> Bool) -> List entry -> privilege -> Bool
together has [] p = False
together has (e :: es) p = has e p || together has es p

||| What the header declares is what its entries have.
public export
0 Exact : (has : entry -> privilege -> Bool) -> (declared : privilege -> Bool) -> List entry -> Type
Exact has declared es = (p : _) -> declared p = together has es p

neither : (a, b : Bool) -> (a || b) = False -> (a = False, b = False)
neither False False Refl = (Refl, Refl)
neither False True Refl impossible
neither True _ Refl impossible

noneHas : (has : entry -> privilege -> Bool) -> (es : List entry) -> (p : privilege) -> together has es p = False ->
          (e : entry) -> Elem e es -> has e p = False
noneHas has (e :: es) p none e Here = fst (neither (has e p) (together has es p) none)
noneHas has (first :: es) p none e (There later) = noneHas has es p (snd (neither (has first p) (together has es p) none)) e later

||| A policy that lets a package pass since a privilege is not declared lets no entry pass that has it.
export
policySees : (has : entry -> privilege -> Bool) -> (declared : privilege -> Bool) -> (es : List entry) ->
             Exact has declared es -> (p : privilege) -> declared p = False -> (e : entry) -> Elem e es -> has e p = False
policySees has declared es exact p absent = noneHas has es p (trans (sym (exact p)) absent)

someHas : (has : entry -> privilege -> Bool) -> (es : List entry) -> (p : privilege) -> together has es p = True ->
          (e : entry ** (Elem e es, has e p = True))
someHas has [] p Refl impossible
someHas has (e :: es) p some with (has e p) proof own
  someHas has (e :: es) p some | True = (e ** (Here, own))
  someHas has (e :: es) p some | False = let (other ** (there, its)) = someHas has es p some in (other ** (There there, its))

||| A package that is refused for a privilege has an entry with it: nobody is asked to allow what is not there.
export
declaredIsThere : (has : entry -> privilege -> Bool) -> (declared : privilege -> Bool) -> (es : List entry) ->
                  Exact has declared es -> (p : privilege) -> declared p = True -> (e : entry ** (Elem e es, has e p = True))
declaredIsThere has declared es exact p present = someHas has es p (trans (sym (exact p)) present)

||| Equal trees declare the same.
export
oneDeclaration : (has : entry -> privilege -> Bool) -> (declared, declared' : privilege -> Bool) -> (es : List entry) ->
                 Exact has declared es -> Exact has declared' es -> (p : privilege) -> declared p = declared' p
oneDeclaration has declared declared' es one two p = trans (one p) (sym (two p))

||| A reader that only looks for what is declared, as if nobody hid anything, lets a privilege pass that no policy saw.
export
believingIsBlind : Not ((has : Nat -> () -> Bool) -> (declared : () -> Bool) -> (es : List Nat) ->
                        ((p : ()) -> declared p = True -> together has es p = True) ->
                        (p : ()) -> declared p = False -> (e : Nat) -> Elem e es -> has e p = False)
believingIsBlind claim =
  case claim (\_, _ => True) (\_ => False) [0] (\_, declared => case declared of Refl impossible) () Refl 0 Here of Refl impossible
