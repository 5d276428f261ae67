-- rejected: subset: a script for the elaborator is elaborator reflection
%language ElabReflection

f : Nat
f = %runElab check `(3)
