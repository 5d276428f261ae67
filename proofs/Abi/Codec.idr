||| Values of wire types and their bytes: what is written is read back, exactly, and takes exactly `size` bytes.
|||
||| The encoding is little-endian, two's complement, fields in order with nothing between them. For a struct without
||| padding these are the bytes that a compiler keeps in memory. Types that are not wire types have no values here.
module Abi.Codec

import Data.Nat
import Data.List
import Abi.Arith
import Abi.Model
import Abi.CType
import Abi.Layout
import Abi.Predicates
import Abi.Laws
import Abi.Wire
import Abi.Number
import Abi.Byte

%default total

||| How many values a width has: what a number of that width stays below.
public export
widthValues : Width -> Nat
widthValues w = raise byteValues (bytes w)

||| How many values of a width are not negative.
public export
widthHalf : Width -> Nat
widthHalf w = byteHalf * raise byteValues (pred (bytes w))

bytesSucc : (w : Width) -> S (pred (bytes w)) = bytes w
bytesSucc One = Refl
bytesSucc Two = Refl
bytesSucc Four = Refl
bytesSucc Eight = Refl

halves : (whole, half, exponent : Nat) -> half + half = whole ->
         half * raise whole exponent + half * raise whole exponent = raise whole (S exponent)
halves whole half exponent same =
  trans (sym (multDistributesOverPlusLeft half half (raise whole exponent)))
    (cong (* raise whole exponent) same)

wholeExponent : (base, a, b : Nat) -> a = b -> raise base a = raise base b
wholeExponent base a b same = cong (raise base) same

||| Half of the values of a width are not negative, the other half is.
export
halvesMakeWhole : (w : Width) -> widthHalf w + widthHalf w = widthValues w
halvesMakeWhole w =
  trans (halves byteValues byteHalf (pred (bytes w)) byteHalves)
    (wholeExponent byteValues (S (pred (bytes w))) (bytes w) (bytesSucc w))

||| So many of one type, as a list of types.
public export
repeated : (count : Nat) -> CType -> List CType
repeated Z t = []
repeated (S count) t = t :: repeated count t

mutual
  ||| The values of a type.
  public export
  data Value : CType -> Type where
    UnsignedValue : {0 w : Width} -> Below (widthValues w) -> Value (Unsigned w)
    SignedValue : {0 w : Width} -> SignedNumber (widthHalf w) -> Value (Signed w)
    ||| Any number of its width: a reader may know fewer names than the writer.
    EnumerationValue : {0 name : String} -> {0 w : Width} -> Below (widthValues w) -> Value (Enumeration name w)
    ArrayValue : {0 count : Nat} -> {0 t : CType} -> Values (repeated count t) -> Value (Array count t)
    StructureValue : {0 name : String} -> {0 ts : List CType} -> Values ts -> Value (Structure name ts)

  ||| A value for each of some types.
  public export
  data Values : List CType -> Type where
    NoValues : Values []
    AndValue : {0 t : CType} -> {0 ts : List CType} -> Value t -> Values ts -> Values (t :: ts)

public export
encodeNumber : (w : Width) -> Below (widthValues w) -> List Byte
encodeNumber w x = digits byteValues bytePositive (bytes w) x

public export
decodeNumber : (w : Width) -> List Byte -> Maybe (Below (widthValues w), List Byte)
decodeNumber w input = number byteValues (bytes w) input

mutual
  ||| The bytes of a value.
  public export
  encode : (t : CType) -> Value t -> List Byte
  encode (Unsigned w) (UnsignedValue x) = encodeNumber w x
  encode (Signed w) (SignedValue x) = encodeNumber w (sameLimit (halvesMakeWhole w) (pattern x))
  encode (Enumeration name w) (EnumerationValue x) = encodeNumber w x
  encode (Array count t) (ArrayValue xs) = encodeAll (repeated count t) xs
  encode (Structure name ts) (StructureValue xs) = encodeAll ts xs

  ||| The bytes of values, one after the other.
  public export
  encodeAll : (ts : List CType) -> Values ts -> List Byte
  encodeAll [] NoValues = []
  encodeAll (t :: ts) (AndValue x xs) = encode t x ++ encodeAll ts xs

public export
asUnsigned : {0 w : Width} -> Below (widthValues w) -> List Byte -> Maybe (Value (Unsigned w), List Byte)
asUnsigned x rest = Just (UnsignedValue x, rest)

