||| What holds of some, or of all, elements of a vector.
module Data.Vect.Quantifiers

import Data.DPair
import Data.Vect
import Data.Vect.Elem
import Decidable.Equality

%default total

namespace Any
  ||| Some element has the property, and here is which.
  public export
  data Any : (0 p : a -> Type) -> Vect n a -> Type where
    Here : {0 xs : Vect n a} -> p x -> Any p (x :: xs)
    There : {0 xs : Vect n a} -> Any p xs -> Any p (x :: xs)

namespace All
  ||| Every element has the property.
  public export
  data All : (0 p : a -> Type) -> Vect n a -> Type where
    Nil : All p Nil
    (::) : {0 xs : Vect n a} -> p x -> All p xs -> All p (x :: xs)

  ||| A vector whose elements are of the types that the other vector holds.
  public export
  HVect : Vect n Type -> Type
  HVect = All id

-- Some ------------------------------------------------------------------------

namespace Any
  noneOfThem : All (Uninhabited . p) xs -> Not (Any p xs)
  noneOfThem (none :: _) (Here px) = uninhabited @{none} px
  noneOfThem (_ :: nones) (There later) = noneOfThem nones later

  export
  (nones : All (Uninhabited . p) xs) => Uninhabited (Any p xs) where
    uninhabited some = noneOfThem nones some

  public export
  anyElim : {0 xs : Vect n a} -> {0 p : a -> Type} -> (Any p xs -> b) -> (p x -> b) -> Any p (x :: xs) -> b
  anyElim _ f (Here px) = f px
  anyElim f _ (There later) = f later

  public export
  any : (dec : (x : a) -> Dec (p x)) -> (xs : Vect n a) -> Dec (Any p xs)
  any _ [] = No uninhabited
  any dec (x :: xs) with (dec x)
    _ | Yes px = Yes (Here px)
    _ | No no = case any dec xs of
      Yes later => Yes (There later)
      No noLater => No (anyElim noLater no)

  export
  mapProperty : (f : forall x. p x -> q x) -> Any p l -> Any q l
  mapProperty f (Here px) = Here (f px)
  mapProperty f (There later) = There (mapProperty f later)

  public export
  toDPair : {xs : Vect n a} -> Any p xs -> DPair a p
  toDPair {xs = x :: _} (Here px) = (x ** px)
  toDPair {xs = _ :: _} (There later) = toDPair later

  export
  toExists : Any p xs -> Exists p
  toExists (Here px) = Evidence _ px
  toExists (There later) = toExists later

  ||| Where it is.
  public export
  anyToFin : {0 xs : Vect n a} -> Any p xs -> Fin n
  anyToFin (Here _) = FZ
  anyToFin (There later) = FS (anyToFin later)

  export
  anyToFinCorrect : {0 xs : Vect n a} -> (witness : Any p xs) -> p (index (anyToFin witness) xs)
  anyToFinCorrect (Here px) = px
  anyToFinCorrect (There later) = anyToFinCorrect later

  ||| Where it is, and the property of what is there.
  public export
  anyToFinV : Any {n} p xs -> (idx : Fin n ** p (index idx xs))
  anyToFinV (Here px) = (FZ ** px)
  anyToFinV (There later) = case anyToFinV later of
    (idx ** px) => (FS idx ** px)

  public export
  pushOut : Functor p => Any (p . q) xs -> p (Any q xs)
  pushOut @{functor} (Here effect) = map @{functor} Here effect
  pushOut @{functor} (There later) = map @{functor} There (pushOut later)

  showSome : All (Show . p) xs -> Prec -> Any p xs -> String
  showSome (shown :: _) d (Here px) = showCon d "Here" (showArg @{shown} px)
  showSome (_ :: showns) d (There later) = showCon d "There" (" " ++ showSome showns App later)

  export
  (showns : All (Show . p) xs) => Show (Any p xs) where
    showPrec d some = showSome showns d some

  sameSome : All (Eq . p) xs -> Any p xs -> Any p xs -> Bool
  sameSome (eq :: _) (Here px) (Here py) = (==) @{eq} px py
  sameSome (_ :: eqs) (There px) (There py) = sameSome eqs px py
  sameSome _ _ _ = False

  export
  (eqs : All (Eq . p) xs) => Eq (Any p xs) where
    px == py = sameSome eqs px py

-- All -------------------------------------------------------------------------

