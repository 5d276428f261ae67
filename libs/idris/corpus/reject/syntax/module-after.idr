-- rejected: syntax: the module line comes first
f : Nat
f = 0

module Main
