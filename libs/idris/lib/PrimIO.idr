||| Input and output as a description: what a program says and asks, in order, and what it goes on with.
|||
||| An inductive type, so a program in it ends, whatever it is answered. Nothing runs it here; it is there so that
||| programs with a `main` can be checked beside their proofs. Idris 2 has functions on `%World` instead.
module PrimIO

import Builtin

%default total

export
data IO : Type -> Type where
  Done : (result : a) -> IO a
  Say : (text : String) -> (next : IO a) -> IO a
  AskLine : (next : String -> IO a) -> IO a
  AskCharacter : (next : Char -> IO a) -> IO a

export
io_pure : a -> IO a
io_pure x = Done x

export
io_bind : IO a -> (a -> IO b) -> IO b
io_bind (Done x) k = k x
io_bind (Say text next) k = Say text (io_bind next k)
io_bind (AskLine next) k = AskLine (\line => io_bind (next line) k)
io_bind (AskCharacter next) k = AskCharacter (\c => io_bind (next c) k)

export
prim__putStr : String -> IO ()
prim__putStr text = Say text (Done ())

export
prim__getStr : IO String
prim__getStr = AskLine Done

export
prim__getChar : IO Char
prim__getChar = AskCharacter Done
