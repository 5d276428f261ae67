/**
 * From a checked function to code: arguments that are not there at run time left out, case trees as tests, applications
 * as calls.
 *
 * Types are followed as the kernel follows them at each split (kernel/tree.ts), because only the type of what is applied
 * says which arguments are erased. A function that is called by its name takes all its arguments at once, without those
 * that say nothing; a function that is a value takes them one by one, and only erased ones are left out, as who calls it
 * may not know its type. What `with` and `case` made a function of its own, and one place calls, goes back into that place.
 *
 * Evaluation is strict: what is accepted is total, so the values are the same.
 */
import { readLiteral } from '../kernel/read.ts';
import type { ConEntry, FunEntry, Split, Term, Tree, Value } from '../kernel/types.ts';
import { unify } from '../kernel/unify.ts';
import { delay, evaluate, instantiate, telescope, variable, whnf } from '../kernel/value.ts';
import {
  type Code,
  called,
  isNothing,
  isSimple,
  type Local,
  local,
  loose,
  NOTHING,
  runtime,
  type Statement,
  text,
} from './code.ts';
import { decidesEquality, equalityDictionary } from './equality.ts';
import { Fresh, isSpoken } from './names.ts';
import { arithmetic, primitiveCall } from './primitive.ts';
import { access, construct, takeApart, test } from './represent.ts';
import { type FieldShape, saysNothing, shapeOf } from './shape.ts';
import { otherName, projection, signatureOf } from './signature.ts';
import { refine, type Slot, type Slots, substituted, typeAfter, values } from './slots.ts';
import { functionsIn, shifted } from './terms.ts';

/** Something in checked core that cannot be said in JavaScript. */
export class ExtractError extends Error {
  override readonly name = 'ExtractError';
}

/** What the functions of a program are to each other. */
export interface Surroundings {
  /** The verified operation on natural numbers that a function is. */
  operation(fn: FunEntry): string | undefined;
  /** Whether a function goes into the one place that calls it. */
  isInlined(fn: FunEntry): boolean;
  /** What a function is called, so that no local of a caller is called so. */
  nameOf(fn: FunEntry): string;
  /** What the source calls an argument, where its type does not. */
  parameterOf(fn: FunEntry, position: number): string | undefined;
}

export interface BuiltFunction {
  readonly parameters: readonly Local[];
  readonly body: readonly Statement[];
}

export class Builder {
  readonly #around: Surroundings;
  readonly #fn: FunEntry;
  readonly #fresh: Fresh;

  constructor(fn: FunEntry, around: Surroundings) {
    this.#fn = fn;
    this.#around = around;
    const names = new Set<string>();
    this.#mentioned(fn, names, new Set());
    this.#fresh = new Fresh(names);
  }

  /** The names of all functions that this one mentions, and those that are put into it. */
  #mentioned(fn: FunEntry, names: Set<string>, seen: Set<FunEntry>): void {
    if (seen.has(fn)) return;
    seen.add(fn);
    names.add(this.#around.nameOf(fn));
    for (const one of functionsIn(fn)) {
      names.add(this.#around.nameOf(one));
      if (this.#around.isInlined(one)) this.#mentioned(one, names, seen);
    }
  }

  build(): BuiltFunction {
    const fn = this.#fn;
    const { kept } = signatureOf(fn);
    const parameters: Local[] = [];
    const slots = this.#arguments(fn, (name, i) => {
      if (!kept[i]) return NOTHING;
      const bound = this.#local(name);
      parameters.push(bound);
      return local(bound);
    });
    if (fn.arity === 2 && parameters.length === 2 && decidesEquality(fn.type)) {
      const [a, b] = parameters as [Local, Local];
      return { parameters, body: [{ kind: 'return', value: runtime('decide', runtime('same', local(a), local(b))) }] };
    }
    const body: Statement[] = [];
    if (fn.tree === undefined) throw new ExtractError(`${fn.name} is primitive, and nothing is known of it`);
    this.#tree(fn.tree, slots, body, [fn]);
    return { parameters, body };
  }

  #local(name: string): Local {
    return { name: this.#fresh.name(name) };
  }

