/**
 * Typing of terms: bidirectional, over explicit terms, with quantities (McBride 2016, Atkey 2018).
 *
 * Usage: a variable bound with quantity 1 is used exactly once in relevant positions, one of quantity 0 never, one of
 * quantity 2 (ω) at will. An argument for a binder of quantity 0 is not relevant, one for ω may be used any number of
 * times: a use inside it of a variable bound outside counts as many. Types and annotations are not relevant.
 */
import { primitive } from './primitive.ts';
import type { DataEntry, Env, LetTerm, Quantity, Sort, Term, Value } from './types.ts';
import { refuse } from './types.ts';
import { maximum } from './universe.ts';
import { convertible, delay, evaluate, instantiate, linked, show, spend, variable, whnf } from './value.ts';

export interface Variable {
  readonly name: string;
  readonly quantity: Quantity;
  readonly type: Value;
  /** The variable itself, or its definition. */
  readonly value: Value;
  /** How often it is used so far: 0, 1, 2 for more. */
  readonly usage: Quantity;
}

export class Scope {
  /** `many`: how many ω-arguments surrounded the binder; more around a use make the use many. */
  private readonly variables: (Variable & { usage: Quantity; readonly many: number })[] = [];
  private many = 0;
  env: Env = null;
  private readonly nat: DataEntry | undefined;
  constructor(nat: DataEntry | undefined, variables: readonly Variable[] = []) {
    this.nat = nat;
    for (const v of variables) this.bind(v.name, v.quantity, v.type, v.value, v.usage);
  }

  get size(): number {
    return this.variables.length;
  }

  bind(name: string, quantity: Quantity, type: Value, value: Value = variable(this.size), usage: Quantity = 0): Value {
    this.variables.push({ name, quantity, type, value, usage, many: this.many });
    this.env = { head: value, tail: this.env };
    return value;
  }

  /** Leaves the innermost binder; a linear one must have been used exactly once. */
  leave(relevant: boolean): void {
    const { name, quantity, usage } = this.variables.pop()!;
    this.env = this.env!.tail;
    if (relevant && quantity === 1 && usage !== 1)
      refuse('quantity', `${name} has quantity 1 and is ${usage === 0 ? 'not used' : 'used more than once'}`);
  }

  private use(v: Scope['variables'][number]): void {
    if (v.quantity === 0) refuse('quantity', `${v.name} is erased and is used at run time`);
    v.usage = v.usage === 0 && this.many === v.many ? 1 : 2;
  }

  show(value: Value): string {
    return show(
      value,
      this.variables.map((v) => v.name),
    );
  }

  /** The type of a term. */
  infer(term: Term, relevant: boolean): Value {
    spend();
    switch (term.tag) {
      case 'var': {
        const found = this.variables[this.size - 1 - term.index] ?? refuse('scope', 'a variable is not in scope');
        if (relevant) this.use(found);
        return found.type;
      }
      case 'const': {
        const entry = linked(term.entry, term.name);
        if (relevant && entry.kind === 'fun' && entry.quantity === 0)
          refuse('quantity', `${term.name} is erased and is used at run time`);
        return entry.type;
      }
      case 'app': {
        if (term.type !== undefined && (term.relevant === true || !relevant)) return term.type;
        let type = this.infer(term.fn, relevant);
        for (const arg of term.args) {
          const pi = whnf(type);
          if (pi.tag !== 'pi') return refuse('type', 'what is not a function is applied', `its type: ${this.show(pi)}`);
          this.argument(arg, pi.domain, pi.quantity, relevant);
          type = instantiate(pi, delay(arg, this.env));
        }
        if (term.free > 0) return type;
        term.relevant = relevant;
        term.type = type;
        return type;
      }
      case 'lam': {
        this.sortOf(term.domain);
        const domain = delay(term.domain, this.env);
        const level = this.size;
        let env: Env = null;
        for (let i = 0; i < level; i++) env = { head: variable(i), tail: env };
        this.bind(term.name, term.quantity, domain);
        const value = this.infer(term.body, relevant);
        this.leave(relevant);
        const body: Term = { tag: 'over', free: Number.POSITIVE_INFINITY, level, value };
        return { tag: 'pi', quantity: term.quantity, name: term.name, domain, env, body };
      }
      case 'pi': {
        const domain = this.sortOf(term.domain);
        this.bind(term.name, term.quantity, delay(term.domain, this.env));
        const sort = maximum(domain, this.sortOf(term.body));
        this.leave(false);
        return { tag: 'sort', sort };
      }
      case 'let': {
        this.bindLet(term, relevant);
        const body = this.infer(term.body, relevant);
        this.leave(relevant);
        return body;
      }
      case 'sort':
        return { tag: 'sort', sort: term.sort.map(([level, shift]) => [level, shift + 1] as const) };
      case 'nat':
        return (this.nat ?? refuse('kernel', 'a literal of natural numbers, and no verified Nat in scope')).value;
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

  private bindLet(term: LetTerm, relevant: boolean): void {
    this.sortOf(term.type);
    const type = delay(term.type, this.env);
    this.argument(term.value, type, term.quantity, relevant);
    this.bind(term.name, term.quantity, type, delay(term.value, this.env));
  }

  /** The universe of a term that must be a type. */
  sortOf(term: Term): Sort {
    const type = whnf(this.infer(term, false));
    if (type.tag === 'sort') return type.sort;
    return refuse('type', 'a type was expected', `found a term of type ${this.show(type)}`);
  }

  check(term: Term, expected: Value, relevant: boolean): void {
    const pi = term.tag === 'lam' ? whnf(expected) : undefined;
    if (term.tag === 'let') {
      this.bindLet(term, relevant);
      this.check(term.body, expected, relevant);
      this.leave(relevant);
    } else if (term.tag === 'lam' && pi?.tag === 'pi') {
      if (pi.quantity !== term.quantity)
        refuse('quantity', `${term.name} is bound with quantity ${term.quantity}, expected ${pi.quantity}`);
      this.sortOf(term.domain);
      const domain = evaluate(term.domain, this.env);
      this.fits(domain, pi.domain, 'equal');
      const arg = this.bind(term.name, term.quantity, domain);
      this.check(term.body, instantiate(pi, arg), relevant);
      this.leave(relevant);
    } else this.fits(this.infer(term, relevant), expected, 'below');
  }

  private fits(found: Value, expected: Value, mode: 'equal' | 'below'): void {
    if (!convertible(found, expected, this.size, mode))
      refuse('type', 'type mismatch', `expected: ${this.show(expected)}\nfound:    ${this.show(found)}`);
  }
}
