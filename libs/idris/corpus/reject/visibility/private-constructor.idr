-- rejected: visibility: a constructor of an exported type
namespace Inside
  export
  data T = MkT

f : T
f = MkT
