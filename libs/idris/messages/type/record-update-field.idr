record Account where
  constructor MkAccount
  owner : String
  balance : Nat

deposit : Nat -> Account -> Account
deposit n account = { balanse $= (+ n) } account
