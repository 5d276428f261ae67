record Config where
  constructor MkConfig
  name : Strng
  port : Nat

defaultConfig : Config
defaultConfig = MkConfig "server" 80

portOf : Config -> Nat
portOf c = c.port

update : Config -> Config
update c = { port := 81 } c
