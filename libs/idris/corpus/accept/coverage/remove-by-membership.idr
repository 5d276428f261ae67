-- A proof of membership leaves out the empty list.
import Data.List.Elem

remove : (xs : List a) -> Elem x xs -> List a
remove (_ :: ys) Here = ys
remove (y :: ys) (There e) = y :: remove ys e
