-- Two spellings of one number of Double are one literal.
same : the Double 1.0 = 1.00
same = Refl
