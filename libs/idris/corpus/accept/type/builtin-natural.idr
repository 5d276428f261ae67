-- Types with one zero and one successor may be told of as natural numbers.
data Count = None | More Count

%builtin Natural Count

value : Count -> Integer
value None = 0
value (More c) = 1 + value c

%builtin NaturalToInteger value
