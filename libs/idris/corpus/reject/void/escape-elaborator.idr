-- rejected: subset: elaborator reflection may write what was never checked
%language ElabReflection

v : Void
v = %runElab check (var `{v})
