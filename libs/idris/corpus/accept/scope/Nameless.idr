-- no header: what it declares is in Main
public export
answer : Nat
answer = 42
