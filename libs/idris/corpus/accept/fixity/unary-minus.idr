-- Minus before a product is the product's negative.
f : the Integer (- 2 * 3) = -6
f = Refl
