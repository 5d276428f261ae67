/**
 * Code as text. A call of a function that ends its caller is a jump, if it is the caller itself; a call within recursion
 * that goes deep counts how deep, and from `$.limit` on everything runs on generators that yield to `$.run`.
 */
import type { FunEntry } from '../kernel/types.ts';
import type { BuiltFunction } from './build.ts';
import { type Code, type Local, type Statement, withoutUnused } from './code.ts';
import { captures, type Recursion } from './recursion.ts';

/** What the printer has to be told of functions. */
export interface Naming {
  name(fn: FunEntry): string;
  /** Whether it is a constant that is computed once, when its module is loaded. */
  isValue(fn: FunEntry): boolean;
}

const TWIN = '$deep';

interface Mode {
  readonly fn: FunEntry | undefined;
  readonly recursion: Recursion | undefined;
  /** In the generator. */
  readonly generator: boolean;
  /** What a jump assigns to; none where there is no loop around. */
  readonly loop: readonly Local[] | undefined;
  /** The names assigned to where parameters are bound anew each time. */
  readonly next: readonly string[];
}

export function printFunction(fn: FunEntry, built: BuiltFunction, recursion: Recursion, naming: Naming): string {
  const body = withoutUnused(built.body);
  const printer = new Printer(naming);
  const name = naming.name(fn);
  if (naming.isValue(fn)) return printer.constant(name, body);
  if (recursion.deep.size === 0) return `export ${printer.definition(fn, name, { ...built, body }, recursion, false)}`;
  const plain = printer.definition(fn, name, { ...built, body }, recursion, false);
  return `export ${plain}\n${printer.definition(fn, `${name}${TWIN}`, { ...built, body }, recursion, true)}`;
}

class Printer {
  readonly #naming: Naming;
  constructor(naming: Naming) {
    this.#naming = naming;
  }

  constant(name: string, body: readonly Statement[]): string {
    const mode: Mode = { fn: undefined, recursion: undefined, generator: false, loop: undefined, next: [] };
    const [only, ...more] = body;
    if (only?.kind === 'return' && more.length === 0)
      return `export const ${name} = ${this.#code(only.value, mode, false)};\n`;
    return `export const ${name} = (() => {\n${this.#statements(body, mode, false, '  ').join('\n')}\n})();\n`;
  }

  definition(fn: FunEntry, name: string, built: BuiltFunction, recursion: Recursion, generator: boolean): string {
    const { parameters, body } = built;
    const counts = recursion.deep.size > 0 && !generator;
    const again = recursion.loops && captures(body, new Set(parameters));
    const outer = parameters.map((one) => (again ? `${one.name}$` : one.name));
    const mode: Mode = {
      fn,
      recursion,
      generator,
      loop: recursion.loops ? parameters : undefined,
      next: outer,
    };
    const lines: string[] = [];
    const head = [...outer, ...(counts ? ['depth = 0'] : [])].join(', ');
    lines.push(`function${generator ? '*' : ''} ${name}(${head}) {`);
    if (counts) lines.push(`  if (depth >= $.limit) return $.run(${name}${TWIN}(${outer.join(', ')}));`);
    if (!recursion.loops) lines.push(...this.#statements(body, mode, false, '  '));
    else {
      lines.push('  for (;;) {');
      if (again) for (const one of parameters) lines.push(`    const ${one.name} = ${one.name}$;`);
      lines.push(...this.#statements(body, mode, false, '    '), '  }');
    }
    return `${[...lines, '}'].join('\n')}\n`;
  }

  #statements(body: readonly Statement[], mode: Mode, inLambda: boolean, indent: string): string[] {
    return body.flatMap((one) => {
      switch (one.kind) {
        case 'const':
          return [`${indent}const ${one.local.name} = ${this.#code(one.value, mode, inLambda)};`];
        case 'fields':
          return [`${indent}const ${fieldPattern(one.fields, one.array)} = ${this.#code(one.of, mode, inLambda)};`];
        case 'if': {
          const test = this.#code(one.test, mode, inLambda);
          const [only, ...more] = one.then;
          const then = this.#statements(one.then, mode, inLambda, `${indent}  `);
          if (only !== undefined && more.length === 0 && then.length === 1)
            return [`${indent}if (${test}) ${then[0]!.trim()}`];
          return [`${indent}if (${test}) {`, ...then, `${indent}}`];
        }
        default:
          return this.#return(one.value, mode, inLambda, indent);
      }
    });
  }

  #return(value: Code, mode: Mode, inLambda: boolean, indent: string): string[] {
    if (value.kind !== 'call' || value.callee !== mode.fn || inLambda || mode.loop === undefined)
      return [`${indent}return ${this.#code(value, mode, inLambda)};`];
    const changed = mode.loop.flatMap((parameter, i) => {
      const arg = value.args[i]!;
      const same = arg.kind === 'local' && arg.local === parameter;
      return same ? [] : [[mode.next[i]!, this.#code(arg, mode, inLambda)] as const];
    });
    const [names, codes] = [changed.map(([name]) => name), changed.map(([, code]) => code)];
    const jump = `${indent}continue;`;
    if (changed.length === 0) return [jump];
    if (changed.length === 1) return [`${indent}${names[0]} = ${codes[0]};`, jump];
    return [`${indent}[${names.join(', ')}] = [${codes.join(', ')}];`, jump];
  }

  #code(code: Code, mode: Mode, inLambda: boolean): string {
    switch (code.kind) {
      case 'text':
        return code.parts.map((part) => (typeof part === 'string' ? part : this.#code(part, mode, inLambda))).join('');
      case 'local':
        return code.local.name;
      case 'lambda':
        return this.#lambda(code, mode);
      default:
        return this.#call(code, mode, inLambda);
    }
  }

  #lambda({ parameters, body }: Extract<Code, { kind: 'lambda' }>, mode: Mode): string {
    const head = `(${parameters.map(({ name }) => name).join(', ')}) =>`;
    const [only, ...more] = body;
    if (only?.kind === 'return' && more.length === 0) {
      const value = this.#code(only.value, mode, true);
      return `${head} ${value.startsWith('{') ? `(${value})` : value}`;
    }
    const lines = this.#statements(body, mode, true, '    ');
    return `${head} {\n${lines.join('\n')}\n  }`;
  }

  #call({ callee, args }: Extract<Code, { kind: 'call' }>, mode: Mode, inLambda: boolean): string {
    const name = this.#naming.name(callee);
    if (this.#naming.isValue(callee)) return name;
    const given = args.map((arg) => this.#code(arg, mode, inLambda));
    if (inLambda || !mode.recursion?.deep.has(callee)) return `${name}(${given.join(', ')})`;
    if (mode.generator) return `(yield ${name}${TWIN}(${given.join(', ')}))`;
    return `${name}(${[...given, 'depth + 1'].join(', ')})`;
  }
}

function fieldPattern(fields: readonly (readonly [name: string, local: Local])[], array: boolean): string {
  if (!array) {
    const parts = fields.map(([name, { name: bound }]) => (name === bound ? name : `${name}: ${bound}`));
    return `{ ${parts.join(', ')} }`;
  }
  const size = Math.max(...fields.map(([at]) => Number(at))) + 1;
  const parts = Array.from({ length: size }, (_, i) => fields.find(([at]) => at === String(i))?.[1].name ?? '');
  return `[${parts.join(', ')}]`;
}
