||| Reading untrusted bytes: forward only, never past the end, and always to an end.
|||
||| Every parser of obli-pkg takes its input through targets/obli-pkg/src/bounded.zig, which is written after `take`. That
||| parsers end is what the checker demands of these; that one never has more than it was given is proved.
module Package.Parser

import Data.List
import Data.Nat

%default total

||| The next so many bytes and what is left; nothing if there are fewer.
public export
take : (count : Nat) -> (input : List b) -> Maybe (List b, List b)
take Z input = Just ([], input)
take (S n) [] = Nothing
take (S n) (x :: input) with (Parser.take n input)
  take (S n) (x :: input) | Nothing = Nothing
  take (S n) (x :: input) | Just (taken, rest) = Just (x :: taken, rest)

||| What was taken and what is left are the input, and what was taken has the size that was asked for.
export
takeExact : (count : Nat) -> (input : List b) -> {0 taken, rest : List b} -> Parser.take count input = Just (taken, rest) ->
            (taken ++ rest = input, length taken = count)
takeExact Z input Refl = (Refl, Refl)
takeExact (S n) [] Refl impossible
takeExact (S n) (x :: input) same with (Parser.take n input) proof before
  takeExact (S n) (x :: input) same | Nothing = case same of Refl impossible
  takeExact (S n) (x :: input) same | Just (first, left) =
    let (whole, size) = takeExact n input before in
    case same of Refl => (cong (x ::) whole, cong S size)

||| A length beyond the end is refused, however large it is, before anything is done with it.
export
takeRefuses : (count : Nat) -> (input : List b) -> LT (length input) count -> Parser.take count input = Nothing
takeRefuses Z input tooMany = absurd tooMany
takeRefuses (S n) [] tooMany = Refl
takeRefuses (S n) (x :: input) (LTESucc tooMany) = rewrite takeRefuses n input tooMany in Refl

||| What is there is given.
export
takeGives : (input, rest : List b) -> Parser.take (length input) (input ++ rest) = Just (input, rest)
takeGives [] rest = Refl
takeGives (x :: input) rest = rewrite takeGives input rest in Refl

||| A parser: from the input to a value and the rest of the input, with the proof that the rest is the end of the input.
public export
record Parser (b : Type) (a : Type) where
  constructor MkParser
  run : (input : List b) -> Maybe (a, List b)
  0 forward : (input : List b) -> {0 x : a} -> {0 rest : List b} -> run input = Just (x, rest) ->
              (taken : List b ** taken ++ rest = input)

||| The next so many bytes, as a parser.
export
bytes : (count : Nat) -> Parser b (List b)
bytes count = MkParser (Parser.take count) (\input, same => (_ ** fst (takeExact count input same)))

||| Nothing is read.
export
value : a -> Parser b a
value x = MkParser (\input => Just (x, input)) (\input, same => case same of Refl => ([] ** Refl))

bind : (first : List b -> Maybe (a, List b)) -> (next : a -> List b -> Maybe (c, List b)) -> List b -> Maybe (c, List b)
bind first next input with (first input)
  bind first next input | Nothing = Nothing
  bind first next input | Just (x, rest) = next x rest

0 bindForward : (first : Parser b a) -> (next : a -> Parser b c) -> (input : List b) -> {0 x : c} -> {0 rest : List b} ->
                bind (run first) (\y => run (next y)) input = Just (x, rest) -> (taken : List b ** taken ++ rest = input)
bindForward first next input same with (run first input) proof before
  bindForward first next input same | Nothing = case same of Refl impossible
  bindForward first next input same | Just (y, middle) =
    let (one ** whole) = forward first input before
        (two ** end) = forward (next y) middle same
    in (one ++ two ** trans (sym (appendAssociative one two _)) (trans (cong (one ++) end) whole))

||| One parser after the other, the second chosen by what the first read: a size before what it is the size of.
export
andThen : Parser b a -> (a -> Parser b c) -> Parser b c
andThen first next = MkParser (bind (run first) (\y => run (next y))) (bindForward first next)

||| As many of a kind as a count says: records, entries, signatures.
export
times : (count : Nat) -> Parser b a -> Parser b (List a)
times Z one = value []
times (S n) one = andThen one (\x => andThen (times n one) (\rest => value (x :: rest)))

lengthApp : (xs, ys : List b) -> LTE (length ys) (length (xs ++ ys))
lengthApp [] ys = reflexive
lengthApp (x :: xs) ys = lteSuccRight (lengthApp xs ys)

||| No parser, however it is put together, leaves more than it was given: it reads forward, and never past the end.
export
0 consumesAtMost : (p : Parser b a) -> (input : List b) -> {0 x : a} -> {0 rest : List b} -> run p input = Just (x, rest) ->
                   LTE (length rest) (length input)
consumesAtMost p input same =
  let (taken ** whole) = forward p input same in rewrite sym whole in lengthApp taken _

||| What is read is the input's own: the rest is its end, so that no byte is made up or read twice.
export
0 restIsTheEnd : (p : Parser b a) -> (input : List b) -> {0 x : a} -> {0 rest : List b} -> run p input = Just (x, rest) ->
                 (taken : List b ** taken ++ rest = input)
restIsTheEnd = forward

||| A reader that fills up what is missing, as careless ones do with what lay in the buffer.
public export
takeFilled : b -> (count : Nat) -> List b -> Maybe (List b, List b)
takeFilled blank Z input = Just ([], input)
takeFilled blank (S n) [] = case takeFilled blank n [] of
  Nothing => Nothing
  Just (taken, rest) => Just (blank :: taken, rest)
takeFilled blank (S n) (x :: input) = case takeFilled blank n input of
  Nothing => Nothing
  Just (taken, rest) => Just (x :: taken, rest)

||| It gives bytes that nobody sent: the law of `take` is false of it.
export
fillingInvents : Not ((count : Nat) -> (input : List Nat) -> {0 taken, rest : List Nat} ->
                      takeFilled 0 count input = Just (taken, rest) -> (taken ++ rest = input, length taken = count))
fillingInvents claim = case fst (claim 1 [] {taken = [0]} {rest = []} Refl) of Refl impossible
