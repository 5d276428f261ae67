-- rejected: syntax: no such pragma
%believe everything
