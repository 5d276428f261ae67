||| The fixities of chains of reasoning.
module Syntax.PreorderReasoning.Ops

export infixl 0 ~~, ~=
export infixl 0 <~
export prefix 1 |~
export infix 1 ..., ..<, ..>, .=., .=<, .=>
