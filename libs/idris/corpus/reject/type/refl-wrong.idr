-- rejected: type: two plus two is not five
f : 2 + 2 = 5
f = Refl
