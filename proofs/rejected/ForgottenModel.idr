||| A statement about all models that leaves one out.
module ForgottenModel

import Abi.Model

%default total

claim : (m : Model) -> pointerWidth m = Eight
claim Amd64 = Refl
claim Arm64 = Refl