namespace All
  export
  notAllHere : {0 p : a -> Type} -> {xs : Vect n a} -> Not (p x) -> Not (All p (x :: xs))
  notAllHere no (px :: _) = no px

  export
  notAllThere : {0 p : a -> Type} -> {xs : Vect n a} -> Not (All p xs) -> Not (All p (x :: xs))
  notAllThere no (_ :: pxs) = no pxs

  public export
  all : (dec : (x : a) -> Dec (p x)) -> (xs : Vect n a) -> Dec (All p xs)
  all _ [] = Yes []
  all dec (x :: xs) with (dec x)
    _ | No no = No (notAllHere no)
    _ | Yes px = case all dec xs of
      Yes pxs => Yes (px :: pxs)
      No no => No (notAllThere no)

  notBoth : Either (Uninhabited (p x)) (Uninhabited (All p xs)) -> Not (All p (x :: xs))
  notBoth (Left none) (px :: _) = uninhabited @{none} px
  notBoth (Right none) (_ :: pxs) = uninhabited @{none} pxs

  export
  (which : Either (Uninhabited (p x)) (Uninhabited (All p xs))) => Uninhabited (All p (x :: xs)) where
    uninhabited every = notBoth which every

  export
  mapProperty : (f : forall x. p x -> q x) -> All p l -> All q l
  mapProperty f [] = []
  mapProperty f (px :: pxs) = f px :: mapProperty f pxs

  export
  mapPropertyRelevant : {xs : Vect n a} -> (f : (x : a) -> p x -> q x) -> (ps : All p xs) -> All q xs
  mapPropertyRelevant f [] = []
  mapPropertyRelevant {xs = x :: _} f (px :: pxs) = f x px :: mapPropertyRelevant f pxs

  public export
  imapProperty :
    {0 a : Type} -> {0 p, q : a -> Type} ->
    (0 i : a -> Type) -> (f : {0 x : a} -> i x => p x -> q x) ->
    {0 as : Vect n a} -> All i as => All p as -> All q as
  imapProperty i f @{[]} [] = []
  imapProperty i f @{ix :: ixs} (px :: pxs) = f @{ix} px :: imapProperty i f @{ixs} pxs

  public export
  forget : All (const p) {n} xs -> Vect n p
  forget [] = []
  forget (x :: xs) = x :: forget xs

  public export
  remember : (xs : Vect n ty) -> All (const ty) xs
  remember [] = []
  remember (x :: xs) = x :: remember xs

  export
  forgetRememberId : (xs : Vect n ty) -> forget (remember xs) = xs
  forgetRememberId [] = Refl
  forgetRememberId (x :: xs) = cong (x ::) (forgetRememberId xs)

  ||| A property that does not depend on the element does not depend on the vector.
  public export
  castAllConst : {0 xs, ys : Vect n a} -> All (const ty) xs -> All (const ty) ys
  castAllConst {ys = []} [] = []
  castAllConst {ys = _ :: _} (x :: xs) = x :: castAllConst xs

  export
  rememberForgetId : (vs : All (const ty) xs) -> castAllConst (remember (forget vs)) === vs
  rememberForgetId [] = Refl
  rememberForgetId (x :: xs) = cong (x ::) (rememberForgetId xs)

  export
  zipPropertyWith : (f : {0 x : a} -> p x -> q x -> r x) -> All p xs -> All q xs -> All r xs
  zipPropertyWith f [] [] = []
  zipPropertyWith f (px :: pxs) (qx :: qxs) = f px qx :: zipPropertyWith f pxs qxs

  export
  traverseProperty :
    Applicative f => {0 xs : Vect n a} -> (forall x. p x -> f (q x)) -> All p xs -> f (All q xs)
  traverseProperty g [] = pure []
  traverseProperty g (px :: pxs) = map (::) (g px) <*> traverseProperty g pxs

  export
  traversePropertyRelevant :
    Applicative f => {xs : Vect n a} -> ((x : a) -> p x -> f (q x)) -> All p xs -> f (All q xs)
  traversePropertyRelevant g [] = pure []
  traversePropertyRelevant {xs = x :: _} g (px :: pxs) = map (::) (g x px) <*> traversePropertyRelevant g pxs

  export
  consInjective : {0 xs, ys : All p ts} -> {0 x, y : p a} -> (x :: xs = y :: ys) -> (x = y, xs = ys)
  consInjective Refl = (Refl, Refl)

  public export
  tabulate : {n : _} -> {0 xs : Vect n _} -> (f : (ix : Fin n) -> p (index ix xs)) -> All p {n} xs
  tabulate {xs = []} f = []
  tabulate {xs = _ :: _} f = f FZ :: tabulate (\ix => f (FS ix))

  public export
  (++) : (axs : All p xs) -> (ays : All p ys) -> All p (xs ++ ys)
  [] ++ ys = ys
  (x :: xs) ++ ys = x :: (xs ++ ys)

  showAll : All (Show . p) xs -> All p xs -> String
  showAll [] [] = ""
  showAll (shown :: showns) (px :: pxs) = show @{shown} px ++ others showns pxs
    where
      others : All (Show . q) ys -> All q ys -> String
      others [] [] = ""
      others (next :: nexts) (py :: pys) = ", " ++ show @{next} py ++ others nexts pys

  export
  (showns : All (Show . p) xs) => Show (All p xs) where
    show every = "[" ++ showAll showns every ++ "]"

  decEqAll : All (DecEq . p) xs -> (ps, qs : All p xs) -> Dec (ps = qs)
  decEqAll [] [] [] = Yes Refl
  decEqAll (dec :: decs) (p :: ps) (q :: qs) = case decEq @{dec} p q of
    No no => No (\eq => no (fst (All.consInjective eq)))
    Yes same => case decEqAll decs ps qs of
      No no => No (\eq => no (snd (All.consInjective eq)))
      Yes sames => Yes (cong2 (::) same sames)

  export
  (decs : All (DecEq . p) xs) => DecEq (All p xs) where
    decEq ps qs = decEqAll decs ps qs

  sameAll : All (Eq . p) xs -> All p xs -> All p xs -> Bool
  sameAll [] [] [] = True
  sameAll (eq :: eqs) (px :: pxs) (py :: pys) = (==) @{eq} px py && sameAll eqs pxs pys

  export
  (eqs : All (Eq . p) xs) => Eq (All p xs) where
    ps == qs = sameAll eqs ps qs

  %hint
  allEq : All (Ord . p) xs => All (Eq . p) xs
  allEq @{[]} = []
  allEq @{_ :: _} = %search :: allEq

  compareAll : All (Ord . p) xs -> All p xs -> All p xs -> Ordering
  compareAll [] [] [] = EQ
  compareAll (ord :: ords) (px :: pxs) (py :: pys) = case compare @{ord} px py of
    EQ => compareAll ords pxs pys
    LT => LT
    GT => GT

  export
  (ords : All (Ord . p) xs) => Ord (All p xs) where
    compare ps qs = compareAll ords ps qs

  combineAll : All (Semigroup . p) xs -> All p xs -> All p xs -> All p xs
  combineAll [] [] [] = []
  combineAll (semigroup :: semigroups) (px :: pxs) (py :: pys) =
    (<+>) @{semigroup} px py :: combineAll semigroups pxs pys

  export
  (semigroups : All (Semigroup . p) xs) => Semigroup (All p xs) where
    ps <+> qs = combineAll semigroups ps qs

  %hint
  allSemigroup : All (Monoid . p) xs => All (Semigroup . p) xs
  allSemigroup @{[]} = []
  allSemigroup @{_ :: _} = %search :: allSemigroup

  neutrals : All (Monoid . p) xs -> All p xs
  neutrals [] = []
  neutrals (monoid :: monoids) = neutral @{monoid} :: neutrals monoids

  export
  (monoids : All (Monoid . p) xs) => Monoid (All p xs) where
    neutral = neutrals monoids

  public export
  head : All p (x :: xs) -> p x
  head (px :: _) = px

  public export
  tail : All p (x :: xs) -> All p xs
  tail (_ :: pxs) = pxs

  export
  drop : {0 m : _} -> (n : Nat) -> {0 xs : Vect (n + m) a} -> All p xs -> All p (the (Vect m a) (Vect.drop n xs))
  drop Z pxs = pxs
  drop (S k) (_ :: pxs) = drop k pxs

  rewritten : {0 p : a -> Type} -> {0 xs : Vect m a} -> (0 same : n = m) -> All p xs ->
    All p (rewrite__impl (\k => Vect k a) same xs)
  rewritten Refl pxs = pxs

  export
  drop' : {0 k : _} -> {0 xs : Vect k _} -> (l : Nat) -> All p xs -> All p (Vect.drop' l xs)
  drop' Z pxs = rewritten (minusZeroRight k) pxs
  drop' (S k) [] = []
  drop' (S k) (_ :: pxs) = drop' k pxs

  export
  index : (i : Fin k) -> All p ts -> p (index i ts)
  index FZ (px :: _) = px
  index (FS i) (_ :: pxs) = index i pxs

  export
  deleteAt : (i : Fin (S l)) -> All p ts -> All p (deleteAt i ts)
  deleteAt FZ (_ :: pxs) = pxs
  deleteAt (FS FZ) (px :: _ :: pxs) = px :: pxs
  deleteAt (FS (FS i)) (px :: py :: pys) = px :: deleteAt (FS i) (py :: pys)

  export
  replaceAt : (i : Fin k) -> (x : p t) -> All p ts -> All p (replaceAt i t ts)
  replaceAt FZ py (_ :: pxs) = py :: pxs
  replaceAt (FS i) py (px :: pxs) = px :: replaceAt i py pxs

  export
  updateAt : (i : Fin k) -> (p (index i ts) -> p t) -> All p ts -> All p (replaceAt i t ts)
  updateAt FZ f (px :: pxs) = f px :: pxs
  updateAt (FS i) f (px :: pxs) = px :: updateAt i f pxs

  export
  get : All p ts -> Elem x ts -> p x
  get (px :: _) Here = px
  get (_ :: pxs) (There later) = get pxs later

  export
  replaceElem : All p ts -> (e : Elem t ts) -> p t' -> All p (replaceByElem ts e t')
  replaceElem (_ :: pxs) Here py = py :: pxs
  replaceElem (px :: pxs) (There later) py = px :: replaceElem pxs later py

  public export
  updateElem : {0 p : _} -> (p t -> p t') -> All p ts -> (e : Elem t ts) -> All p (replaceByElem ts e t')
  updateElem f (px :: pxs) Here = f px :: pxs
  updateElem f (px :: pxs) (There later) = px :: updateElem f pxs later

  ||| The proofs beside the elements.
  public export
  pushIn : (xs : Vect n a) -> (0 _ : All p xs) -> Vect n (Subset a p)
  pushIn [] [] = []
  pushIn (x :: xs) (px :: pxs) = Element x px :: pushIn xs pxs

  ||| The elements, and all proofs together.
  public export
  pullOut : (xs : Vect n (Subset a p)) -> Subset (Vect n a) (All p)
  pullOut [] = Element [] []
  pullOut (Element x px :: rest) = Element (x :: (pullOut rest).fst) (px :: (pullOut rest).snd)

  export
  pushInOutInverse : (xs : Vect n a) -> (0 prf : All p xs) -> pullOut (pushIn xs prf) = Element xs prf
  pushInOutInverse [] [] = Refl
  pushInOutInverse (x :: xs) (px :: pxs) =
    cong (\rest => Element (x :: rest.fst) (px :: rest.snd)) (pushInOutInverse xs pxs)

  export
  pushOutInInverse : (xs : Vect n (Subset a p)) -> uncurry All.pushIn (pullOut xs) = xs
  pushOutInInverse [] = Refl
  pushOutInInverse (Element x px :: rest) = cong (Element x px ::) (pushOutInInverse rest)

  public export
  pushOut : Applicative p => All (p . q) xs -> p (All q xs)
  pushOut [] = pure []
  pushOut (effect :: effects) = map (::) effect <*> pushOut effects

-- Some, all and none ----------------------------------------------------------

export
negAnyAll : {xs : Vect n a} -> Not (Any p xs) -> All (Not . p) xs
negAnyAll {xs = []} _ = []
negAnyAll {xs = _ :: _} none = (\px => none (Here px)) :: negAnyAll (\later => none (There later))

export
anyNegAll : Any (Not . p) xs -> Not (All p xs)
anyNegAll (Here no) (px :: _) = no px
anyNegAll (There later) (_ :: pxs) = anyNegAll later pxs

export
allNegAny : All (Not . p) xs -> Not (Any p xs)
allNegAny (no :: _) (Here px) = no px
allNegAny (_ :: nos) (There later) = allNegAny nos later

||| Each element as the one that has the property.
public export
allAnies : {xs : Vect n a} -> All p xs -> Vect n (Any p xs)
allAnies [] = []
allAnies (px :: pxs) = Here px :: map There (allAnies pxs)

public export
altAll : Alternative p => All (p . q) xs -> p (Any q xs)
altAll [] = empty
altAll (effect :: effects) = map Here effect <|> map There (altAll effects)
