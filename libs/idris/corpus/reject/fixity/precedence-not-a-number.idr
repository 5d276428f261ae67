-- rejected: syntax: a precedence is a number
infixl high <+
