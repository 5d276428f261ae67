data Door : {locked : Bool} -> Type where
  MkDoor : Door {locked = b}

unlock : Door {locked = True} -> Door {locked = False}
unlock door = door
