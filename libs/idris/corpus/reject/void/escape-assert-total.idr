-- rejected: escape: assert_total silences the termination checker
v : Void
v = assert_total v
