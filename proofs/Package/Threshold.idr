||| When something counts as signed: three signatures, one by each scheme, of one key set, over the same digest.
|||
||| What a scheme's verifier takes for good is left open: the theorems hold of every one. targets/obli-pkg/src/signed.zig and
||| libs/sign/src/verify.ts are written after `decide`. Not here: who trusts which key set.
module Package.Threshold

import Data.List
import Data.List.Elem
import Data.Nat
import Decidable.Equality

%default total

public export
data Scheme = MlDsa87 | Ed448 | SlhDsa

||| A signature as a package brings it: what it says of itself, and its bytes.
public export
record Signature where
  constructor MkSignature
  scheme : Scheme
  ||| The key set that it claims to be of.
  signer : Nat
  bytes : List Nat

||| What the verifier of a scheme says: for a key set and a digest, whether these bytes are a signature.
public export
Verifier : Type
Verifier = Scheme -> (keySet, digest : Nat) -> List Nat -> Bool

||| A signature that is by the wanted scheme and the key set, and verifies over the digest.
public export
record Good (v : Verifier) (keySet : Nat) (digest : Nat) (wanted : Scheme) (s : Signature) where
  constructor MkGood
  ofScheme : scheme s = wanted
  ofSigner : signer s = keySet
  verifies : v wanted keySet digest (bytes s) = True

||| A list of signatures by which something is signed: one of each scheme, in order, and nothing else.
public export
data Accepted : Verifier -> (keySet, digest : Nat) -> List Signature -> Type where
  AllThree : {0 a, b, c : Signature} -> Good v keySet digest MlDsa87 a -> Good v keySet digest Ed448 b ->
             Good v keySet digest SlhDsa c -> Accepted v keySet digest [a, b, c]

export
sameScheme : (a, b : Scheme) -> Dec (a = b)
sameScheme MlDsa87 MlDsa87 = Yes Refl
sameScheme MlDsa87 Ed448 = No (\case Refl impossible)
sameScheme MlDsa87 SlhDsa = No (\case Refl impossible)
sameScheme Ed448 MlDsa87 = No (\case Refl impossible)
sameScheme Ed448 Ed448 = Yes Refl
sameScheme Ed448 SlhDsa = No (\case Refl impossible)
sameScheme SlhDsa MlDsa87 = No (\case Refl impossible)
sameScheme SlhDsa Ed448 = No (\case Refl impossible)
sameScheme SlhDsa SlhDsa = Yes Refl

export
isGood : (v : Verifier) -> (keySet, digest : Nat) -> (wanted : Scheme) -> (s : Signature) ->
         Dec (Good v keySet digest wanted s)
isGood v keySet digest wanted s with (sameScheme (scheme s) wanted)
  isGood v keySet digest wanted s | No other = No (\good => other (ofScheme good))
  isGood v keySet digest wanted s | Yes ofIt with (decEq (signer s) keySet)
    isGood v keySet digest wanted s | Yes ofIt | No other = No (\good => other (ofSigner good))
    isGood v keySet digest wanted s | Yes ofIt | Yes byIt with (decEq (v wanted keySet digest (bytes s)) True)
      isGood v keySet digest wanted s | Yes ofIt | Yes byIt | Yes so = Yes (MkGood ofIt byIt so)
      isGood v keySet digest wanted s | Yes ofIt | Yes byIt | No wrong = No (\good => wrong (verifies good))

||| The program: whether these signatures sign the digest for the key set.
export
decide : (v : Verifier) -> (keySet, digest : Nat) -> (list : List Signature) -> Dec (Accepted v keySet digest list)
decide v keySet digest [] = No (\case AllThree _ _ _ impossible)
decide v keySet digest [_] = No (\case AllThree _ _ _ impossible)
decide v keySet digest [_, _] = No (\case AllThree _ _ _ impossible)
decide v keySet digest (_ :: _ :: _ :: _ :: _) = No (\case AllThree _ _ _ impossible)
decide v keySet digest [a, b, c] with (isGood v keySet digest MlDsa87 a)
  decide v keySet digest [a, b, c] | No bad = No (\(AllThree good _ _) => bad good)
  decide v keySet digest [a, b, c] | Yes first with (isGood v keySet digest Ed448 b)
    decide v keySet digest [a, b, c] | Yes first | No bad = No (\(AllThree _ good _) => bad good)
    decide v keySet digest [a, b, c] | Yes first | Yes second with (isGood v keySet digest SlhDsa c)
      decide v keySet digest [a, b, c] | Yes first | Yes second | No bad = No (\(AllThree _ _ good) => bad good)
      decide v keySet digest [a, b, c] | Yes first | Yes second | Yes third = Yes (AllThree first second third)

