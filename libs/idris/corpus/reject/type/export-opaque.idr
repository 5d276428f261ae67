-- rejected: type: an exported definition does not unfold in another module
import Data.So

f : decSo True = Yes Oh
f = Refl
