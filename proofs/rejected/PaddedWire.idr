||| A manifest entry for a wire struct with a byte of padding between its fields. Naming the gap would make it one.
module PaddedWire

import Data.List
import Data.So
import Abi.Declare
import Abi.Structs
import Abi.Manifest

%default total

padded : StructDecl
padded = MkStructDecl "Padded" "One byte before two." [plain "first" u8 "One byte.", plain "second" u16 "Two bytes."]

claim : ProvedStruct
claim = wireStruct padded Oh
