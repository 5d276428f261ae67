-- The well-typed interpreter: variables are places in the context, and functions are its functions.
import Data.Fin
import Data.Vect

data Ty = TNat | TBool | TFun Ty Ty

interp : Ty -> Type
interp TNat = Nat
interp TBool = Bool
interp (TFun a b) = interp a -> interp b

data HasType : (i : Fin n) -> Vect n Ty -> Ty -> Type where
  Stop : HasType FZ (t :: ctx) t
  Pop : HasType k ctx t -> HasType (FS k) (u :: ctx) t

data Expr : Vect n Ty -> Ty -> Type where
  Var : HasType i ctx t -> Expr ctx t
  Val : (x : Nat) -> Expr ctx TNat
  Lam : Expr (a :: ctx) t -> Expr ctx (TFun a t)
  App : Expr ctx (TFun a t) -> Expr ctx a -> Expr ctx t
  Op : (interp a -> interp b -> interp c) -> Expr ctx a -> Expr ctx b -> Expr ctx c
  If : Expr ctx TBool -> Lazy (Expr ctx a) -> Lazy (Expr ctx a) -> Expr ctx a

data Env : Vect n Ty -> Type where
  Nil : Env Nil
  (::) : interp a -> Env ctx -> Env (a :: ctx)

lookup : HasType i ctx t -> Env ctx -> interp t
lookup Stop (x :: xs) = x
lookup (Pop k) (x :: xs) = lookup k xs

eval : Env ctx -> Expr ctx t -> interp t
eval env (Var i) = lookup i env
eval env (Val x) = x
eval env (Lam body) = \x => eval (x :: env) body
eval env (App f e) = eval env f (eval env e)
eval env (Op op x y) = op (eval env x) (eval env y)
eval env (If x t e) = if eval env x then eval env t else eval env e

add : Expr ctx (TFun TNat (TFun TNat TNat))
add = Lam (Lam (Op (+) (Var Stop) (Var (Pop Stop))))

test : eval [] (App (App Main.add (Val 3)) (Val 4)) = 7
test = Refl
