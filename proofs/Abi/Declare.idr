||| Declarations: enumerations and structs with their names, documentation and units, and the types they declare.
|||
||| A declaration is what an author writes (Abi.Structs). Nothing here is a number of a layout: layouts follow from the types.
module Abi.Declare

import Data.Nat
import Data.List
import Data.So
import Abi.Model
import Abi.CType

%default total

||| One value of an enumeration.
public export
record Member where
  constructor MkMember
  name : String
  doc : String
  number : Nat

||| An enumeration: a name for each of some numbers of one width.
public export
record EnumDecl where
  constructor MkEnumDecl
  name : String
  doc : String
  width : Width
  members : List Member

||| One field of a struct; the unit says what its number counts.
public export
record Field where
  constructor MkField
  name : String
  unit : Maybe String
  type : CType
  doc : String

||| A struct: its fields in order.
public export
record StructDecl where
  constructor MkStructDecl
  name : String
  doc : String
  fields : List Field

||| The types of fields, in order: all that a layout depends on.
public export
fieldTypes : List Field -> List CType
fieldTypes [] = []
fieldTypes (MkField name unit type doc :: rest) = type :: fieldTypes rest

||| The type that an enumeration declares.
public export
enumType : EnumDecl -> CType
enumType (MkEnumDecl name doc width members) = Enumeration name width

||| The type that a struct declares.
public export
structType : StructDecl -> CType
structType (MkStructDecl name doc fields) = Structure name (fieldTypes fields)

||| A pointer to a declared struct.
public export
pointerTo : StructDecl -> CType
pointerTo (MkStructDecl name doc fields) = Pointer name

||| Names with documentation, numbered one after the other: a number is never typed twice.
public export
numbered : (first : Nat) -> List (String, String) -> List Member
numbered first [] = []
numbered first ((name, doc) :: rest) = MkMember name doc first :: numbered (S first) rest

||| A field that counts nothing.
public export
plain : (name : String) -> CType -> (doc : String) -> Field
plain name type doc = MkField name Nothing type doc

||| A field that counts in a unit.
public export
counted : (name : String) -> (unit : String) -> CType -> (doc : String) -> Field
counted name unit type doc = MkField name (Just unit) type doc

||| A field by the name of the gap it fills: bytes that must be zero and may get a meaning later.
public export
reserved : (count : Nat) -> Field
reserved count = MkField "reserved" Nothing (Array count (Unsigned One)) "Zero."

||| Whether a decision came out as a proof.
public export
answer : {0 p : Type} -> Dec p -> Bool
answer (Yes _) = True
answer (No _) = False

||| The proof inside a decision that came out yes. What is compared is the answer alone, so that the proof is never spelt out.
export
evidence : {0 p : Type} -> (d : Dec p) -> (0 yes : So (answer d)) -> p
evidence (Yes prf) yes = prf
evidence (No _) Oh impossible
