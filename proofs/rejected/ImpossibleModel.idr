||| A case that is possible, declared impossible: on wasm32 pointers do have four bytes.
module ImpossibleModel

import Abi.Model

%default total

claim : (m : Model) -> pointerWidth m = Four -> Void
claim Amd64 Refl impossible
claim Arm64 Refl impossible
claim Wasm32 Refl impossible
