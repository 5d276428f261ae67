||| The protocol by which obli-pkg changes a tree, and what it does about a change that a crash interrupted.
|||
||| stage every new node and write the journal; sync; the journal gets its name; sync; what has to go is put aside; sync; what
||| is new comes in; sync; the journal is moved out of the way, which commits; sync. A journal in force means that a
||| transaction did not commit: it is taken back.
|||
||| Recovery begins at what is on the disk. After a power cut that is what it sees; a program that was only killed leaves calls
||| that the disk may not have yet, so the real recovery syncs before it looks.
module Install.Protocol

import Data.List
import Data.Maybe
import Install.Tree
import Install.Disk
import Install.Phase

%default total

public export
holds : Maybe Node -> Maybe Content
holds Nothing = Nothing
holds (Just x) = Just (Holds x)

||| The new node is made beside the tree.
public export
stage : Item -> Maybe Call
stage (MkItem path before (Just x)) = Just (Write Stage path (Holds x))
stage (MkItem path before Nothing) = Nothing

||| The old node is put aside.
public export
putAside : Item -> Maybe Call
putAside (MkItem path (Just _) after) = Just (Rename Files Aside path path)
putAside (MkItem path Nothing after) = Nothing

||| The new node comes in.
public export
bringIn : Item -> Maybe Call
bringIn (MkItem path before (Just _)) = Just (Rename Stage Files path path)
bringIn (MkItem path before Nothing) = Nothing

public export
journalTo : (from, to : Room) -> List Call
journalTo from to = [Rename from to [] []]

||| What is done on the way to committing a transaction, with a sync after each line.
public export
protocol : List Item -> Program
protocol items =
  [ Write Scratch [] (Tells items) :: callsOf stage items
  , journalTo Scratch Current
  , callsOf putAside items
  , callsOf bringIn items
  , journalTo Current Committed
  ]

||| Whether the new node of an item has come in: it waits no longer, and the old one, if there was any, has been put aside.
public export
cameIn : (staged, before, aside : Maybe Content) -> Bool
cameIn (Just _) before aside = False
cameIn Nothing Nothing aside = True
cameIn Nothing (Just _) aside = isJust aside

||| A new node that came in goes back to where it waited.
public export
takeOut : Disk -> Item -> Maybe Call
takeOut d (MkItem path before Nothing) = Nothing
takeOut d (MkItem path before (Just _)) with (cameIn (d Stage path) (holds before) (d Aside path))
  takeOut d (MkItem path before (Just _)) | True = Just (Rename Files Stage path path)
  takeOut d (MkItem path before (Just _)) | False = Nothing

||| An old node that was put aside comes back.
public export
bringBack : Item -> Maybe Call
bringBack (MkItem path (Just _) after) = Just (Rename Aside Files path path)
bringBack (MkItem path Nothing after) = Nothing

public export
takeBack : List Item -> Disk -> Program
takeBack items d =
  [ callsOf (takeOut d) items
  , callsOf bringBack items
  , [Remove Current []]
  ]

||| What the next command does first, from what it finds: nothing if no journal is in force; without a journal that can be
||| read it does not know what to do.
public export
recovery : Disk -> Maybe Program
recovery d with (d Current [])
  recovery d | Nothing = Just []
  recovery d | Just (Tells items) = Just (takeBack items d)
  recovery d | Just (Holds _) = Nothing
  recovery d | Just Torn = Nothing
