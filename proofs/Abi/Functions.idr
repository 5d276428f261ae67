||| The functions that libobli exports: packages read and verified by the code that ships, from any language.
|||
||| The implementation is compared with this when it is compiled, the wrappers for its callers are generated from it.
module Abi.Functions

import Data.List
import Abi.CType
import Abi.Declare
import Abi.Function
import Abi.Structs

%default total

||| The bytes of a package, wherever they are asked about.
public export
packageBytes : List Parameter
packageBytes =
  [ MkParameter "bytes" Nothing (Value (Pointer "u8")) "The package, aligned to 16 bytes."
  , MkParameter "size" (Just "bytes") (Value usize) "Size of the package."
  ]

||| Memory for a caller that has none of its own to share.
public export
obliAlloc : FunctionDecl
obliAlloc = MkFunctionDecl "obli_alloc" "Memory that the caller may fill, aligned to 16 bytes; null if there is none left."
  [ MkParameter "size" (Just "bytes") (Value usize) "How much." ]
  (Just (Writable "u8"))

||| The end of such memory.
public export
obliFree : FunctionDecl
obliFree = MkFunctionDecl "obli_free" "Gives memory back that obli_alloc gave."
  [ MkParameter "pointer" Nothing (Writable "u8") "Where it begins; null is nothing to give back."
  , MkParameter "size" (Just "bytes") (Value usize) "How much was asked for."
  ]
  Nothing

||| What is in a package.
public export
obliPackageOpen : FunctionDecl
obliPackageOpen = MkFunctionDecl "obli_package_open"
  "Reads header, manifest and signature block of a package; its content is not looked at."
  (packageBytes ++
  [ MkParameter "report" Nothing (writable packageReport) "What was found; it points into the package." ])
  (Just (Value (enumType status)))

||| Whether a package is what it says.
public export
obliPackageVerify : FunctionDecl
obliPackageVerify = MkFunctionDecl "obli_package_verify"
  "Reads all of a package and compares the content of each file with its digest; what signatures are worth is not asked."
  (packageBytes ++
  [ MkParameter "report" Nothing (writable verifyReport) "Where it differs, if it does." ])
  (Just (Value (enumType status)))
