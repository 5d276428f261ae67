||| The data models that the system ships for: what the layout of a type may depend on, and nothing else.
|||
||| amd64 and arm64 are LP64 (System V psABI, AAPCS64), wasm32 is ILP32 (WebAssembly C ABI): pointers and sizes have eight
||| bytes or four. All three are little-endian and align every scalar to its own size.
module Abi.Model

import Data.Nat
import Abi.Arith

%default total

||| How many bytes a scalar has: a power of two, as on every machine the models describe.
public export
data Width = One | Two | Four | Eight

||| The bytes of a width.
public export
bytes : Width -> Nat
bytes One = 1
bytes Two = 2
bytes Four = 4
bytes Eight = 8

||| A machine as far as layouts see it.
public export
data Model = Amd64 | Arm64 | Wasm32

||| All models: whatever is generated is generated for each of them.
public export
models : List Model
models = [Amd64, Arm64, Wasm32]

||| What a model is called in generated code.
public export
modelName : Model -> String
modelName Amd64 = "amd64"
modelName Arm64 = "arm64"
modelName Wasm32 = "wasm32"

||| The width of a pointer and of a size.
public export
pointerWidth : Model -> Width
pointerWidth Amd64 = Eight
pointerWidth Arm64 = Eight
pointerWidth Wasm32 = Four

||| The wider of two widths.
public export
wider : Width -> Width -> Width
wider One b = b
wider Two One = Two
wider Two b = b
wider Four Eight = Eight
wider Four b = Four
wider Eight b = Eight

||| Every width has bytes; so alignments are never zero and rounding up to them means something.
export
bytesPositive : (w : Width) -> LT 0 (bytes w)
bytesPositive One = LTESucc LTEZero
bytesPositive Two = LTESucc LTEZero
bytesPositive Four = LTESucc LTEZero
bytesPositive Eight = LTESucc LTEZero

||| The wider of two widths is a multiple of the first: widths form a chain.
export
widerLeft : (a, b : Width) -> Divides (bytes a) (bytes (wider a b))
widerLeft One b = MkDivides (bytes b) (sym (multOneRightNeutral (bytes b)))
widerLeft Two One = MkDivides 1 Refl
widerLeft Two Two = MkDivides 1 Refl
widerLeft Two Four = MkDivides 2 Refl
widerLeft Two Eight = MkDivides 4 Refl
widerLeft Four One = MkDivides 1 Refl
widerLeft Four Two = MkDivides 1 Refl
widerLeft Four Four = MkDivides 1 Refl
widerLeft Four Eight = MkDivides 2 Refl
widerLeft Eight b = MkDivides 1 Refl

||| The wider of two widths is a multiple of the second.
export
widerRight : (a, b : Width) -> Divides (bytes b) (bytes (wider a b))
widerRight One b = dividesSelf (bytes b)
widerRight Two One = MkDivides 2 Refl
widerRight Two Two = MkDivides 1 Refl
widerRight Two Four = MkDivides 1 Refl
widerRight Two Eight = MkDivides 1 Refl
widerRight Four One = MkDivides 4 Refl
widerRight Four Two = MkDivides 2 Refl
widerRight Four Four = MkDivides 1 Refl
widerRight Four Eight = MkDivides 1 Refl
widerRight Eight One = MkDivides 8 Refl
widerRight Eight Two = MkDivides 4 Refl
widerRight Eight Four = MkDivides 2 Refl
widerRight Eight Eight = MkDivides 1 Refl

||| The wider of two widths is one of them; so what both divide, it divides: no alignment is stronger than some field needs.
export
widerIsLeast : (a, b, c : Width) -> Divides (bytes a) (bytes c) -> Divides (bytes b) (bytes c) ->
               Divides (bytes (wider a b)) (bytes c)
widerIsLeast One b c ac bc = bc
widerIsLeast Two One c ac bc = ac
widerIsLeast Two Two c ac bc = bc
widerIsLeast Two Four c ac bc = bc
widerIsLeast Two Eight c ac bc = bc
widerIsLeast Four One c ac bc = ac
widerIsLeast Four Two c ac bc = ac
widerIsLeast Four Four c ac bc = ac
widerIsLeast Four Eight c ac bc = bc
widerIsLeast Eight b c ac bc = ac

||| No width is more than eight bytes: memory aligned to eight bytes is aligned for everything.
export
widthDividesEight : (w : Width) -> Divides (bytes w) (bytes Eight)
widthDividesEight One = MkDivides 8 Refl
widthDividesEight Two = MkDivides 4 Refl
widthDividesEight Four = MkDivides 2 Refl
widthDividesEight Eight = MkDivides 1 Refl

||| No width is more than eight bytes.
export
widthAtMostEight : (w : Width) -> LTE (bytes w) (bytes Eight)
widthAtMostEight One = LTESucc LTEZero
widthAtMostEight Two = LTESucc (LTESucc LTEZero)
widthAtMostEight Four = LTESucc (LTESucc (LTESucc (LTESucc LTEZero)))
widthAtMostEight Eight = lteRefl (bytes Eight)

||| Both LP64 models have the same pointers: one layout serves amd64 and arm64.
export
lp64Agree : pointerWidth Amd64 = pointerWidth Arm64
lp64Agree = Refl

||| The models are not one model under three names: pointers differ in width, so model-free claims say something.
export
modelsDiffer : Not (pointerWidth Amd64 = pointerWidth Wasm32)
modelsDiffer Refl impossible
