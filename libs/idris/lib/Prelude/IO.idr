||| What can be said and asked in any monad that has input and output.
module Prelude.IO

import Builtin
import PrimIO
import Prelude.Basics
import Prelude.Interfaces
import Prelude.Ops
import Prelude.Show

%default total

public export
Functor IO where
  map f io = io_bind io (\x => io_pure (f x))

public export
Applicative IO where
  pure x = io_pure x
  f <*> io = io_bind f (\g => io_bind io (\x => io_pure (g x)))

public export
Monad IO where
  io >>= k = io_bind io k

public export
interface Monad io => HasIO io where
  constructor MkHasIO
  liftIO : IO a -> io a

public export
interface Monad io => HasLinearIO io where
  constructor MkHasLinearIO
  liftIO1 : (1 _ : IO a) -> io a

public export %inline
HasLinearIO IO where
  liftIO1 io = io

public export %inline
HasLinearIO io => HasIO io where
  liftIO io = liftIO1 io

export
putStr : HasIO io => String -> io ()
putStr text = liftIO (prim__putStr text)

export
putStrLn : HasIO io => String -> io ()
putStrLn text = putStr (prim__strAppend text "\n")

export
getLine : HasIO io => io String
getLine = liftIO prim__getStr

export
putChar : HasIO io => Char -> io ()
putChar c = putStr (prim__cast_CharString c)

export
putCharLn : HasIO io => Char -> io ()
putCharLn c = putStrLn (prim__cast_CharString c)

export
getChar : HasIO io => io Char
getChar = liftIO prim__getChar

export
print : HasIO io => Show a => a -> io ()
print x = putStr (show x)

export
printLn : HasIO io => Show a => a -> io ()
printLn x = putStrLn (show x)