public export
asSigned : {w : Width} -> Below (widthValues w) -> List Byte -> Maybe (Value (Signed w), List Byte)
asSigned x rest = Just (SignedValue (signed (widthHalf w) (sameLimit (sym (halvesMakeWhole w)) x)), rest)

public export
asEnumeration : {0 name : String} -> {0 w : Width} -> Below (widthValues w) -> List Byte ->
                Maybe (Value (Enumeration name w), List Byte)
asEnumeration x rest = Just (EnumerationValue x, rest)

public export
asArray : {0 count : Nat} -> {0 t : CType} -> Values (repeated count t) -> List Byte ->
          Maybe (Value (Array count t), List Byte)
asArray xs rest = Just (ArrayValue xs, rest)

public export
asStructure : {0 name : String} -> {0 ts : List CType} -> Values ts -> List Byte ->
              Maybe (Value (Structure name ts), List Byte)
asStructure xs rest = Just (StructureValue xs, rest)

public export
withValue : {0 t : CType} -> {0 ts : List CType} -> Value t -> Values ts -> List Byte ->
            Maybe (Values (t :: ts), List Byte)
withValue x xs rest = Just (AndValue x xs, rest)

mutual
  ||| The value that the first bytes write, and the bytes that follow.
  public export
  decode : (t : CType) -> List Byte -> Maybe (Value t, List Byte)
  decode (Unsigned w) input = andThen (decodeNumber w input) asUnsigned
  decode (Signed w) input = andThen (decodeNumber w input) asSigned
  decode Size input = Nothing
  decode (Pointer target) input = Nothing
  decode (Enumeration name w) input = andThen (decodeNumber w input) asEnumeration
  decode (Array count t) input = andThen (decodeTimes count t input) asArray
  decode (Structure name ts) input = andThen (decodeAll ts input) asStructure

  public export
  decodeTimes : (count : Nat) -> (t : CType) -> List Byte -> Maybe (Values (repeated count t), List Byte)
  decodeTimes Z t input = Just (NoValues, input)
  decodeTimes (S count) t input =
    andThen (decode t input) (\x, rest => andThen (decodeTimes count t rest) (withValue x))

  public export
  decodeAll : (ts : List CType) -> List Byte -> Maybe (Values ts, List Byte)
  decodeAll [] input = Just (NoValues, input)
  decodeAll (t :: ts) input =
    andThen (decode t input) (\x, rest => andThen (decodeAll ts rest) (withValue x))

public export
nothingLeft : {0 t : CType} -> Maybe (Value t, List Byte) -> Maybe (Value t)
nothingLeft Nothing = Nothing
nothingLeft (Just (x, [])) = Just x
nothingLeft (Just (x, _ :: _)) = Nothing

||| The value that these bytes write, all of them.
public export
decodeWhole : (t : CType) -> List Byte -> Maybe (Value t)
decodeWhole t input = nothingLeft (decode t input)

--------------------------------------------------------------------------------------------------------------------
-- Nothing is lost

numberBack : (w : Width) -> (x : Below (widthValues w)) -> (rest : List Byte) ->
             decodeNumber w (encodeNumber w x ++ rest) = Just (x, rest)
numberBack w x rest = numberDigits byteValues bytePositive (bytes w) x rest

signedBack : (w : Width) -> (x : SignedNumber (widthHalf w)) ->
             signed (widthHalf w) (sameLimit (sym (halvesMakeWhole w)) (sameLimit (halvesMakeWhole w) (pattern x))) = x
signedBack w x =
  trans
    (cong (signed (widthHalf w)) (sameLimitBack (halvesMakeWhole w) (sym (halvesMakeWhole w)) (pattern x)))
    (signedPattern (widthHalf w) x)

