Transform : Type
Transform = (a : Type) -> List a -> List a

rev : Transform
rev a = reverse

applySelf : Transform -> List Transform -> List Transform
applySelf t = t Transform
