-- Text stands for a number where somebody has said what number.
FromString Int where
  fromString text = prim__strLength text
three : Int
three = "abc"
is : Main.three = 3
is = Refl
