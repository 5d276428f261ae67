||| A struct with a pointer in it, claimed to be the same on every machine: the decision comes out no.
module WirePointer

import Data.So
import Abi.Structs
import Abi.Manifest

%default total

claim : ProvedStruct
claim = wireStruct slice Oh