mutual
  ||| What was written is read back, whatever follows it: values may be written one after the other.
  export
  decodeEncode : (t : CType) -> (x : Value t) -> (rest : List Byte) -> decode t (encode t x ++ rest) = Just (x, rest)
  decodeEncode (Unsigned w) (UnsignedValue x) rest = andThenJust _ asUnsigned (numberBack w x rest)
  decodeEncode (Signed w) (SignedValue x) rest =
    trans
      (andThenJust _ asSigned (numberBack w (sameLimit (halvesMakeWhole w) (pattern x)) rest))
      (cong (\y => Just (SignedValue y, rest)) (signedBack w x))
  decodeEncode (Enumeration name w) (EnumerationValue x) rest = andThenJust _ asEnumeration (numberBack w x rest)
  decodeEncode (Array count t) (ArrayValue xs) rest = andThenJust _ asArray (decodeEncodeTimes count t xs rest)
  decodeEncode (Structure name ts) (StructureValue xs) rest = andThenJust _ asStructure (decodeEncodeAll ts xs rest)

  decodeEncodeTimes : (count : Nat) -> (t : CType) -> (xs : Values (repeated count t)) -> (rest : List Byte) ->
                      decodeTimes count t (encodeAll (repeated count t) xs ++ rest) = Just (xs, rest)
  decodeEncodeTimes Z t NoValues rest = Refl
  decodeEncodeTimes (S count) t (AndValue x xs) rest =
    trans
      (cong (decodeTimes (S count) t) (sym (appendAssociative (encode t x) (encodeAll (repeated count t) xs) rest)))
      (trans
        (andThenJust _ (\y, left => andThen (decodeTimes count t left) (withValue y))
          (decodeEncode t x (encodeAll (repeated count t) xs ++ rest)))
        (andThenJust _ (withValue x) (decodeEncodeTimes count t xs rest)))

  decodeEncodeAll : (ts : List CType) -> (xs : Values ts) -> (rest : List Byte) ->
                    decodeAll ts (encodeAll ts xs ++ rest) = Just (xs, rest)
  decodeEncodeAll [] NoValues rest = Refl
  decodeEncodeAll (t :: ts) (AndValue x xs) rest =
    trans
      (cong (decodeAll (t :: ts)) (sym (appendAssociative (encode t x) (encodeAll ts xs) rest)))
      (trans
        (andThenJust _ (\y, left => andThen (decodeAll ts left) (withValue y))
          (decodeEncode t x (encodeAll ts xs ++ rest)))
        (andThenJust _ (withValue x) (decodeEncodeAll ts xs rest)))

||| Every value of every wire type is read back from its own bytes: `decode (encode x) = Just x`.
export
roundTrip : (t : CType) -> (x : Value t) -> decodeWhole t (encode t x) = Just x
roundTrip t x =
  trans (cong (decodeWhole t) (sym (appendNilRightNeutral (encode t x)))) (cong nothingLeft (decodeEncode t x []))

||| No two values have the same bytes: whoever signs bytes signs one value.
export
encodeInjective : (t : CType) -> (x, y : Value t) -> encode t x = encode t y -> x = y
encodeInjective t x y same =
  justSame (trans (sym (roundTrip t x)) (trans (cong (decodeWhole t) same) (roundTrip t y)))
  where
    justSame : {0 v, w : Value t} -> Just v = Just w -> v = w
    justSame Refl = Refl

--------------------------------------------------------------------------------------------------------------------
-- Exactly the size

numberLength : (w : Width) -> (x : Below (widthValues w)) -> length (encodeNumber w x) = bytes w
numberLength w x = digitsLength byteValues bytePositive (bytes w) x

lengthBoth : (xs, ys : List Byte) -> length (xs ++ ys) = length xs + length ys
lengthBoth [] ys = Refl
lengthBoth (x :: xs) ys = cong S (lengthBoth xs ys)

mutual
  ||| A value of a wire type takes exactly as many bytes as its type has on any model.
  export
  encodeLength : (m : Model) -> (t : CType) -> Wire m t -> (x : Value t) -> length (encode t x) = size m t
  encodeLength m (Unsigned w) WireUnsigned (UnsignedValue x) = numberLength w x
  encodeLength m (Signed w) WireSigned (SignedValue x) = numberLength w (sameLimit (halvesMakeWhole w) (pattern x))
  encodeLength m (Enumeration name w) WireEnumeration (EnumerationValue x) = numberLength w x
  encodeLength m (Array count t) (WireArray wire) (ArrayValue xs) = encodeTimesLength m count t wire xs
  encodeLength m (Structure name ts) (WireStructure (MkWireFields wire multiple)) (StructureValue xs) =
    trans (encodeAllLength m 0 ts wire xs) (wirePackedSize m ts (MkWireFields wire multiple))

  encodeTimesLength : (m : Model) -> (count : Nat) -> (t : CType) -> Wire m t -> (xs : Values (repeated count t)) ->
                      length (encodeAll (repeated count t) xs) = count * size m t
  encodeTimesLength m Z t wire NoValues = Refl
  encodeTimesLength m (S count) t wire (AndValue x xs) =
    trans (lengthBoth (encode t x) (encodeAll (repeated count t) xs))
      (cong2 (+) (encodeLength m t wire x) (encodeTimesLength m count t wire xs))

  encodeAllLength : (m : Model) -> (at : Nat) -> (ts : List CType) -> WireFrom m at ts -> (xs : Values ts) ->
                    at + length (encodeAll ts xs) = packedEnd m at ts
  encodeAllLength m at [] WireEnd NoValues = plusZeroRightNeutral at
  encodeAllLength m at (t :: ts) (WireNext wire aligned wires) (AndValue x xs) =
    trans (cong (at +) (lengthBoth (encode t x) (encodeAll ts xs)))
      (trans (plusAssociative at (length (encode t x)) (length (encodeAll ts xs)))
        (trans (cong (\extent => (at + extent) + length (encodeAll ts xs)) (encodeLength m t wire x))
          (encodeAllLength m (at + size m t) ts wires xs)))

