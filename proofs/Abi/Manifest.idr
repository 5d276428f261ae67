||| What abi/ is generated from: `manifest`, a plain value.
|||
||| An entry can only be made from a declaration together with its proofs: the views below are abstract, and the functions
||| that make them take what ProvedEnum, ProvedStruct and ProvedFunction carry. The proofs are erased; what is left
||| is text and numbers, and each number of a layout is computed by the functions that the proofs are about.
module Abi.Manifest

import Data.Nat
import Data.List
import Data.So
import Data.List.Quantifiers
import Abi.Arith
import Abi.Model
import Abi.CType
import Abi.Layout
import Abi.Predicates
import Abi.Laws
import Abi.Wire
import Abi.Declare
import Abi.Enum
import Abi.Structs
import Abi.Function
import Abi.Functions

%default total

--------------------------------------------------------------------------------------------------------------------
-- Declarations with their proofs

||| An enumeration that is distinct and fits.
export
record ProvedEnum where
  constructor MkProvedEnum
  declaration : EnumDecl
  0 sound : Sound declaration

||| An enumeration is proved by computing that it is sound.
export
provedEnum : (d : EnumDecl) -> (0 yes : So (answer (decideSound d))) -> ProvedEnum
provedEnum d yes = MkProvedEnum d (evidence (decideSound d) yes)

||| What a struct promises to those who write it down or send it: no padding, and one layout on all models.
public export
record Portable (fields : List CType) where
  constructor MkPortable
  noPadding : (m : Model) -> NoPadding (layout m fields)
  sameLayout : (m, n : Model) -> layout m fields = layout n fields

||| Every struct of wire fields is portable: one check on one model is enough.
export
wirePortable : (m : Model) -> (fields : List CType) -> WireFields m fields -> Portable fields
wirePortable m fields wire =
  MkPortable
    (\n => wireNoPadding n fields (wireFieldsEverywhere m n fields wire))
    (\n, k => wireSameLayout n k fields (wireFieldsEverywhere m n fields wire))

||| Whether a struct may leave the machine. Only the proof makes one portable.
public export
data Reach : List CType -> Type where
  ||| It stays in memory; it may have pointers, and its layout depends on the model.
  Local : {0 fields : List CType} -> Reach fields
  ||| It is written down as it is.
  Wired : {0 fields : List CType} -> (0 portable : Portable fields) -> Reach fields

public export
isWired : {0 fields : List CType} -> Reach fields -> Bool
isWired Local = False
isWired (Wired _) = True

||| A struct that is laid out lawfully on every model.
export
record ProvedStruct where
  constructor MkProvedStruct
  declaration : StructDecl
  reach : Reach (fieldTypes declaration.fields)
  0 lawful : (m : Model) -> Lawful (layout m (fieldTypes declaration.fields))

||| A struct that stays in memory.
export
localStruct : StructDecl -> ProvedStruct
localStruct d = MkProvedStruct d Local (\m => layoutLawful m (fieldTypes d.fields))

||| A struct that is written down, proved by computing that its fields are wire fields.
export
wireStruct : (d : StructDecl) -> (0 yes : So (answer (decideWireFields Amd64 (fieldTypes d.fields)))) -> ProvedStruct
wireStruct d yes =
  MkProvedStruct d
    (Wired (wirePortable Amd64 (fieldTypes d.fields) (evidence (decideWireFields Amd64 (fieldTypes d.fields)) yes)))
    (\m => layoutLawful m (fieldTypes d.fields))

||| A function that can be called on every model.
export
record ProvedFunction where
  constructor MkProvedFunction
  declaration : FunctionDecl
  0 callable : Callable declaration

||| A function is proved by computing that everything it takes and gives travels in one register.
export
provedFunction : (d : FunctionDecl) -> (0 yes : So (answer (decideCallable d))) -> ProvedFunction
provedFunction d yes = MkProvedFunction d (evidence (decideCallable d) yes)

--------------------------------------------------------------------------------------------------------------------
-- What is generated from

||| A type as generators see it.
export
data TypeView : Type where
  ||| u8, u16, u32, u64, i8, i16, i32, i64 or usize.
  Scalar : (scalar : String) -> TypeView
  Enum : (enum : String) -> TypeView
  Elements : (array : TypeView) -> (count : Nat) -> TypeView
  Struct : (struct : String) -> TypeView
  Address : (pointer : String) -> TypeView
  ||| An address where may be written: only of functions.
  Room : (writable : String) -> TypeView

export
record MemberView where
  constructor MkMemberView
  name : String
  doc : String
  value : Nat

export
record EnumView where
  constructor MkEnumView
  name : String
  doc : String
  type : TypeView
  values : List MemberView

export
record FieldView where
  constructor MkFieldView
  name : String
  doc : String
  unit : Maybe String
  type : TypeView

