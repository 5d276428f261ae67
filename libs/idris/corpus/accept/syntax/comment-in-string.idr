-- What looks like a comment in a string is text.
f : String
f = "-- no comment {- nor this -}"
