-- An operation as a parameter of an interface, which determines the rest.
import Data.Nat

interface Group (a : Type) (op : a -> a -> a) | op where
  assoc : (x, y, z : a) -> op x (op y z) = op (op x y) z

Group Nat Prelude.Types.plus where
  assoc x y z = plusAssociative x y z

useGroup : (x, y, z : Nat) -> plus x (plus y z) = plus (plus x y) z
useGroup x y z = assoc x y z
