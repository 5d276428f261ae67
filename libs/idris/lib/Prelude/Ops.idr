||| The fixities of the prelude's operators.
module Prelude.Ops

export infix 6 ==, /=, <, <=, >, >=
export infixl 8 +, -
export infixl 9 *, /

export infixr 5 &&
export infixr 4 ||

export infixr 7 ::, ++
export infixl 7 :<

export infix 0 <=>

export infixl 1 >>=, =<<, >>, >=>, <=<, <&>
export infixr 2 <|>
export infixl 3 <*>, *>, <*
export infixr 4 <$>, $>, <$
export infixl 8 <+>

export infixr 9 ., .:
export infixr 0 $, <|
export infixl 0 |>

export infixl 9 `div`, `mod`
