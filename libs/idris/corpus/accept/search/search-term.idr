-- %search asks for a value.
f : 2 = 2
f = %search
