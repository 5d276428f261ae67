-- A brace after the one dash that opens a comment is inside it; two dashes open and close.
{-} f : Nat
f = "this is a comment" -}
f : Nat
f = {--} 3
