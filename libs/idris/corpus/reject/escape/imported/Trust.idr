module Trust

export
trust : a -> b
trust x = believe_me x
