-- A name in two namespaces: the type says which is meant.
namespace Numbers
  export
  toText : Nat -> String
  toText _ = "n"

namespace Booleans
  export
  toText : Bool -> String
  toText _ = "b"

both : (String, String)
both = (toText True, toText 3)
