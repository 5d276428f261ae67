||| A proved struct without its proof: the constructor is not to be had, only the functions that prove.
module ForgedProof

import Abi.Structs
import Abi.Manifest

%default total

forged : ProvedStruct
forged = MkProvedStruct slice Local lawful
