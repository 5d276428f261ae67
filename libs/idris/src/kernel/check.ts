/**
 * Typing of terms: bidirectional, over explicit terms, with quantities (McBride 2016, Atkey 2018), in one traversal.
 *
 * Usage: a variable bound with quantity 1 is used exactly once in relevant positions, one of quantity 0 never, one of
 * quantity 2 (ω) at will. An argument for a binder of quantity 0 is not relevant, one for ω may be used any number of
 * times: a use inside it of a variable bound outside counts as many. Types and annotations are not relevant.
 */
import { primitive } from './primitive.ts';
import type { BinderTerm, Env, FunEntry, Nat, Quantity, Sort, Term, Value } from './types.ts';
import { refuse } from './types.ts';
import { maximum } from './universe.ts';
import { convertible, delay, delayAll, instantiate, linked, spend, variable, whnf } from './value.ts';

/** `value`: the variable itself, or its definition. `usage`: how often it is used so far, 0, 1, 2 for more. */
export type Variable = Readonly<{ name: string; quantity: Quantity; type: Value; value: Value; usage: Quantity }>;
type Called = (callee: FunEntry, args: readonly Value[], size: number) => void;
/** The type of literals, and who is told of each occurrence of a function whose group is still being checked. */
type Outside = Readonly<{ nat: Nat; called?: Called }>;

export class Scope {
  /** `many`: how many ω-arguments surrounded the binder; more around a use make the use many. */
  readonly variables: (Variable & { usage: Quantity; readonly many: number })[] = [];
  private many = 0;
  private calls = 0;
  env: Env = [];
  private readonly outside: Outside;
  constructor(outside: Outside, variables: readonly Variable[] = []) {
    this.outside = outside;
    for (const v of variables) this.bind(v.name, v.quantity, v.type, v.value, v.usage);
  }

  get size(): number {
    return this.variables.length;
  }

  bind(name: string, quantity: Quantity, type: Value, value: Value = variable(this.size), usage: Quantity = 0): void {
    this.variables.push({ name, quantity, type, value, usage, many: this.many });
    this.env = [...this.env, value];
  }

  /** Leaves the innermost binder; a linear one must have been used exactly once. */
  leave(relevant: boolean): void {
    const { name, quantity, usage } = this.variables.pop()!;
    this.env = this.env.slice(0, -1);
    if (relevant && quantity === 1 && usage !== 1)
      refuse('quantity', `${name} has quantity 1 and is ${usage === 0 ? 'not used' : 'used more than once'}`);
  }

  /** The type of a term; `args` are those that a constant is applied to. */
  infer(term: Term, relevant: boolean, args: readonly Term[] = []): Value {
    spend();
    switch (term.tag) {
      case 'var': {
        const found = this.variables[this.size - 1 - term.index] ?? refuse('scope', 'a variable is not in scope');
        if (relevant && found.quantity === 0) refuse('quantity', `${found.name} is erased and is used at run time`);
        if (relevant) found.usage = found.usage === 0 && this.many === found.many ? 1 : 2;
        return found.type;
      }
      case 'const': {
        const entry = linked(term.entry, term.name);
        if (relevant && entry.kind === 'fun' && entry.quantity === 0)
          refuse('quantity', `${term.name} is erased and is used at run time`);
        if (entry.kind === 'fun' && entry.opaque) {
          this.calls++;
          this.outside.called?.(entry, delayAll(args, this.env), this.size);
        }
        return entry.type;
      }
      case 'app': {
        if (term.type !== undefined && (term.relevant === true || !relevant)) return term.type;
        const { calls } = this;
        let type = this.infer(term.fn, relevant, term.args);
        for (const arg of term.args) {
          const pi = whnf(type);
          if (pi.tag !== 'pi') return refuse('type', 'what is not a function is applied', [pi], this.variables);
          this.argument(arg, pi.domain, pi.quantity, relevant);
          type = instantiate(pi, delay(arg, this.env));
        }
        // A call must be seen again wherever the application is.
        if (term.free === 0 && this.calls === calls) Object.assign(term, { type, relevant });
        return type;
      }
      case 'lam': {
        const { quantity, name } = term;
        const env = this.variables.map((_, level) => variable(level));
        this.enter(term);
        const { type: domain } = this.variables.at(-1)!;
        const value = this.infer(term.body, relevant);
        this.leave(relevant);
        return { tag: 'pi', quantity, name, domain, env, body: { tag: 'over', free: env.length + 1, value } };
      }
      case 'pi': {
        const domain = this.enter(term);
        const sort = maximum(domain, this.sortOf(term.body));
        this.leave(false);
        return { tag: 'sort', sort };
      }
      case 'let': {
        this.sortOf(term.type);
        const type = delay(term.type, this.env);
        this.argument(term.value, type, term.quantity, relevant);
        this.bind(term.name, term.quantity, type, delay(term.value, this.env));
        const body = this.infer(term.body, relevant);
        this.leave(relevant);
        return body;
      }
      case 'sort':
        return { tag: 'sort', sort: term.sort.map(([level, shift]) => [level, shift + 1] as const) };
      case 'nat':
        return (this.outside.nat ?? refuse('kernel', 'a natural number, and no verified Nat in scope')).value;
      case 'lit':
        return primitive(term.type)!.value;
      case 'over':
        return refuse('kernel', 'a value is not a term');
    }
  }

  private argument(arg: Term, type: Value, quantity: Quantity, relevant: boolean): void {
    if (quantity === 2) this.many++;
    this.check(arg, type, relevant && quantity !== 0);
    if (quantity === 2) this.many--;
  }

  /** Gives the universe of the domain. */
  enter({ name, quantity, domain }: BinderTerm): Sort {
    const sort = this.sortOf(domain);
    this.bind(name, quantity, delay(domain, this.env));
    return sort;
  }

  /** The universe of a term that must be a type. */
  sortOf(term: Term): Sort {
    const type = whnf(this.infer(term, false));
    if (type.tag === 'sort') return type.sort;
    return refuse('type', 'a type was expected, found a term of this type', [type], this.variables);
  }

  check(term: Term, expected: Value, relevant: boolean): void {
    const pi = term.tag === 'lam' ? whnf(expected) : undefined;
    if (term.tag === 'lam' && pi?.tag === 'pi') {
      if (pi.quantity !== term.quantity)
        refuse('quantity', `${term.name} is bound with quantity ${term.quantity}, expected ${pi.quantity}`);
      this.enter(term);
      const { type, value } = this.variables.at(-1)!;
      this.fits(type, pi.domain, 'equal');
      this.check(term.body, instantiate(pi, value), relevant);
      this.leave(relevant);
    } else this.fits(this.infer(term, relevant), expected, 'below');
  }

  private fits(found: Value, expected: Value, mode: 'equal' | 'below'): void {
    if (!convertible(found, expected, this.size, mode))
      refuse('type', 'type mismatch', [expected, found], this.variables);
  }
}
