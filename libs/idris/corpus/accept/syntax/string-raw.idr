-- A raw string.
f : String
f = #"a "quoted" \n text"#
