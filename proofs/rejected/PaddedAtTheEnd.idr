||| A wire struct whose last byte is padding: the fields are back to back, but the size is rounded up.
module PaddedAtTheEnd

import Data.List
import Data.So
import Abi.Declare
import Abi.Structs
import Abi.Manifest

%default total

padded : StructDecl
padded = MkStructDecl "Padded" "Two bytes before one." [plain "first" u16 "Two bytes.", plain "second" u8 "One byte."]

claim : ProvedStruct
claim = wireStruct padded Oh
