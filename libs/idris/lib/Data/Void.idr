||| What follows from a type that has no value.
module Data.Void

%default total

||| `absurd` for a value that is not there at run time.
export
absurdity : Uninhabited t => (0 _ : t) -> s
absurdity x = void (uninhabited x)

||| What would give such a value gives anything.
export
contradiction : Uninhabited t => (0 _ : x -> t) -> (x -> s)
contradiction toNothing x = absurdity (toNothing x)
