/**
 * Case trees as clauses, one for each leaf, with the constructors met on the way as patterns.
 *
 * A variable that index unification solves stays a variable pattern, which Agda then knows as its solution. A split with
 * no branch is an absurd pattern. Constructors without a branch are left out: whether they are impossible is for Agda to
 * find. What `otherwise` takes follows the branches, as Agda takes the first clause that fits.
 */
import type { FunctionDeclaration, PrimitiveType, Term, Tree } from '../core/format.ts';
import { ExportError, identifier, literal } from './names.ts';
import { isPrimitiveType } from './primitive.ts';
import type { Signature } from './shapes.ts';
import { type Printing, printTerm, variable } from './terms.ts';

type Pattern =
  | { readonly kind: 'constructor'; readonly name: string; readonly fields: readonly number[] }
  | { readonly kind: 'text'; readonly text: string };

/** A term with what its variables stand for, as far as that is known. */
interface Closure {
  readonly term: Term;
  readonly scope: readonly (Closure | undefined)[];
}

interface Branch {
  /** By position. */
  readonly types: readonly (Closure | undefined)[];
  /** For each variable the one it is: a field of what is split again is that of the first split. */
  readonly variables: readonly number[];
  readonly patterns: ReadonlyMap<number, Pattern>;
}

export function clauses(f: FunctionDeclaration, levels: readonly string[], p: Printing): readonly string[] {
  const lines: string[] = [];
  const head = [identifier(f.name), ...levels];

  const pattern = (at: number, b: Branch): string => {
    const name = variable(at);
    const found = b.patterns.get(at);
    if (found === undefined) return name;
    if (found.kind === 'text') return found.text;
    const con = p.own.get(found.name) ?? identifier(found.name);
    return `${name}@(${[con, ...found.fields.map((field) => pattern(field, b))].join(' ')})`;
  };
  const left = (b: Branch): string => [...head, ...Array.from({ length: f.arity }, (_, i) => pattern(i, b))].join(' ');

  const walk = (tree: Tree, b: Branch): void => {
    if (tree.kind === 'body') {
      lines.push(`${left(b)} = ${printTerm(tree.term, b.variables.map(variable), p)}`);
      return;
    }
    const at = b.variables[tree.level];
    if (at === undefined) throw new ExportError(`a split names variable ${tree.level} of ${b.variables.length}`);
    const before = b.patterns.get(at);
    if (tree.kind === 'literal') {
      if (before !== undefined) throw new ExportError(`variable ${tree.level} is compared with literals, and is known`);
      const type = literalType(b.types[at]);
      if (type === undefined)
        throw new ExportError(`variable ${tree.level} is compared with literals, and its type is not seen to have any`);
      for (const { value, tree: inner } of tree.branches) {
        const text = literal(type, value);
        walk(inner, { ...b, patterns: new Map(b.patterns).set(at, { kind: 'text', text }) });
      }
      walk(tree.otherwise, b);
      return;
    }
    if (tree.branches.length === 0 && tree.otherwise === undefined) {
      lines.push(left({ ...b, patterns: new Map(b.patterns).set(at, { kind: 'text', text: '()' }) }));
      return;
    }
    for (const { constructor: name, fields, tree: inner } of tree.branches) {
      // Agda would take an unknown name for a variable, which everything matches.
      if (!p.own.has(name) && p.signature(name).constructorType === undefined)
        throw new ExportError(`${name} is not a constructor`);
      if (before !== undefined) {
        if (before.kind !== 'constructor' || before.name !== name || before.fields.length !== fields.length)
          throw new ExportError(`variable ${tree.level} is ${name}, and is known to be something else`);
        walk(inner, { ...b, variables: [...b.variables, ...before.fields] });
        continue;
      }
      const start = b.variables.length;
      const added = fields.map((_, i) => start + i);
      walk(inner, {
        variables: [...b.variables, ...added],
        types: [...b.types, ...fieldTypes(p.own.has(name) ? undefined : p.signature(name), fields.length, b.types[at])],
        patterns: new Map(b.patterns).set(at, { kind: 'constructor', name, fields: added }),
      });
    }
    if (tree.otherwise !== undefined) walk(tree.otherwise, b);
  };

  const types: Closure[] = [];
  for (let rest = f.type; types.length < f.arity && rest[0] === 'pi'; rest = rest[4])
    types.push({ term: rest[3], scope: types.map(() => undefined) });
  walk(f.tree, { variables: Array.from({ length: f.arity }, (_, i) => i), types, patterns: new Map() });
  return lines;
}

/** What a term is an application of, with the variables followed that stand for something. */
function headOf({ term, scope }: Closure): { readonly name: string; readonly args: readonly Closure[] } | undefined {
  if (term[0] === 'const') return { name: term[1], args: [] };
  if (term[0] === 'var') {
    const found = scope[scope.length - 1 - term[1]];
    return found === undefined ? undefined : headOf(found);
  }
  const head = term[0] === 'app' ? headOf({ term: term[1], scope }) : undefined;
  if (head === undefined || term[0] !== 'app') return undefined;
  return { name: head.name, args: [...head.args, ...term[2].map((arg) => ({ term: arg, scope }))] };
}

/** Without evaluation; undefined if it is not plain to see. */
function literalType(type: Closure | undefined): PrimitiveType | undefined {
  const head = type === undefined ? undefined : headOf(type);
  return head !== undefined && isPrimitiveType(head.name) ? head.name : undefined;
}

/** The types of a constructor's fields, where what is split on has this type. */
function fieldTypes(
  constructor: Signature | undefined,
  fields: number,
  type: Closure | undefined,
): readonly (Closure | undefined)[] {
  const args = (type && headOf(type)?.args) ?? [];
  const scope: (Closure | undefined)[] = (constructor?.data?.parameters ?? []).map((at) => args[at]);
  let rest = constructor?.constructorType;
  for (let i = 0; i < scope.length && rest?.[0] === 'pi'; i++) rest = rest[4];
  return Array.from({ length: fields }, () => {
    if (rest?.[0] !== 'pi') return undefined;
    const found: Closure = { term: rest[3], scope: [...scope] };
    scope.push(undefined);
    rest = rest[4];
    return found;
  });
}
