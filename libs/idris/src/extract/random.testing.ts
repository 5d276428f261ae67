/**
 * For tests: random programs of the language, well typed and total by construction, with closed terms of random types.
 *
 * Data types of every shape, functions by cases (with `case`, `with`, `where`, `let`, functions as arguments, erased
 * arguments and fields, type variables), and terms directed by their types. Everything refers to what is before it, and a
 * function to itself on a part of its argument.
 */

/** Draws a whole number from 0 to below `n`. */
export type Draw = (n: number) => number;

export type Type =
  | { readonly kind: 'base'; readonly name: 'Nat' | 'Bool' | 'Integer' | 'String' | 'Unit' }
  | { readonly kind: 'list' | 'maybe'; readonly of: Type }
  | { readonly kind: 'pair' | 'either' | 'function'; readonly left: Type; readonly right: Type }
  | { readonly kind: 'data'; readonly data: Data };

interface Constructor {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: Type; readonly erased: boolean }[];
}
export interface Data {
  readonly name: string;
  readonly record: boolean;
  readonly constructors: Constructor[];
}
interface Function {
  readonly name: string;
  readonly args: readonly Type[];
  readonly result: Type;
}
interface Variable {
  readonly code: string;
  readonly type: Type;
}

export interface RandomProgram {
  readonly text: string;
  readonly data: readonly Data[];
  readonly constants: readonly { readonly name: string; readonly type: Type }[];
}

const NAT: Type = { kind: 'base', name: 'Nat' };
const BOOL: Type = { kind: 'base', name: 'Bool' };

export function show(type: Type): string {
  switch (type.kind) {
    case 'base':
      return type.name === 'Unit' ? '()' : type.name;
    case 'list':
      return `(List ${show(type.of)})`;
    case 'maybe':
      return `(Maybe ${show(type.of)})`;
    case 'pair':
      return `(${show(type.left)}, ${show(type.right)})`;
    case 'either':
      return `(Either ${show(type.left)} ${show(type.right)})`;
    case 'function':
      return `(${show(type.left)} -> ${show(type.right)})`;
    default:
      return type.data.name;
  }
}

const equal = (a: Type, b: Type): boolean => show(a) === show(b);

export function randomProgram(draw: Draw): RandomProgram {
  return new Generator(draw).program();
}

class Generator {
  readonly #draw: Draw;
  readonly #data: Data[] = [];
  readonly #functions: Function[] = [];
  readonly #lines: string[] = [];
  #names = 0;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  program(): RandomProgram {
    this.#lines.push('import Data.List', 'import Data.Maybe', '', '%default total', '');
    this.#lines.push('twice : (a -> a) -> a -> a', 'twice f x = f (f x)', '');
    this.#lines.push('swapped : {0 a, b : Type} -> (0 n : Nat) -> (a, b) -> (b, a)', 'swapped n (x, y) = (y, x)', '');
    for (let i = 1 + this.#draw(4); i > 0; i--) this.#newData();
    for (let i = 2 + this.#draw(6); i > 0; i--) this.#newFunction();
    const constants = Array.from({ length: 6 }, () => {
      const name = this.#name('value');
      const type = this.#type(2, false);
      this.#lines.push(`${name} : ${show(type)}`, `${name} = ${this.#term(type, [], 4)}`, '');
      return { name, type };
    });
    return { text: this.#lines.join('\n'), data: this.#data, constants };
  }

  #name(start: string): string {
    return `${start}${this.#names++}`;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#draw(list.length)]!;
  }

  #type(depth: number, functions: boolean): Type {
    const base = (): Type => {
      const names = ['Nat', 'Nat', 'Bool', 'Integer', 'String', 'Unit'] as const;
      const data = this.#data.map((one): Type => ({ kind: 'data', data: one }));
      const all: Type[] = [...names.map((name): Type => ({ kind: 'base', name })), ...data, ...data];
      return this.#pick(all);
    };
    if (depth === 0) return base();
    const next = () => this.#type(depth - 1, functions);
    switch (this.#draw(functions ? 7 : 6)) {
      case 0:
        return { kind: 'list', of: next() };
      case 1:
        return { kind: 'maybe', of: next() };
      case 2:
        return { kind: 'pair', left: next(), right: next() };
      case 3:
        return { kind: 'either', left: next(), right: next() };
      case 6:
        return { kind: 'function', left: next(), right: next() };
      default:
        return base();
    }
  }

