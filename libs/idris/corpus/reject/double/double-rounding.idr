-- rejected: type: 0.1 + 0.2 and 0.3 are equal numbers and different doubles
sum : the Double 0.3 = 0.30000000000000004
sum = Refl
