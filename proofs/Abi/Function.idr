||| Functions that are called across a boundary: what may be passed to one and given back, on every model.
|||
||| Only what travels in one register is passed: C leaves structs by value to each platform's own rules, and WebAssembly has
||| no way to pass them. So what is callable is so on all models at once. Which functions there are is said in Abi.Functions.
module Abi.Function

import Data.Nat
import Data.List
import Data.List.Quantifiers
import Abi.Arith
import Abi.Model
import Abi.CType
import Abi.Layout
import Abi.Declare
import Abi.Enum

%default total

||| How something is passed.
public export
data Passed : Type where
  ||| A value. What a pointer in it leads to is only read.
  Value : (type : CType) -> Passed
  ||| The address of memory that whoever gets it may write: bytes, or a declared struct to be filled in. It may be null.
  Writable : (target : String) -> Passed

||| The address of a declared struct that is to be filled in.
public export
writable : StructDecl -> Passed
writable (MkStructDecl name doc fields) = Writable name

||| One parameter; the unit says what its number counts.
public export
record Parameter where
  constructor MkParameter
  name : String
  unit : Maybe String
  passed : Passed
  doc : String

||| A function by the name under which it is linked.
public export
record FunctionDecl where
  constructor MkFunctionDecl
  name : String
  doc : String
  arguments : List Parameter
  result : Maybe Passed

||| What is passed, as a type. An address is an address, whoever writes there.
public export
passedType : Passed -> CType
passedType (Value type) = type
passedType (Writable target) = Pointer target

--------------------------------------------------------------------------------------------------------------------
-- Predicates

||| The type travels in one register: a number, an enumeration or an address.
public export
data Register : CType -> Type where
  UnsignedRegister : {0 w : Width} -> Register (Unsigned w)
  SignedRegister : {0 w : Width} -> Register (Signed w)
  SizeRegister : Register Size
  PointerRegister : {0 target : String} -> Register (Pointer target)
  EnumerationRegister : {0 name : String} -> {0 w : Width} -> Register (Enumeration name w)

||| A parameter travels in one register.
public export
ByRegister : Parameter -> Type
ByRegister parameter = Register (passedType parameter.passed)

||| What comes back does, if anything does.
public export
data Answers : Maybe Passed -> Type where
  NoAnswer : Answers Nothing
  OneAnswer : {0 passed : Passed} -> Register (passedType passed) -> Answers (Just passed)

||| What a function must be to cross the boundary.
public export
record Callable (d : FunctionDecl) where
  constructor MkCallable
  taken : All ByRegister d.arguments
  given : Answers d.result

--------------------------------------------------------------------------------------------------------------------
-- What a register holds

||| Whatever is passed has at most eight bytes on every model: one register of amd64 and arm64, one i64 of WebAssembly.
export
registerFits : (m : Model) -> (t : CType) -> Register t -> LTE (size m t) (bytes Eight)
registerFits m (Unsigned w) UnsignedRegister = widthAtMostEight w
registerFits m (Signed w) SignedRegister = widthAtMostEight w
registerFits m Size SizeRegister = widthAtMostEight (pointerWidth m)
registerFits m (Pointer target) PointerRegister = widthAtMostEight (pointerWidth m)
registerFits m (Enumeration name w) EnumerationRegister = widthAtMostEight w

||| Whatever is passed is as large as it is aligned: it is one scalar and has no parts, so nothing about it is left to a
||| platform's rules for structs.
export
registerScalar : (m : Model) -> (t : CType) -> Register t -> size m t = align m t
registerScalar m (Unsigned w) UnsignedRegister = Refl
registerScalar m (Signed w) SignedRegister = Refl
registerScalar m Size SizeRegister = Refl
registerScalar m (Pointer target) PointerRegister = Refl
registerScalar m (Enumeration name w) EnumerationRegister = Refl

--------------------------------------------------------------------------------------------------------------------
-- What is not passed

||| No struct is passed by value, however small.
export
structIsNotRegister : (name : String) -> (fields : List CType) -> Not (Register (Structure name fields))
structIsNotRegister name fields UnsignedRegister impossible

||| No array is passed by value.
export
arrayIsNotRegister : (count : Nat) -> (element : CType) -> Not (Register (Array count element))
arrayIsNotRegister count element UnsignedRegister impossible

--------------------------------------------------------------------------------------------------------------------
-- Deciding

||| Whether a type travels in one register can be computed.
public export
decideRegister : (t : CType) -> Dec (Register t)
decideRegister (Unsigned w) = Yes UnsignedRegister
decideRegister (Signed w) = Yes SignedRegister
decideRegister Size = Yes SizeRegister
decideRegister (Pointer target) = Yes PointerRegister
decideRegister (Enumeration name w) = Yes EnumerationRegister
decideRegister (Array count t) = No (arrayIsNotRegister count t)
decideRegister (Structure name fields) = No (structIsNotRegister name fields)

answerRegister : {0 passed : Passed} -> Answers (Just passed) -> Register (passedType passed)
answerRegister (OneAnswer register) = register

public export
answersOne : {0 passed : Passed} -> Dec (Register (passedType passed)) -> Dec (Answers (Just passed))
answersOne (Yes register) = Yes (OneAnswer register)
answersOne (No no) = No (\answers => no (answerRegister answers))

public export
decideAnswers : (result : Maybe Passed) -> Dec (Answers result)
decideAnswers Nothing = Yes NoAnswer
decideAnswers (Just passed) = answersOne (decideRegister (passedType passed))

public export
decideByRegister : (parameter : Parameter) -> Dec (ByRegister parameter)
decideByRegister parameter = decideRegister (passedType parameter.passed)

public export
bothCallable : {d : FunctionDecl} -> Dec (All ByRegister d.arguments) -> Dec (Answers d.result) -> Dec (Callable d)
bothCallable (Yes taken) (Yes given) = Yes (MkCallable taken given)
bothCallable (Yes taken) (No no) = No (\callable => no callable.given)
bothCallable (No no) _ = No (\callable => no callable.taken)

||| Whether a function is callable can be computed.
public export
decideCallable : (d : FunctionDecl) -> Dec (Callable d)
decideCallable d = bothCallable (decideAll decideByRegister d.arguments) (decideAnswers d.result)

--------------------------------------------------------------------------------------------------------------------
-- Refutations

||| Callable can fail: a struct that comes back by value.
export
notCallable : Not (Callable (MkFunctionDecl "f" "" [] (Just (Value (Structure "s" [])))))
notCallable callable = structIsNotRegister "s" [] (answerRegister callable.given)
