-- A default hint is used where nothing else fits.
interface Config where
  size : Nat
[Small] Config where
  size = 1
%defaulthint
usual : Config
usual = Small
f : Config => Nat
f = S size
two : Main.f = 2
two = Refl
