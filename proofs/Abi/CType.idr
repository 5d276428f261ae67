||| The universe of C types: everything that may cross the boundary between the parts of the system.
|||
||| A code carries what a layout depends on and the names by which generated code refers to other declarations. Names of
||| fields, units and documentation belong to declarations (Abi.Declare): no layout can depend on them.
module Abi.CType

import Abi.Model

%default total

public export
data CType : Type where
  ||| An unsigned integer: u8, u16, u32, u64.
  Unsigned : (width : Width) -> CType
  ||| A signed integer in two's complement: i8, i16, i32, i64.
  Signed : (width : Width) -> CType
  ||| The size of something in memory (size_t, usize); as wide as a pointer.
  Size : CType
  ||| A pointer to what is not changed through it, or null. What it points to is named, not laid out: structs may refer
  ||| to each other.
  Pointer : (target : String) -> CType
  ||| A declared enumeration, as wide as its representation.
  Enumeration : (name : String) -> (width : Width) -> CType
  ||| So many of one type, one after the other.
  Array : (count : Nat) -> (element : CType) -> CType
  ||| A declared struct by value.
  Structure : (name : String) -> (fields : List CType) -> CType
