/**
 * Fixities: which are in scope, and how a chain of operators and operands becomes a tree (Dijkstra's shunting yard).
 *
 * As in Idris 2: prefix `-` binds at 10, `=` is infix 0, a backticked name without a fixity is infix 1.
 */
import type { RawFixity, Span } from './raw.ts';

export type Shape = RawFixity['fixity'];

export class Fixities {
  readonly #infix = new Map<string, RawFixity[]>();
  readonly #prefix = new Map<string, RawFixity[]>();

  constructor() {
    this.add({ operator: '-', fixity: 'prefix', precedence: 10, visibility: 'public' });
    this.add({ operator: '=', fixity: 'infix', precedence: 0, visibility: 'public' });
  }
  #table(shape: Shape): Map<string, RawFixity[]> {
    return shape === 'prefix' ? this.#prefix : this.#infix;
  }
  /** The latest declaration of an operator is the one that counts. */
  add(fixity: RawFixity): void {
    const table = this.#table(fixity.fixity);
    const known = table.get(fixity.operator) ?? [];
    if (!known.includes(fixity)) table.set(fixity.operator, [...known, fixity]);
  }
  /** Forgets those of a module; `module` may be the last parts of its name. Says whether there was one. */
  remove(operator: string, shape: Shape, module: string): boolean {
    const table = this.#table(shape);
    const from = (known: RawFixity) => `.${known.module ?? ''}`.endsWith(`.${module}`) || module === '';
    const known = table.get(operator) ?? [];
    const left = known.filter((one) => one.fixity !== shape || !from(one));
    table.set(operator, left);
    return left.length < known.length;
  }
  infix(operator: string): RawFixity | undefined {
    return this.#infix.get(operator)?.at(-1);
  }
  prefix(operator: string): RawFixity | undefined {
    return this.#prefix.get(operator)?.at(-1);
  }
}

export interface Operator {
  /** As written, possibly qualified. */
  readonly name: string;
  readonly span: Span;
  readonly backticks: boolean;
}

export type Piece<T> =
  | { readonly kind: 'operand'; readonly term: T }
  | { readonly kind: 'operator'; readonly operator: Operator; readonly prefix: boolean };

interface Stacked {
  readonly operator: Operator;
  readonly prefix: boolean;
  readonly precedence: number;
  readonly shape: Shape;
}

/** `Data.List.(\\)` has the fixity of `\\`. */
export function root(name: string): string {
  const qualified = /^(?:[\p{Lu}_\u{a1}-\u{10ffff}][\p{L}\p{Nd}_'\u{a1}-\u{10ffff}]*\.)+(.+)$/u.exec(name);
  return qualified?.[1] ?? name;
}

/**
 * @param pieces operands and operators in order of the source; what stands between is correct by the parser
 * @param fail is told of an operator without fixity and of operators that do not associate
 */
export function resolve<T>(
  fixities: Fixities,
  pieces: readonly Piece<T>[],
  infix: (operator: Operator, left: T, right: T) => T,
  prefix: (operator: Operator, operand: T) => T,
  fail: (span: Span, message: string, notes: readonly string[]) => never,
): T {
  const operands: T[] = [];
  const stack: Stacked[] = [];
  const apply = (top: Stacked) => {
    const right = operands.pop()!;
    operands.push(top.prefix ? prefix(top.operator, right) : infix(top.operator, operands.pop()!, right));
  };
  for (const piece of pieces) {
    if (piece.kind === 'operand') {
      operands.push(piece.term);
      continue;
    }
    const incoming = stacked(piece.operator, piece.prefix);
    // An operator before its operand waits for it, whatever stands to its left.
    while (!incoming.prefix && stack.length > 0 && bindsTighter(stack.at(-1)!, incoming)) apply(stack.pop()!);
    stack.push(incoming);
  }
  while (stack.length > 0) apply(stack.pop()!);
  return operands[0]!;

  function stacked(operator: Operator, isPrefix: boolean): Stacked {
    const name = root(operator.name);
    const found = isPrefix ? fixities.prefix(name) : fixities.infix(name);
    if (found !== undefined) return { operator, prefix: isPrefix, precedence: found.precedence, shape: found.fixity };
    if (operator.backticks && !isPrefix && fixities.prefix(name) === undefined) {
      return { operator, prefix: false, precedence: 1, shape: 'infix' };
    }
    const other = isPrefix ? fixities.infix(name) : fixities.prefix(name);
    if (other !== undefined) {
      return fail(
        operator.span,
        `\`${name}\` is ${isPrefix ? 'not a prefix operator' : 'a prefix operator, not an infix one'}`,
        [],
      );
    }
    return fail(operator.span, `no fixity of the operator \`${name}\` is in scope`, [
      `declare it, as in \`infixl 6 ${name}\`, or import the module that does`,
    ]);
  }

  function bindsTighter(left: Stacked, right: Stacked): boolean {
    if (left.precedence !== right.precedence) return left.precedence > right.precedence;
    for (const side of [left, right]) {
      if (side.shape === 'infix') {
        return fail(right.operator.span, `\`${root(side.operator.name)}\` does not associate`, [
          'put parentheses around one of its uses',
        ]);
      }
    }
    return left.shape === 'infixl';
  }
}
