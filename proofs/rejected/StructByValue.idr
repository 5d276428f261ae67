||| A function that takes a struct by value, for which every platform has rules of its own: the decision comes out no.
module StructByValue

import Data.So
import Abi.CType
import Abi.Declare
import Abi.Function
import Abi.Structs
import Abi.Manifest

%default total

claim : ProvedFunction
claim = provedFunction
  (MkFunctionDecl "f" "" [MkParameter "header" Nothing (Value (structType packageHeader)) ""] Nothing) Oh