export
record LayoutView where
  constructor MkLayoutView
  size : Nat
  align : Nat
  offsets : List Nat

export
record LayoutsView where
  constructor MkLayoutsView
  amd64 : LayoutView
  arm64 : LayoutView
  wasm32 : LayoutView

export
record StructView where
  constructor MkStructView
  name : String
  doc : String
  wire : Bool
  fields : List FieldView
  layout : LayoutsView

export
record FunctionView where
  constructor MkFunctionView
  name : String
  doc : String
  arguments : List FieldView
  result : Maybe TypeView

export
record Manifest where
  constructor MkManifest
  format : String
  models : List String
  enums : List EnumView
  structs : List StructView
  functions : List FunctionView

unsignedName : Width -> String
unsignedName One = "u8"
unsignedName Two = "u16"
unsignedName Four = "u32"
unsignedName Eight = "u64"

signedName : Width -> String
signedName One = "i8"
signedName Two = "i16"
signedName Four = "i32"
signedName Eight = "i64"

typeView : CType -> TypeView
typeView (Unsigned width) = Scalar (unsignedName width)
typeView (Signed width) = Scalar (signedName width)
typeView Size = Scalar "usize"
typeView (Pointer target) = Address target
typeView (Enumeration name width) = Enum name
typeView (Array count element) = Elements (typeView element) count
typeView (Structure name fields) = Struct name

memberView : Member -> MemberView
memberView (MkMember name doc number) = MkMemberView name doc number

enumView : ProvedEnum -> EnumView
enumView (MkProvedEnum (MkEnumDecl name doc width members) sound) =
  MkEnumView name doc (Scalar (unsignedName width)) (map memberView members)

fieldView : Field -> FieldView
fieldView (MkField name unit type doc) = MkFieldView name doc unit (typeView type)

layoutView : Layout -> LayoutView
layoutView (MkLayout size align placed) = MkLayoutView size align (slotOffsets placed)

structView : ProvedStruct -> StructView
structView (MkProvedStruct (MkStructDecl name doc fields) reach lawful) =
  MkStructView name doc (isWired reach) (map fieldView fields)
    (MkLayoutsView
      (layoutView (layout Amd64 (fieldTypes fields)))
      (layoutView (layout Arm64 (fieldTypes fields)))
      (layoutView (layout Wasm32 (fieldTypes fields))))

passedView : Passed -> TypeView
passedView (Value type) = typeView type
passedView (Writable target) = Room target

parameterView : Parameter -> FieldView
parameterView (MkParameter name unit passed doc) = MkFieldView name doc unit (passedView passed)

resultView : Maybe Passed -> Maybe TypeView
resultView Nothing = Nothing
resultView (Just passed) = Just (passedView passed)

functionView : ProvedFunction -> FunctionView
functionView (MkProvedFunction (MkFunctionDecl name doc arguments result) callable) =
  MkFunctionView name doc (map parameterView arguments) (resultView result)

||| All enumerations, proved.
export
enumerations : List ProvedEnum
enumerations =
  [ provedEnum status Oh
  , provedEnum fileKind Oh
  , provedEnum formation Oh
  , provedEnum keyRole Oh
  , provedEnum scheme Oh
  , provedEnum statementKind Oh
  , provedEnum operation Oh
  , provedEnum change Oh
  , provedEnum relationKind Oh
  , provedEnum bound Oh
  , provedEnum privilege Oh
  , provedEnum repositoryRole Oh
  , provedEnum architecture Oh
  ]

||| All structs, proved.
export
structures : List ProvedStruct
structures =
  [ wireStruct packageHeader Oh
  , wireStruct entryRecord Oh
  , wireStruct ownerName Oh
  , wireStruct attributeRecord Oh
  , wireStruct relation Oh
  , wireStruct signatureDescriptor Oh
  , wireStruct keySet Oh
  , wireStruct sealedKeys Oh
  , wireStruct keyStatement Oh
  , wireStruct metadataHeader Oh
  , wireStruct rootBody Oh
  , wireStruct metadataReference Oh
  , wireStruct snapshotBody Oh
  , wireStruct targetsBody Oh
  , wireStruct packageRecord Oh
  , wireStruct delegation Oh
  , wireStruct journalHeader Oh
  , wireStruct journalRecord Oh
  , wireStruct traceRecord Oh
  , localStruct slice
  , localStruct packageReport
  , localStruct verifyReport
  ]

||| All functions, proved.
export
functions : List ProvedFunction
functions =
  [ provedFunction obliAlloc Oh
  , provedFunction obliFree Oh
  , provedFunction obliPackageOpen Oh
  , provedFunction obliPackageVerify Oh
  ]

||| Everything that abi/ says.
export
manifest : Manifest
manifest = MkManifest "lago-abi/1" (map modelName models) (map enumView enumerations) (map structView structures)
  (map functionView functions)
