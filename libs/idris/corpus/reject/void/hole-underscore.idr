-- rejected: implicit: an underscore that nothing determines is a hole as well
v : Void
v = the Void _
