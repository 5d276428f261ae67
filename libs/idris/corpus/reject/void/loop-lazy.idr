-- rejected: termination: delaying does not guard a recursive call
later : Lazy Void
later = Delay (Force later)

v : Void
v = Force later
