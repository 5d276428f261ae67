||| An enumeration in which one number has two names.
module DuplicateNumber

import Data.List
import Data.So
import Abi.Model
import Abi.Declare
import Abi.Manifest

%default total

twice : EnumDecl
twice = MkEnumDecl "Twice" "Two names for one." One [MkMember "a" "A." 0, MkMember "b" "B." 1, MkMember "c" "C." 0]

claim : ProvedEnum
claim = provedEnum twice Oh
