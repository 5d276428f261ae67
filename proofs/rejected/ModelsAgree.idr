||| Pointers claimed to be equally wide on amd64 and on wasm32.
module ModelsAgree

import Abi.Model

%default total

claim : pointerWidth Amd64 = pointerWidth Wasm32
claim = Refl
