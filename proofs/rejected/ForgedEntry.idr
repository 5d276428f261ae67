||| A manifest with a layout that somebody made up: the constructors of the views are not to be had.
module ForgedEntry

import Abi.Manifest

%default total

forged : LayoutView
forged = MkLayoutView 3 7 [1, 2]