  #fieldName(con: ConEntry, field: FieldShape, written: string | undefined): Local {
    const { kind, fields } = shapeOf(con.data);
    const position = fields.get(con)!.indexOf(field);
    const plain = kind === 'list' ? ['head', 'tail'][position] : kind === 'pair' ? ['first', 'second'][position] : 'x';
    // The library's own names for what is in a pair or a list say no more than x.
    const own = con.fields[field.index]!.name;
    const spoken = written !== undefined && isSpoken(written) && (plain === 'x' || written !== own);
    return { name: this.#fresh.name(spoken ? written : plain === 'x' ? own : '', plain) };
  }

  #arguments(fn: FunEntry, code: (name: string, i: number) => Code): Slots {
    const slots: Slot[] = [];
    telescope(fn.type, fn.arity, ({ name, domain }, i) => {
      const value = variable(i);
      slots.push({
        value,
        type: domain,
        code: code(isSpoken(name) ? name : (this.#around.parameterOf(fn, i) ?? name), i),
      });
      return value;
    });
    return slots;
  }

  // Case trees -------------------------------------------------------------------

  /** `inside`: the functions whose trees are being put together. */
  #tree(tree: Tree, slots: Slots, out: Statement[], inside: readonly FunEntry[]): void {
    if (tree.kind === 'body') this.#tail(tree.term, slots, out, inside);
    else if (tree.kind === 'case') this.#case(tree, slots, out, inside);
    else this.#literal(tree, slots, out, inside);
  }

