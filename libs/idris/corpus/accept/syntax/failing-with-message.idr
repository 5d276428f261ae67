-- The error holds the text.
failing "Mismatch between: String and Nat"
  f : Nat
  f = the String "text"
