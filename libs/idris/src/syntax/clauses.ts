/**
 * Clauses: patterns, right sides, `with` and `where`.
 */
import type { Cursor } from './cursor.ts';
import { block } from './declarations.ts';
import { clauseName, isVariable, MANY, name } from './desugar.ts';
import { simple } from './expressions.ts';
import { PATTERN, quantity, scoped } from './names.ts';
import { expression, operators } from './operators.ts';
import type { Quantity, Raw, RawClause, Span } from './raw.ts';
import { patternNames } from './records.ts';
import { typeExpression } from './types.ts';

/**
 * @param withArguments how many `| pattern` the left side must have
 * @param parent the left side that `_` stands for, in the clauses of a `with`
 */
export function clause(p: Cursor, withArguments: number, parent: Raw | null): RawClause {
  return p.nested(() => {
    const start = p.token.start;
    const column = p.indent;
    p.head = p.position;
    const written = operators(p, PATTERN);
    let left = written.kind === 'infer' && parent !== null ? parent : written;
    while (p.acceptSymbol('|')) {
      const arg = expression(p, PATTERN);
      left = { kind: 'applyWith', span: p.spanFrom(start), fn: left, arg };
    }
    const count = countWithArguments(left);
    if (count !== withArguments) {
      const wanted =
        withArguments === 0 ? 'no `|` pattern' : `${withArguments} \`|\` pattern${withArguments === 1 ? '' : 's'}`;
      p.fail(
        p.spanFrom(start),
        `this left side has ${count} \`|\` pattern${count === 1 ? '' : 's'}; expected ${wanted}`,
      );
    }
    if (parent !== null) refuseStranger(p, parent, left);
    refuseShadowing(p, left);
    if (p.acceptKeyword('impossible')) {
      p.expectEnd('a clause');
      return { span: p.spanFrom(start), left, right: { kind: 'impossible' }, where: [] };
    }
    if (p.keyword('with')) return withClause(p, start, column, left, withArguments);
    if (!p.symbol('=')) p.unexpected('`=`, `with` or `impossible` after the left side of a clause');
    p.next();
    if (!p.more()) p.unexpected('an expression after `=`');
    const term = scoped(p, () => typeExpression(p));
    const where = p.acceptKeyword('where') ? block(p, column) : [];
    p.expectEnd('a clause');
    return { span: p.spanFrom(start), left, right: { kind: 'body', term }, where };
  });
}

/** The clauses of a `with` are of the function whose clause it is in. */
function refuseStranger(p: Cursor, parent: Raw, left: Raw): void {
  const [expected, found] = [clauseName(parent), clauseName(left)];
  if (expected === found) return;
  p.fail(left.span, `the clauses of this \`with\` are of \`${expected}\`; this one is of \`${found}\``);
}

/** `f (C f) = f`: which f is meant on the right would be anybody's guess. */
function refuseShadowing(p: Cursor, left: Raw): void {
  const defined = clauseName(left);
  if (defined === null || !isVariable(defined)) return;
  for (
    let at = left;
    at.kind === 'apply' || at.kind === 'applyNamed' || at.kind === 'applyAuto' || at.kind === 'applyWith';
    at = at.fn
  ) {
    if (patternNames(at.arg).includes(defined))
      p.fail(at.arg.span, `this pattern binds \`${defined}\`, the name that is being defined`);
  }
}

function countWithArguments(left: Raw): number {
  let count = 0;
  for (let at = left; at.kind === 'applyWith'; at = at.fn) count += 1;
  return count;
}

interface Scrutinee {
  readonly quantity: Quantity;
  readonly term: Raw;
  readonly proof: string | null;
  readonly proofQuantity: Quantity;
}

function withClause(p: Cursor, start: number, column: number, left: Raw, outer: number): RawClause {
  p.next();
  while (p.is('pragma', 'syntactic')) p.next();
  const scrutinees: Scrutinee[] = [];
  do {
    const many = quantity(p);
    if (!p.symbol('(')) p.unexpected('`(` and what `with` looks at');
    const term = scoped(p, () => simple(p));
    let proof: string | null = null;
    let proofQuantity = MANY;
    if (p.acceptKeyword('proof')) {
      proofQuantity = quantity(p);
      if (!p.is('ident')) p.unexpected('a name for the proof');
      proof = p.next().text;
    }
    scrutinees.push({ quantity: many, term, proof, proofQuantity });
  } while (p.acceptSymbol('|'));
  const clauses: RawClause[] = [];
  const inner = () => clauses.push(clause(p, outer + scrutinees.length, left));
  if (!p.symbol('{') && p.token.column <= column)
    p.unexpected('the clauses of `with`, indented more than the clause that it is in');
  p.block(column, inner);
  if (clauses.length === 0) p.unexpected('the clauses of `with`');
  return withChain(p, p.spanFrom(start), left, scrutinees, clauses);
}

/** `with (a) | (b)` looks at `a`, and at `b` inside. */
function withChain(
  p: Cursor,
  span: Span,
  left: Raw,
  scrutinees: readonly Scrutinee[],
  clauses: readonly RawClause[],
): RawClause {
  const [first, ...rest] = scrutinees as readonly [Scrutinee, ...Scrutinee[]];
  const { quantity: many, term, proof, proofQuantity } = first;
  if (rest.length === 0) {
    const right = { kind: 'with', quantity: many, scrutinee: term, proof, proofQuantity, clauses } as const;
    return { span, left, right, where: [] };
  }
  const bound = name(term.span, p.fresh('with'));
  const inner = withChain(p, span, { kind: 'applyWith', span: left.span, fn: left, arg: bound }, rest, clauses);
  const right = { kind: 'with', quantity: many, scrutinee: term, proof, proofQuantity, clauses: [inner] } as const;
  return { span, left, right, where: [] };
}