  #case({ level, branches, otherwise }: Split, slots: Slots, out: Statement[], inside: readonly FunEntry[]): void {
    const type = whnf(slots[level]!.type);
    if (type.tag !== 'data') throw new ExtractError(`${this.#fn.name} splits on what is not known to be data`);
    const subject = slots[level]!.code;
    const value = isNothing(subject) || isSimple(subject) ? subject : this.#bound('value', subject, out);
    const at = value === subject ? slots : slots.with(level, { ...slots[level]!, code: value });
    for (const [i, branch] of branches.entries()) {
      const con = typeof branch.pattern === 'string' ? undefined : branch.pattern.entry;
      if (con?.kind !== 'con') throw new ExtractError(`${this.#fn.name} splits on what is no constructor`);
      const last = i === branches.length - 1 && otherwise === undefined;
      const needsTest = !last && !isNothing(value) && type.entry.constructors.length > 1;
      const then: Statement[] = needsTest ? [] : out;
      const kept = shapeOf(con.data).fields.get(con)!;
      const locals = kept.map((field) => [field, this.#fieldName(con, field, branch.fields[field.index])] as const);
      const codes = branch.fields.map((_, index) => {
        const found = locals.find(([field]) => field.index === index);
        return found === undefined || isNothing(value) ? NOTHING : local(found[1]);
      });
      if (!isNothing(value)) then.push(...takeApart(con, value, locals));
      this.#tree(branch.tree, refine(at, level, type, con, codes), then, inside);
      if (!needsTest) return;
      out.push({ kind: 'if', test: test(con, value), then });
    }
    if (otherwise !== undefined) this.#tree(otherwise, at, out, inside);
    else out.push({ kind: 'return', value: this.#unreachable() });
  }

  #literal({ level, branches, otherwise }: Split, slots: Slots, out: Statement[], inside: readonly FunEntry[]): void {
    const subject = slots[level]!.code;
    const value = isSimple(subject) ? subject : this.#bound('value', subject, out);
    const type = whnf(slots[level]!.type);
    const primitive = type.tag === 'data' ? type.entry.primitive : undefined;
    for (const { pattern, tree } of branches) {
      const literal = readLiteral(primitive, pattern);
      const then: Statement[] = [];
      const unified = unify(
        [[slots[level]!.value, literal]],
        slots.map((slot) => slot.type),
      );
      const next = unified.kind === 'solved' ? substituted(slots, unified.solution) : slots;
      this.#tree(tree, next, then, inside);
      out.push({ kind: 'if', test: loose(value, ' === ', literalCode(literal.value)), then });
    }
    if (otherwise !== undefined) this.#tree(otherwise, slots, out, inside);
  }

  #unreachable(): Code {
    return runtime('unreachable', text(JSON.stringify(this.#fn.name)));
  }

  /** What a branch gives. */
  #tail(term: Term, slots: Slots, out: Statement[], inside: readonly FunEntry[]): void {
    if (term.tag === 'let') {
      this.#tail(term.body, this.#let(term, slots, out), out, inside);
      return;
    }
    const head = term.tag === 'app' ? term.fn : term;
    const fn = head.tag === 'const' && head.entry?.kind === 'fun' ? head.entry : undefined;
    const args = term.tag === 'app' ? term.args : [];
    if (fn?.tree !== undefined && args.length === fn.arity && this.#around.isInlined(fn) && !inside.includes(fn)) {
      if (!signatureOf(fn).nothing) {
        const { kept } = signatureOf(fn);
        const given = this.#arguments(fn, (name, i) => {
          if (!kept[i]) return NOTHING;
          const code = this.#term(args[i]!, slots, out);
          return isSimple(code) ? code : this.#bound(isSpoken(name) ? name : 'value', code, out);
        });
        this.#tree(fn.tree, given, out, [...inside, fn]);
        return;
      }
    }
    out.push({ kind: 'return', value: this.#term(term, slots, out) });
  }

  #bound(name: string, value: Code, out: Statement[]): Code {
    const bound = this.#local(name);
    out.push({ kind: 'const', local: bound, value });
    return local(bound);
  }

  #let(term: Extract<Term, { tag: 'let' }>, slots: Slots, out: Statement[]): Slots {
    const type = evaluate(term.type, values(slots));
    const value = delay(term.value, values(slots));
    if (term.quantity === 0 || saysNothing(type)) return [...slots, { value, type, code: NOTHING }];
    const code = this.#term(term.value, slots, out);
    return [...slots, { value, type, code: isSimple(code) ? code : this.#bound(term.name, code, out) }];
  }

  // Terms ------------------------------------------------------------------------

  /** What has to come before goes to `out`. */
  #term(term: Term, slots: Slots, out: Statement[]): Code {
    switch (term.tag) {
      case 'var':
        return slots[slots.length - 1 - term.index]!.code;
      case 'const':
        return this.#application(term, [], slots, out);
      case 'app':
        return this.#application(term.fn, term.args, slots, out);
      case 'lam':
        return this.#lambda(term, slots);
      case 'let':
        return this.#term(term.body, this.#let(term, slots, out), out);
      case 'nat':
        return literalCode(term.value);
      case 'lit':
        return term.type === 'Double' ? text(String(term.value)) : literalCode(term.value);
      default:
        return NOTHING;
    }
  }

  #lambda(term: Extract<Term, { tag: 'lam' | 'pi' }>, slots: Slots): Code {
    const type = evaluate(term.domain, values(slots));
    const value = variable(slots.length);
    const body: Statement[] = [];
    if (term.quantity === 0) {
      const code = this.#term(term.body, [...slots, { value, type, code: NOTHING }], body);
      // Nothing is in the way of computing at once what takes no argument.
      if (body.length === 0) return code;
      body.push({ kind: 'return', value: code });
      return called({ kind: 'lambda', parameters: [], body });
    }
    const bound = this.#local(term.name);
    const code = saysNothing(type) ? NOTHING : local(bound);
    this.#tail(term.body, [...slots, { value, type, code }], body, [this.#fn]);
    return { kind: 'lambda', parameters: [bound], body };
  }

  #application(head: Term, args: readonly Term[], slots: Slots, out: Statement[]): Code {
    if (head.tag === 'app') return this.#application(head.fn, [...head.args, ...args], slots, out);
    if (head.tag === 'const') {
      const { entry } = head;
      if (entry?.kind === 'con') return this.#construct(entry, args, slots, out);
      if (entry?.kind === 'fun') return this.#call(entry, args, slots, out);
      return NOTHING;
    }
    if (head.tag === 'var') {
      const slot = slots[slots.length - 1 - head.index]!;
      return this.#applied(slot.code, slot.type, args, slots, out);
    }
    if (head.tag === 'let') {
      const inner = this.#let(head, slots, out);
      return this.#application(
        head.body,
        args.map((arg) => shifted(arg, 1)),
        inner,
        out,
      );
    }
    if (head.tag === 'lam') {
      // A redex binds its argument.
      const [first, ...rest] = args as [Term, ...Term[]];
      const type = evaluate(head.domain, values(slots));
      const value = delay(first, values(slots));
      const gone = head.quantity === 0 || saysNothing(type);
      const code = gone ? NOTHING : this.#term(first, slots, out);
      const inner = [...slots, { value, type, code: isSimple(code) ? code : this.#bound(head.name, code, out) }];
      if (rest.length === 0) return this.#term(head.body, inner, out);
      return this.#application(
        head.body,
        rest.map((arg) => shifted(arg, 1)),
        inner,
        out,
      );
    }
    return NOTHING;
  }

