module Through

import public Library

export
more : Nat
more = transparent
