-- rejected: scope: an import is not passed on unless it is public
import Relay

f : Nat
f = four
