-- rejected: search: %search finds nothing
f : Void
f = %search