||| Whatever is accepted has, for each of the three schemes, a signature of the one key set that verifies over the one digest:
||| whoever breaks two of the schemes forges nothing.
export
acceptedMeansThree : {v : Verifier} -> {keySet, digest : Nat} -> (list : List Signature) ->
                     Accepted v keySet digest list -> (wanted : Scheme) ->
                     (s : Signature ** (Elem s list, Good v keySet digest wanted s))
acceptedMeansThree [a, b, c] (AllThree first second third) MlDsa87 = (a ** (Here, first))
acceptedMeansThree [a, b, c] (AllThree first second third) Ed448 = (b ** (There Here, second))
acceptedMeansThree [a, b, c] (AllThree first second third) SlhDsa = (c ** (There (There Here), third))

||| However many signatures there are and however often each is repeated: if no good one is by some scheme, they are
||| refused.
export
fewerNeverPass : {v : Verifier} -> {keySet, digest : Nat} -> (list : List Signature) -> (missing : Scheme) ->
                 ((s : Signature) -> Elem s list -> Not (Good v keySet digest missing s)) ->
                 Not (Accepted v keySet digest list)
fewerNeverPass list missing none accepted =
  let (s ** (here, good)) = acceptedMeansThree list accepted missing in none s here good

||| The same of what signatures say of themselves: no list of signatures by fewer than three schemes passes.
export
fewerSchemesNeverPass : {v : Verifier} -> {keySet, digest : Nat} -> (list : List Signature) -> (missing : Scheme) ->
                        ((s : Signature) -> Elem s list -> Not (scheme s = missing)) ->
                        Not (Accepted v keySet digest list)
fewerSchemesNeverPass list missing none =
  fewerNeverPass list missing (\s, here, good => none s here (ofScheme good))

elemReplicate : (n : Nat) -> Elem s (replicate n t) -> s = t
elemReplicate Z here = absurd here
elemReplicate (S n) Here = Refl
elemReplicate (S n) (There later) = elemReplicate n later

differs : (a : Scheme) -> (other : Scheme ** Not (a = other))
differs MlDsa87 = (Ed448 ** \case Refl impossible)
differs Ed448 = (SlhDsa ** \case Refl impossible)
differs SlhDsa = (MlDsa87 ** \case Refl impossible)

||| One signature, good as it may be, is not made three by repeating it.
export
repeatedNeverPass : {v : Verifier} -> {keySet, digest : Nat} -> (s : Signature) -> (times : Nat) ->
                    Not (Accepted v keySet digest (replicate times s))
repeatedNeverPass s times =
  let (other ** apart) = differs (scheme s) in
  fewerSchemesNeverPass (replicate times s) other
    (\t, here, same => apart (trans (cong scheme (sym (elemReplicate times here))) same))

||| All three are of the same key set: signatures of two key sets are never put together.
export
oneKeySet : {v : Verifier} -> {a, b, digest : Nat} -> {list : List Signature} ->
            Accepted v a digest list -> Accepted v b digest list -> a = b
oneKeySet (AllThree x _ _) (AllThree y _ _) = trans (sym (ofSigner x)) (ofSigner y)

||| The rule can be met: three good signatures in order are accepted.
export
threePass : {v : Verifier} -> {keySet, digest : Nat} -> (a, b, c : Signature) -> Good v keySet digest MlDsa87 a ->
            Good v keySet digest Ed448 b -> Good v keySet digest SlhDsa c -> Accepted v keySet digest [a, b, c]
threePass a b c first second third = AllThree first second third

-- What a careless rule would say --------------------------------------------------

||| How many of the signatures are good, by whichever scheme: what a threshold over signatures counts.
public export
goodOnes : Verifier -> (keySet, digest : Nat) -> List Signature -> Nat
goodOnes v keySet digest [] = 0
goodOnes v keySet digest (s :: rest) with (isGood v keySet digest (scheme s) s)
  goodOnes v keySet digest (s :: rest) | Yes _ = S (goodOnes v keySet digest rest)
  goodOnes v keySet digest (s :: rest) | No _ = goodOnes v keySet digest rest

||| What a rule that counts good signatures would have to promise.
public export
CountingIsEnough : Type
CountingIsEnough = (v : Verifier) -> (keySet, digest : Nat) -> (list : List Signature) ->
                   LTE 3 (goodOnes v keySet digest list) -> (wanted : Scheme) ->
                   (s : Signature ** (Elem s list, Good v keySet digest wanted s))

repeated : Signature
repeated = MkSignature Ed448 0 []

||| One good signature three times: three good ones, and all by one scheme.
export
countingIsNotEnough : Not CountingIsEnough
countingIsNotEnough claim =
  let (t ** (here, good)) = claim (\_, _, _, _ => True) 0 0 (replicate 3 repeated) (LTESucc (LTESucc (LTESucc LTEZero)))
                                  SlhDsa in
  other (trans (sym (cong scheme (elemReplicate 3 here))) (ofScheme good))
  where
    other : Not (Ed448 = SlhDsa)
    other Refl impossible
