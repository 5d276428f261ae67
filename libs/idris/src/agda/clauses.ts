/**
 * Case trees as clauses, one for each leaf, with the constructors met on the way as patterns.
 *
 * A variable that index unification solves stays a variable pattern, which Agda then knows as its solution. A split with
 * no branch is an absurd pattern. Constructors without a branch are left out: whether they are impossible is for Agda to
 * find. What `otherwise` takes follows the branches, as Agda takes the first clause that fits.
 */
import type { FunctionDeclaration, PrimitiveType, Tree } from '../core/format.ts';
import { ExportError, identifier, literal } from './names.ts';
import { type Printing, printTerm, variable } from './terms.ts';

type Pattern =
  | { readonly kind: 'constructor'; readonly name: string; readonly fields: readonly number[] }
  | { readonly kind: 'text'; readonly text: string };

interface Branch {
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
      const type = literalType(f, tree.level);
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
      if (!p.own.has(name) && !p.signature(name).isConstructor) throw new ExportError(`${name} is not a constructor`);
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
        patterns: new Map(b.patterns).set(at, { kind: 'constructor', name, fields: added }),
      });
    }
    if (tree.otherwise !== undefined) walk(tree.otherwise, b);
  };

  walk(f.tree, { variables: Array.from({ length: f.arity }, (_, i) => i), patterns: new Map() });
  return lines;
}

function literalType(f: FunctionDeclaration, level: number): PrimitiveType {
  let rest = f.type;
  for (let i = 0; i < level && rest[0] === 'pi'; i++) rest = rest[4];
  const found = level < f.arity && rest[0] === 'pi' && rest[3][0] === 'const' ? rest[3][1] : undefined;
  if (found === 'Integer' || found === 'Int' || found === 'String' || found === 'Char') return found;
  throw new ExportError(
    `${f.name} compares variable ${level} with literals, and its type does not say of what type it is`,
  );
}
