||| Lists that grow at their right end.
module Data.SnocList

import Control.Function
import Data.Fin
import Data.List
import Data.Zippable

%default total

public export
Cast (SnocList a) (List a) where
  cast sx = sx <>> []

public export
Cast (List a) (SnocList a) where
  cast xs = [<] <>< xs

||| The last first.
public export
asList : SnocList type -> List type
asList sx = reverse (cast sx)

export
Uninhabited (Lin = x :< xs) where
  uninhabited Refl impossible

export
Uninhabited (x :< xs = Lin) where
  uninhabited Refl impossible

public export
isLin : SnocList a -> Bool
isLin [<] = True
isLin (_ :< _) = False

public export
isSnoc : SnocList a -> Bool
isSnoc [<] = False
isSnoc (_ :< _) = True

||| The longest end on which the function is defined, and what stands before it.
public export
spanBy : (a -> Maybe b) -> SnocList a -> (SnocList a, SnocList b)
spanBy p [<] = ([<], [<])
spanBy p (sx :< x) = case p x of
  Just y => let (before, end) = spanBy p sx in (before, end :< y)
  Nothing => (sx :< x, [<])

export
Show a => Show (SnocList a) where
  show sx = concat ("[< " :: intersperse ", " (shown [] sx) ++ ["]"])
    where
      shown : List String -> SnocList a -> List String
      shown after [<] = after
      shown after (sx :< x) = shown (show x :: after) sx

public export
mapImpl : (a -> b) -> SnocList a -> SnocList b
mapImpl f [<] = [<]
mapImpl f (sx :< x) = mapImpl f sx :< f x

public export
Functor SnocList where
  map = mapImpl

public export
Semigroup (SnocList a) where
  (<+>) = (++)

public export
Monoid (SnocList a) where
  neutral = [<]

public export
Foldable SnocList where
  foldr f start [<] = start
  foldr f start (sx :< x) = foldr f (f x start) sx

  foldl f start [<] = start
  foldl f start (sx :< x) = f (foldl f start sx) x

  null [<] = True
  null (_ :< _) = False

  toList sx = sx <>> []

  foldMap f sx = foldr (\x, rest => f x <+> rest) neutral sx

public export
bindImpl : SnocList a -> (a -> SnocList b) -> SnocList b
bindImpl [<] f = [<]
bindImpl (sx :< x) f = bindImpl sx f ++ f x

public export
Applicative SnocList where
  pure x = [< x]
  sf <*> sx = bindImpl sf (\f => map f sx)

public export
Monad SnocList where
  (>>=) = bindImpl

public export
Traversable SnocList where
  traverse f [<] = pure [<]
  traverse f (sx :< x) = [| traverse f sx :< f x |]

public export
Alternative SnocList where
  empty = [<]
  sx <|> sy = sx ++ sy

bothOfSnoc : {sx, sy : SnocList a} -> sx :< x = sy :< y -> (sx = sy, x = y)
bothOfSnoc Refl = (Refl, Refl)

export
%hint
SnocBiinjective : Biinjective ((:<) {a})
SnocBiinjective = MkBiinjective bothOfSnoc

public export
find : (a -> Bool) -> SnocList a -> Maybe a
find p [<] = Nothing
find p (sx :< x) = if p x then Just x else find p sx

||| Counted from the end, the position is one of the list.
public export
data InBounds : (k : Nat) -> (xs : SnocList a) -> Type where
  InFirst : InBounds Z (xs :< x)
  InLater : InBounds k xs -> InBounds (S k) (xs :< x)

public export
findIndex : (a -> Bool) -> (xs : SnocList a) -> Maybe (Fin (length xs))
findIndex p [<] = Nothing
findIndex p (sx :< x) = if p x then Just FZ else map FS (findIndex p sx)

export
leftMost : SnocList a -> Maybe a
leftMost [<] = Nothing
leftMost [< x] = Just x
leftMost (sx@(_ :< _) :< _) = leftMost sx

public export
Zippable SnocList where
  zipWith f (sx :< x) (sy :< y) = zipWith f sx sy :< f x y
  zipWith f _ _ = [<]

  zipWith3 f (sx :< x) (sy :< y) (sz :< z) = zipWith3 f sx sy sz :< f x y z
  zipWith3 f _ _ _ = [<]

  unzipWith f [<] = ([<], [<])
  unzipWith f (sx :< x) = let (sy, sz) = unzipWith f sx; (y, z) = f x in (sy :< y, sz :< z)

  unzipWith3 f [<] = ([<], [<], [<])
  unzipWith3 f (sx :< x) =
    let (su, sy, sz) = unzipWith3 f sx; (u, y, z) = f x in (su :< u, sy :< y, sz :< z)

||| Put an element before all others.
public export
cons : a -> SnocList a -> SnocList a
cons x sx = [< x] ++ sx