  /** A function that is a value, applied: one argument after the other. */
  #applied(fn: Code, start: Value, args: readonly Term[], slots: Slots, out: Statement[]): Code {
    let code = fn;
    let type = whnf(start);
    for (const arg of args) {
      if (type.tag !== 'pi') throw new ExtractError(`${this.#fn.name} applies what is not known to be a function`);
      if (type.quantity !== 0 && !isNothing(code)) {
        code = called(code, saysNothing(type.domain) ? NOTHING : this.#term(arg, slots, out));
      }
      type = whnf(instantiate(type, delay(arg, values(slots))));
    }
    // Of a type of no value: who gets here has been told something false.
    if (isNothing(code) && type.tag === 'data' && shapeOf(type.entry).kind === 'void') return this.#unreachable();
    return code;
  }

  #construct(con: ConEntry, args: readonly Term[], slots: Slots, out: Statement[]): Code {
    const all = con.parameters + con.fields.length;
    const kept = shapeOf(con.data).fields.get(con)!;
    if (args.length >= all) {
      if (shapeOf(con.data).kind === 'lazy') {
        const body: Statement[] = [];
        this.#tail(args[con.parameters + kept[0]!.index]!, slots, body, [this.#fn]);
        return { kind: 'lambda', parameters: [], body };
      }
      return construct(
        con,
        kept.map(({ index }) => this.#term(args[con.parameters + index]!, slots, out)),
      );
    }
    const given = (index: number): Code | undefined => {
      const arg = args[con.parameters + index];
      return arg === undefined ? undefined : this.#once(this.#term(arg, slots, out), 'x', out);
    };
    const codes = new Map(kept.map((field) => [field, given(field.index)] as const));
    const missing = con.fields.flatMap(({ name, quantity }, index) =>
      con.parameters + index < args.length || quantity === 0 ? [] : [{ name, index }],
    );
    return this.#abstracted(missing, (bound) =>
      construct(
        con,
        kept.map((field) => codes.get(field) ?? bound(field.index)),
      ),
    );
  }

  /** A function of these arguments, one by one. */
  #abstracted(
    missing: readonly { readonly name: string; readonly index: number }[],
    code: (bound: (index: number) => Code) => Code,
  ): Code {
    const locals = new Map(missing.map(({ name, index }) => [index, this.#local(name)] as const));
    const body = code((index) => local(locals.get(index)!));
    return [...locals.values()].reduceRight(
      (inner: Code, one): Code => ({ kind: 'lambda', parameters: [one], body: [{ kind: 'return', value: inner }] }),
      body,
    );
  }

  #once(code: Code, name: string, out: Statement[]): Code {
    return isSimple(code) ? code : this.#bound(name, code, out);
  }

  #call(fn: FunEntry, args: readonly Term[], slots: Slots, out: Statement[]): Code {
    const { kept, bound, names, nothing } = signatureOf(fn);
    const { arity } = fn;
    if (args.length >= arity && nothing) return this.#noResult(fn, args, slots);
    const other = args.length < arity ? undefined : otherName(fn);
    if (other !== undefined && this.#around.operation(fn) === undefined)
      return this.#otherwise(fn, other, args, slots, out);
    if (args.length < arity) {
      const codes = args.map((arg, i) => (kept[i] ? this.#once(this.#term(arg, slots, out), names[i]!, out) : NOTHING));
      const missing = names.flatMap((name, index) => (index >= args.length && bound[index] ? [{ name, index }] : []));
      return this.#abstracted(missing, (given) => {
        if (nothing) return NOTHING;
        return this.#saturated(
          fn,
          kept.flatMap((keep, i) => (keep ? [i < args.length ? codes[i]! : given(i)] : [])),
        );
      });
    }
    const result = telescope(fn.type, arity, (_, i) => delay(args[i]!, values(slots)));
    const equality = equalityDictionary(result);
    if (equality !== undefined) return text(`{ ${equality}: $.decideSame }`);
    const sides = [arity - 2, arity - 1];
    if (arity > 2 && args.length === arity && sides.every((i) => kept[i])) {
      const decides = telescope(fn.type, arity - 2, (_, i) => delay(args[i]!, values(slots)));
      if (decidesEquality(decides)) {
        const [left, right] = sides.map((i) => this.#term(args[i]!, slots, out));
        return runtime('decide', runtime('same', left!, right!));
      }
    }
    const codes = kept.flatMap((keep, i) => (keep ? [this.#term(args[i]!, slots, out)] : []));
    const operation = this.#around.operation(fn);
    if (operation !== undefined && codes.length === 2) {
      // A comparison may be written with each side more than once.
      const twice = ['plus', 'mult', 'minus'].includes(operation)
        ? codes
        : codes.map((code) => this.#once(code, 'n', out));
      const code = arithmetic(operation, fn, twice);
      if (code !== undefined) return this.#applied(code, result, args.slice(arity), slots, out);
    }
    return this.#applied(this.#saturated(fn, codes), result, args.slice(arity), slots, out);
  }

  /** What a function that is only another name stands for, with the arguments that it passes on and all further ones. */
  #otherwise(fn: FunEntry, body: Term, args: readonly Term[], slots: Slots, out: Statement[]): Code {
    const { kept } = signatureOf(fn);
    const inner: Slot[] = [];
    let type = whnf(fn.type);
    for (const [i, arg] of args.entries()) {
      if (type.tag !== 'pi') throw new ExtractError(`${this.#fn.name} applies what is not known to be a function`);
      const value = delay(arg, values(slots));
      const gone = type.quantity === 0 || saysNothing(type.domain) || kept[i] === false;
      inner.push({
        value,
        type: type.domain,
        code: gone ? NOTHING : this.#once(this.#term(arg, slots, out), type.name, out),
      });
      type = whnf(instantiate(type, value));
    }
    const further = args.length - fn.arity;
    const rest = Array.from(
      { length: further },
      (_, i): Term => ({ tag: 'var', index: further - 1 - i, free: further - i }),
    );
    const start = shifted(body, further);
    return start.tag === 'app'
      ? this.#application(start.fn, [...start.args, ...rest], inner, out)
      : this.#application(start, rest, inner, out);
  }

  /** All arguments of a function are there; those that say nothing are left out. */
  #saturated(fn: FunEntry, args: readonly Code[]): Code {
    const operation = this.#around.operation(fn);
    const known = operation === undefined ? undefined : arithmetic(operation, fn, args);
    if (known !== undefined) return known;
    if (fn.tree === undefined) {
      const primitive = primitiveCall(fn.name, args);
      if (primitive === undefined) throw new ExtractError(`${fn.name} has no counterpart in JavaScript`);
      return primitive;
    }
    const taken = projection(fn);
    if (taken !== undefined) return access(taken.con, taken.field, args[0]!);
    return { kind: 'call', callee: fn, args };
  }

  /** What is applied to a result that says nothing says nothing, but for what has no value at all. */
  #noResult(fn: FunEntry, args: readonly Term[], slots: Slots): Code {
    const type = whnf(typeAfter(fn.type, args, slots));
    return type.tag === 'data' && shapeOf(type.entry).kind === 'void' ? this.#unreachable() : NOTHING;
  }
}

const literalCode = (value: bigint | string): Code =>
  typeof value === 'string' ? text(JSON.stringify(value)) : value < 0n ? loose(`${value}n`) : text(`${value}n`);
