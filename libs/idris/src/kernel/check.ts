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
import { convertible, delay, evaluate, instantiate, linked, show, variable, whnf } from './value.ts';

export class Scope {
  readonly types: Value[] = [];
  readonly names: string[] = [];
  readonly quantities: Quantity[] = [];
  /** How often each variable is used so far: 0, 1, 2 for more. */
  readonly usage: Quantity[] = [];
  /** How many ω-arguments surrounded the binder; more around a use than around its binder make the use many. */
  private readonly bound: number[] = [];
  private many = 0;
  env: Env = null;
  readonly nat: DataEntry | undefined;
  constructor(nat: DataEntry | undefined) {
    this.nat = nat;
  }

  bind(name: string, quantity: Quantity, type: Value, value: Value = variable(this.types.length)): Value {
    this.types.push(type);
    this.names.push(name);
    this.quantities.push(quantity);
    this.usage.push(0);
    this.bound.push(this.many);
    this.env = { head: value, tail: this.env };
    return value;
  }

  /** Leaves the innermost binder; a linear one must have been used exactly once. */
  leave(relevant: boolean): void {
    if (relevant) this.linear(this.types.length - 1);
    for (const column of [this.types, this.names, this.quantities, this.usage, this.bound]) column.pop();
    this.env = this.env!.tail;
  }

  linear(level: number): void {
    if (this.quantities[level] !== 1 || this.usage[level] === 1) return;
    const uses = this.usage[level] === 0 ? 'is not used' : 'is used more than once';
    refuse('quantity', `${this.names[level]} has quantity 1 and ${uses}`);
  }

  private use(level: number): void {
    if (this.quantities[level] === 0) refuse('quantity', `${this.names[level]} is erased and is used at run time`);
    this.usage[level] = this.usage[level] === 0 && this.many === this.bound[level] ? 1 : 2;
  }

  show(value: Value): string {
    return show(value, this.names);
  }

  /** The type of a term. */
  infer(term: Term, relevant: boolean): Value {
    switch (term.tag) {
      case 'var': {
        const level = this.types.length - 1 - term.index;
        if (level < 0) refuse('scope', 'a variable is not in scope');
        if (relevant) this.use(level);
        return this.types[level]!;
      }
      case 'const': {
        const entry = linked(term.entry, term.name);
        if (relevant && entry.kind === 'fun' && entry.quantity === 0)
          refuse('quantity', `${term.name} is erased and is used at run time`);
        return entry.type;
      }
      case 'app': {
        if (term.type !== undefined && !relevant) return term.type;
        let type = this.infer(term.fn, relevant);
        for (const arg of term.args) {
          const pi = whnf(type);
          if (pi.tag !== 'pi') return refuse('type', 'what is not a function is applied', `its type: ${this.show(pi)}`);
          this.argument(arg, pi.domain, pi.quantity, relevant);
          type = instantiate(pi, delay(arg, this.env));
        }
        if (term.free === 0) term.type = type;
        return type;
      }
      case 'lam': {
        this.sortOf(term.domain);
        const domain = delay(term.domain, this.env);
        const level = this.types.length;
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
    if (!convertible(found, expected, this.types.length, mode))
      refuse('type', 'type mismatch', `expected: ${this.show(expected)}\nfound:    ${this.show(found)}`);
  }
}
