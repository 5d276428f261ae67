-- The unit type and its value are written alike.
f : () -> ()
f () = ()
