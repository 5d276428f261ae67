||| An enumeration of one byte with the value 256.
module NumberTooLarge

import Data.List
import Data.So
import Abi.Model
import Abi.Declare
import Abi.Manifest

%default total

large : EnumDecl
large = MkEnumDecl "Large" "Beyond a byte." One [MkMember "small" "Small." 255, MkMember "large" "Large." 256]

claim : ProvedEnum
claim = provedEnum large Oh
