mutual
  data Folder : Type where
    Holding : (a : Type) -> a -> Folder

  data Drawer : Type where
    Keeping : (a : Type) -> a -> Drawer

office : Folder
office = Holding Drawer (Keeping Nat 1)

archive : Drawer
archive = Keeping Folder office
