-- rejected: termination: an inhabited type declared uninhabited by the method itself
Uninhabited () where
  uninhabited x = absurd x

v : Void
v = absurd ()
