-- A record that holds itself in a list.
record Folder where
  constructor MkFolder
  name : String
  inside : List Folder