  #newData(): void {
    const name = this.#name('D');
    const record = this.#draw(3) === 0;
    const fields = (recursive: boolean) =>
      Array.from({ length: this.#draw(4) }, () => ({
        name: this.#name('field'),
        type: recursive && this.#draw(4) === 0 ? ({ kind: 'data', data } as const) : this.#type(1, false),
        erased: this.#draw(4) === 0,
      }));
    const data: Data = { name, record, constructors: [] };
    const count = record ? 1 : 1 + this.#draw(4);
    for (let i = 0; i < count; i++) {
      data.constructors.push({ name: this.#name('C'), fields: record ? [...fields(false)] : fields(i > 0) });
    }
    if (record) {
      this.#lines.push(`record ${name} where`, `  constructor ${data.constructors[0]!.name}`);
      for (const one of data.constructors[0]!.fields)
        this.#lines.push(`  ${one.erased ? '0 ' : ''}${one.name} : ${show(one.type)}`);
    } else {
      this.#lines.push(`data ${name} : Type where`);
      for (const con of data.constructors) {
        const binders = con.fields.map((one) => `(${one.erased ? '0 ' : ''}${one.name} : ${show(one.type)}) -> `);
        this.#lines.push(`  ${con.name} : ${binders.join('')}${name}`);
      }
    }
    this.#lines.push('');
    this.#data.push(data);
  }

  /** The patterns of a type: how they are written and what they bind; `part` is what recursion may go on with. */
  #patterns(type: Type): readonly { readonly code: string; readonly bound: readonly Variable[] }[] {
    const variable = (of: Type): Variable => ({ code: this.#name('x'), type: of });
    switch (type.kind) {
      case 'base': {
        if (type.name === 'Bool') return ['True', 'False'].map((code) => ({ code, bound: [] }));
        if (type.name === 'Unit') return [{ code: '()', bound: [] }];
        if (type.name !== 'Nat') {
          const rest = variable(type);
          const literal = type.name === 'String' ? '"a"' : '3';
          return [
            { code: literal, bound: [] },
            { code: rest.code, bound: [rest] },
          ];
        }
        const less = variable(NAT);
        return [
          { code: 'Z', bound: [] },
          { code: `(S ${less.code})`, bound: [less] },
        ];
      }
      case 'list': {
        const [head, tail] = [variable(type.of), variable(type)];
        return [
          { code: '[]', bound: [] },
          { code: `(${head.code} :: ${tail.code})`, bound: [head, tail] },
        ];
      }
      case 'maybe': {
        const inside = variable(type.of);
        return [
          { code: 'Nothing', bound: [] },
          { code: `(Just ${inside.code})`, bound: [inside] },
        ];
      }
      case 'pair': {
        const [left, right] = [variable(type.left), variable(type.right)];
        return [{ code: `(${left.code}, ${right.code})`, bound: [left, right] }];
      }
      case 'either': {
        const [left, right] = [variable(type.left), variable(type.right)];
        return [
          { code: `(Left ${left.code})`, bound: [left] },
          { code: `(Right ${right.code})`, bound: [right] },
        ];
      }
      case 'data':
        return type.data.constructors.map((con) => {
          const bound = con.fields.map((field) => ({ ...variable(field.type), erased: field.erased }));
          return {
            code: `(${[con.name, ...bound.map(({ code }) => code)].join(' ')})`,
            bound: bound.filter(({ erased }) => !erased),
          };
        });
      default: {
        const f = variable(type);
        return [{ code: f.code, bound: [f] }];
      }
    }
  }

  #newFunction(): void {
    const name = this.#name('f');
    const args = Array.from({ length: 1 + this.#draw(3) }, (_, i) => this.#type(i === 0 ? 1 : 2, i > 0));
    const result = this.#type(1, false);
    const erased = this.#draw(4) === 0;
    const head = `${erased ? '(0 ghost : Nat) -> ' : ''}${args.map((arg) => `${show(arg)} -> `).join('')}`;
    this.#lines.push(`${name} : ${head}${show(result)}`);
    const start = `${name}${erased ? ' ghost' : ''}`;
    const others = args.slice(1).map((type) => ({ code: this.#name('y'), type }));
    for (const pattern of this.#patterns(args[0]!)) {
      const rest = others.map(({ code }) => ` ${code}`).join('');
      const left = `${start} ${pattern.code}${rest}`;
      const scope: Variable[] = [...pattern.bound, ...others];
      const part = pattern.bound.find(({ type }) => equal(type, args[0]!));
      // Patterns of literals leave the argument as it is.
      const smaller = part !== undefined && pattern.code !== part.code ? part : undefined;
      if (smaller !== undefined && this.#draw(3) > 0) {
        const changed = others.map(({ code, type }) => (this.#draw(3) === 0 ? this.#term(type, others, 1) : code));
        scope.push({ code: `(${start} ${[smaller.code, ...changed].join(' ')})`, type: result });
      }
      this.#clause(left, scope, result);
    }
    this.#lines.push('');
    const known: Function = { name: erased ? `${name} 5` : name, args, result };
    this.#functions.push(known);
  }

  #clause(left: string, scope: readonly Variable[], result: Type): void {
    const kind = this.#draw(6);
    if (kind === 0) {
      const type = this.#type(1, false);
      this.#lines.push(`${left} with (the ${show(type)} ${this.#term(type, scope, 2)})`);
      for (const { code, bound } of this.#patterns(type))
        this.#lines.push(`  ${left} | ${code} = ${this.#term(result, [...bound, ...scope], 2)}`);
    } else if (kind === 1) {
      const type = this.#type(1, false);
      const local = this.#name('g');
      const body = this.#term(
        result,
        [{ code: `(${local} ${this.#term(type, scope, 2)})`, type: result }, ...scope],
        2,
      );
      this.#lines.push(`${left} = ${body}`, '  where', `    ${local} : ${show(type)} -> ${show(result)}`);
      for (const { code, bound } of this.#patterns(type))
        this.#lines.push(`    ${local} ${code} = ${this.#term(result, [...bound, ...scope], 2)}`);
    } else this.#lines.push(`${left} = ${this.#term(result, scope, 3)}`);
  }

  /** A term of a type, in parentheses where it needs them. */
  #term(type: Type, scope: readonly Variable[], depth: number): string {
    const ready = scope.filter((one) => equal(one.type, type));
    if (ready.length > 0 && this.#draw(depth > 0 ? 3 : 6) > 0) return this.#pick(ready).code;
    const next = (of: Type, more: readonly Variable[] = scope) => this.#term(of, more, depth - 1);
    if (depth > 0) {
      const calls = this.#functions.filter((one) => equal(one.result, type));
      if (calls.length > 0 && this.#draw(3) === 0) {
        const { name, args } = this.#pick(calls);
        return `(${[name, ...args.map((arg) => next(arg))].join(' ')})`;
      }
      const applicable = scope.filter((one) => one.type.kind === 'function' && equal(one.type.right, type));
      if (applicable.length > 0 && this.#draw(2) === 0) {
        const f = this.#pick(applicable);
        return f.type.kind === 'function' ? `(${f.code} ${next(f.type.left)})` : f.code;
      }
      switch (this.#draw(12)) {
        case 0:
          return `(if ${next(BOOL)} then ${next(type)} else ${next(type)})`;
        case 1: {
          const bound = { code: this.#name('v'), type: this.#type(1, false) };
          return `(let ${bound.code} = the ${show(bound.type)} ${next(bound.type)} in ${next(type, [bound, ...scope])})`;
        }
        case 2: {
          const of = this.#type(1, false);
          const alternatives = this.#patterns(of).map(
            ({ code, bound }) => `${code} => ${next(type, [...bound, ...scope])}`,
          );
          return `(case the ${show(of)} ${next(of)} of { ${alternatives.join('; ')} })`;
        }
        case 3: {
          const bound = { code: this.#name('v'), type };
          return `(twice (\\${bound.code} => ${next(type, [bound, ...scope])}) ${next(type)})`;
        }
        case 4: {
          const element = this.#type(0, false);
          const [x, all] = [this.#name('v'), this.#name('v')];
          const step = next(type, [{ code: x, type: element }, { code: all, type }, ...scope]);
          return `(foldr (\\${x}, ${all} => ${step}) ${next(type)} (the (List ${show(element)}) ${next({ kind: 'list', of: element })}))`;
        }
        default:
      }
    }
    return this.#introduced(type, scope, depth);
  }

  #introduced(type: Type, scope: readonly Variable[], depth: number): string {
    const next = (of: Type, more: readonly Variable[] = scope) => this.#term(of, more, Math.max(0, depth - 1));
    switch (type.kind) {
      case 'base':
        return this.#base(type.name, next, depth);
      case 'list':
        if (depth > 0 && this.#draw(3) === 0) return `(${next(type)} ++ ${next(type)})`;
        if (depth > 0 && this.#draw(3) === 0) {
          const bound = { code: this.#name('v'), type: this.#type(0, false) };
          return `(map (\\${bound.code} => ${next(type.of, [bound, ...scope])}) (the (List ${show(bound.type)}) ${next({ kind: 'list', of: bound.type })}))`;
        }
        return `[${Array.from({ length: depth > 0 ? this.#draw(4) : 0 }, () => next(type.of)).join(', ')}]`;
      case 'maybe':
        return this.#draw(3) === 0 || depth === 0 ? 'Nothing' : `(Just ${next(type.of)})`;
      case 'pair':
        if (depth > 0 && this.#draw(3) === 0)
          return `(swapped 2 ${next({ kind: 'pair', left: type.right, right: type.left })})`;
        return `(${next(type.left)}, ${next(type.right)})`;
      case 'either':
        return this.#draw(2) === 0 ? `(Left ${next(type.left)})` : `(Right ${next(type.right)})`;
      case 'function': {
        const bound = { code: this.#name('v'), type: type.left };
        return `(\\${bound.code} => ${next(type.right, [bound, ...scope])})`;
      }
      default: {
        // The first constructor holds nothing of its own type.
        const con = depth === 0 ? type.data.constructors[0]! : this.#pick(type.data.constructors);
        const args = con.fields.map((field) => this.#term(field.type, scope, Math.max(0, depth - 1)));
        return args.length === 0 ? con.name : `(${[con.name, ...args].join(' ')})`;
      }
    }
  }

  #base(name: Extract<Type, { kind: 'base' }>['name'], next: (of: Type) => string, depth: number): string {
    const self: Type = { kind: 'base', name };
    const deep = depth > 0 && this.#draw(2) === 0;
    switch (name) {
      case 'Unit':
        return '()';
      case 'Bool':
        if (!deep) return this.#pick(['True', 'False']);
        return this.#pick([
          `((the Nat ${next(NAT)}) == ${next(NAT)})`,
          `((the Nat ${next(NAT)}) <= ${next(NAT)})`,
          `(not ${next(BOOL)})`,
          `(${next(BOOL)} && ${next(BOOL)})`,
          `(${next(self)} || ${next(self)})`,
        ]);
      case 'Nat':
        if (!deep) return String(this.#draw(6));
        return this.#pick([
          `(S ${next(NAT)})`,
          `(${next(NAT)} + ${next(NAT)})`,
          `(${next(NAT)} * 2)`,
          `(minus ${next(NAT)} ${next(NAT)})`,
          `(length (the (List Nat) ${next({ kind: 'list', of: NAT })}))`,
        ]);
      case 'Integer':
        if (!deep) return this.#pick(['0', '3', '(-7)', '100000000000000000000']);
        return this.#pick([
          `(${next(self)} + ${next(self)})`,
          `(${next(self)} - ${next(self)})`,
          `(natToInteger ${next(NAT)})`,
        ]);
      default:
        if (!deep) return this.#pick(['""', '"a"', '"é✓"', '"\\""']);
        return `(${next(self)} ++ ${next(self)})`;
    }
  }
}
