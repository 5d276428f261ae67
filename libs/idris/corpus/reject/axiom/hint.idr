-- rejected: axiom: a hint without a body
data Flag : Type where

%hint
flag : Flag
