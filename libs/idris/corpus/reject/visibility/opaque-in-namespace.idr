-- rejected: type: exported, not public: it does not unfold outside its namespace
namespace Inside
  export
  three : Nat
  three = 3

f : Inside.three = 3
f = Refl
