||| What can be done with a value that may be absent.
module Data.Maybe

%default total

public export
isNothing : Maybe a -> Bool
isNothing Nothing = True
isNothing (Just j) = False

public export
isJust : Maybe a -> Bool
isJust Nothing = False
isJust (Just j) = True

||| The value is there.
public export
data IsJust : Maybe a -> Type where
  ItIsJust : IsJust (Just x)

export
Uninhabited (IsJust Nothing) where
  uninhabited ItIsJust impossible

public export
isItJust : (v : Maybe a) -> Dec (IsJust v)
isItJust (Just x) = Yes ItIsJust
isItJust Nothing = No absurd

public export
fromMaybe : (Lazy a) -> Maybe a -> a
fromMaybe def Nothing = def
fromMaybe _ (Just j) = j

public export
fromJust : (v : Maybe a) -> {auto 0 _ : IsJust v} -> a
fromJust (Just x) = x
fromJust Nothing impossible

public export
toMaybe : Bool -> Lazy a -> Maybe a
toMaybe True j = Just j
toMaybe False _ = Nothing

export
justInjective : Just x = Just y -> x = y
justInjective Refl = Refl

public export
decToMaybe : Dec a -> Maybe a
decToMaybe (Yes x) = Just x
decToMaybe (No _) = Nothing
