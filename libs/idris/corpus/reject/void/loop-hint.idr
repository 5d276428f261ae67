-- rejected: termination: proof search answers with the very name that is being defined
%hint
v : Void
v = %search
