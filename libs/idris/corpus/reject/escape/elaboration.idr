-- rejected: subset: a script that writes the program
%runElab pure ()