-- Laws ------------------------------------------------------------------------

export
appendAssociative : (l, c, r : SnocList a) -> l ++ (c ++ r) = (l ++ c) ++ r
appendAssociative l c [<] = Refl
appendAssociative l c (r :< x) = cong (:< x) (appendAssociative l c r)

export
appendLinLeftNeutral : (sx : SnocList a) -> [<] ++ sx = sx
appendLinLeftNeutral [<] = Refl
appendLinLeftNeutral (sx :< x) = cong (:< x) (appendLinLeftNeutral sx)

export
fishAsSnocAppend : (xs : SnocList a) -> (ys : List a) -> xs <>< ys = xs ++ cast ys
fishAsSnocAppend sx [] = Refl
fishAsSnocAppend sx (y :: ys) =
  trans (fishAsSnocAppend (sx :< y) ys)
    (trans (sym (appendAssociative sx [< y] (cast ys))) (cong (sx ++) (sym (fishAsSnocAppend [< y] ys))))

export
chipsAsListAppend : (xs : SnocList a) -> (ys : List a) -> xs <>> ys = cast xs ++ ys
chipsAsListAppend [<] ys = Refl
chipsAsListAppend (sx :< x) ys =
  trans (chipsAsListAppend sx (x :: ys))
    (trans (appendAssociative (cast sx) [x] ys) (cong (++ ys) (sym (chipsAsListAppend sx [x]))))

export
toListAppend : (sx, sy : SnocList a) -> toList (sx ++ sy) = toList sx ++ toList sy
toListAppend sx [<] = sym (appendNilRightNeutral (sx <>> []))
toListAppend sx (sy :< y) =
  trans (chipsAsListAppend (sx ++ sy) [y])
    (trans (cong (++ [y]) (toListAppend sx sy))
      (trans (sym (appendAssociative (cast sx) (cast sy) [y]))
        (cong (cast sx ++) (sym (chipsAsListAppend sy [y])))))

export
castListAppend : (xs, ys : List a) -> cast {to = SnocList a} (xs ++ ys) === cast xs ++ cast ys
castListAppend [] ys = sym (appendLinLeftNeutral (cast ys))
castListAppend (x :: xs) ys =
  trans (fishAsSnocAppend [< x] (xs ++ ys))
    (trans (cong ([< x] ++) (castListAppend xs ys))
      (trans (appendAssociative [< x] (cast xs) (cast ys))
        (cong (++ cast ys) (sym (fishAsSnocAppend [< x] xs)))))

export
castToList : (sx : SnocList a) -> cast (toList sx) === sx
castToList [<] = Refl
castToList (sx :< x) =
  trans (cong (cast {to = SnocList a}) (chipsAsListAppend sx [x]))
    (trans (castListAppend (cast sx) [x]) (cong (:< x) (castToList sx)))

export
toListCast : (xs : List a) -> toList (cast {to = SnocList a} xs) === xs
toListCast [] = Refl
toListCast (x :: xs) =
  trans (cong (<>> []) (fishAsSnocAppend [< x] xs))
    (trans (toListAppend [< x] (cast xs)) (cong (x ::) (toListCast xs)))

export
foldAppend :
  (f : acc -> a -> acc) -> (init : acc) -> (sx, sy : SnocList a) ->
  foldl f init (sx ++ sy) = foldl f (foldl f init sx) sy
foldAppend f init sx [<] = Refl
foldAppend f init sx (sy :< y) = cong (\acc => f acc y) (foldAppend f init sx sy)

export
mapFusion : (g : b -> c) -> (f : a -> b) -> (sx : SnocList a) -> map g (map f sx) = map (g . f) sx
mapFusion g f [<] = Refl
mapFusion g f (sx :< x) = cong (:< g (f x)) (mapFusion g f sx)

export
mapAppend : (f : a -> b) -> (sx, sy : SnocList a) -> map f (sx ++ sy) = map f sx ++ map f sy
mapAppend f sx [<] = Refl
mapAppend f sx (sy :< y) = cong (:< f y) (mapAppend f sx sy)

export
revOnto : (xs, vs : SnocList a) -> reverseOnto xs vs = xs ++ reverse vs
revOnto xs [<] = Refl
revOnto xs (vs :< v) =
  trans (revOnto (xs :< v) vs)
    (trans (sym (appendAssociative xs [< v] (reverse vs))) (cong (xs ++) (sym (revOnto [< v] vs))))

reverseTwice : (l, r : SnocList a) -> reverse (reverseOnto l r) = reverseOnto r l
reverseTwice l [<] = Refl
reverseTwice l (r :< x) = reverseTwice (l :< x) r

export
reverseInvolutive : (sx : SnocList a) -> reverse (reverse sx) = sx
reverseInvolutive = reverseTwice [<]
