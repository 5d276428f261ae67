-- An escape hatch that is only named: believe_me
||| Does not use assert_total.
f : String
f = "believe_me"