--------------------------------------------------------------------------------------------------------------------
-- Exactly where a compiler looks

||| The bytes of each value by itself.
public export
fieldBytes : (ts : List CType) -> Values ts -> List (List Byte)
fieldBytes [] NoValues = []
fieldBytes (t :: ts) (AndValue x xs) = encode t x :: fieldBytes ts xs

||| One after the other.
public export
joined : List (List Byte) -> List Byte
joined [] = []
joined (bytes :: rest) = bytes ++ joined rest

||| From `at` on, each piece of the bytes begins at its slot's offset and fills the slot.
public export
data PlacedAt : (at : Nat) -> List Slot -> List (List Byte) -> Type where
  PlacedEnd : {0 at : Nat} -> PlacedAt at [] []
  PlacedNext : {0 at : Nat} -> {0 s : Slot} -> {0 ss : List Slot} -> {0 piece : List Byte} -> {0 pieces : List (List Byte)} ->
               s.offset = at -> length piece = s.extent -> PlacedAt (at + length piece) ss pieces ->
               PlacedAt at (s :: ss) (piece :: pieces)

||| A struct's bytes are its fields' bytes, one after the other.
export
encodeJoinsFields : (ts : List CType) -> (xs : Values ts) -> encodeAll ts xs = joined (fieldBytes ts xs)
encodeJoinsFields [] NoValues = Refl
encodeJoinsFields (t :: ts) (AndValue x xs) = cong (encode t x ++) (encodeJoinsFields ts xs)

slotsPlaced : (m : Model) -> (at, from : Nat) -> (ts : List CType) -> at = from -> WireFrom m at ts -> (xs : Values ts) ->
              PlacedAt from (slots m at ts) (fieldBytes ts xs)
slotsPlaced m at from [] same WireEnd NoValues = PlacedEnd
slotsPlaced m at from (t :: ts) same (WireNext wire aligned wires) (AndValue x xs) =
  rewrite alignUpSame (align m t) at (alignPositive m t) aligned in
  PlacedNext same (encodeLength m t wire x)
    (slotsPlaced m (at + size m t) (from + length (encode t x)) ts
      (cong2 (+) same (sym (encodeLength m t wire x))) wires xs)

||| The bytes of every field of a wire struct begin at the offset that the layout gives it, and fill it: what is written is
||| what a compiler keeps in memory, on every model.
export
encodePlaced : (m : Model) -> (fields : List CType) -> WireFields m fields -> (xs : Values fields) ->
               PlacedAt 0 (layout m fields).placed (fieldBytes fields xs)
encodePlaced m fields (MkWireFields wire multiple) xs = slotsPlaced m 0 0 fields Refl wire xs

--------------------------------------------------------------------------------------------------------------------
-- Refutations

||| A pointer has no value that could be written down.
export
pointerHasNoValue : (target : String) -> Not (Value (Pointer target))
pointerHasNoValue target (UnsignedValue _) impossible

||| Bytes that end too early are no value.
export
nothingFromNothing : (w : Width) -> decodeWhole (Unsigned w) [] = Nothing
nothingFromNothing One = Refl
nothingFromNothing Two = Refl
nothingFromNothing Four = Refl
nothingFromNothing Eight = Refl

||| A piece that lies elsewhere than its slot is not placed.
export
notPlaced : {b : Byte} -> Not (PlacedAt 0 [MkSlot 1 1 1] [[b]])
notPlaced (PlacedNext Refl _ _) impossible
