-- That successors are equal is impossible when their predecessors differ by a constructor.
f : 1 = 3 -> Void
f Refl impossible
