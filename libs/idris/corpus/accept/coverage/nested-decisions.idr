-- A case inside a case on decisions.
import Data.Nat

classify : Nat -> Nat -> Nat
classify a b = case isLTE a b of
  Yes p => case isLTE b a of
    Yes q => 0
    No nq => 1
  No np => 2
