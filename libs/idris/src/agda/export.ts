/**
 * A checked core module as an Agda module, for `agda --safe --with-K` to check anew: types, coverage, termination,
 * positivity, universes. Nothing is skipped; what cannot be said in Agda is an ExportError that names the declaration.
 *
 * Universes: shapes.ts. Primitives and natural numbers: primitive.ts. Quantities are dropped, so Agda checks erased parts
 * as all others; that erased things stay out of the running program is for the kernel alone.
 * Addition and multiplication of natural numbers, where they are defined as Agda's are, become Agda's, which are fast;
 * their defining equations are then stated, for Agda to check by computation.
 */
import type { CoreModule, DataDeclaration, Declaration, FunctionDeclaration, Term } from '../core/format.ts';
import { clauses } from './clauses.ts';
import type { Unknown } from './levels.ts';
import { ExportError, identifier, moduleName } from './names.ts';
import { BASE, isPrimitive, isPrimitiveType, primitiveModule } from './primitive.ts';
import { Inference, type Signature, separate, separateTree, typeArity } from './shapes.ts';
import { type Printing, printTerm, variable } from './terms.ts';

export interface Exported {
  /** The core module's name. */
  readonly name: string;
  readonly agdaName: string;
  readonly text: string;
  /** All it rests on, directly or not: modules that it names something of, and theirs. */
  readonly closure: readonly Exported[];
  /** All that core lets it name: what it imports, directly or not. */
  readonly scope: readonly Exported[];
  readonly signatures: ReadonlyMap<string, Signature>;
  /** Constants that are Agda's own. */
  readonly own: ReadonlyMap<string, string>;
  /** The declaration that begins at a line (from 1), ascending. */
  readonly declarations: readonly (readonly [line: number, name: string])[];
}

/** @throws ExportError if the module has something that cannot be said, or imports what was not exported */
export function exportModule(
  core: CoreModule,
  imported: ReadonlyMap<string, Exported>,
  agdaName = moduleName(core.name),
): Exported {
  const visible = new Set<Exported>();
  for (const name of core.imports) {
    const found = imported.get(name);
    if (found === undefined) throw new ExportError(`${name} is imported and was not exported`, core.name);
    for (const one of [...found.scope, found]) visible.add(one);
  }
  const signatures = new Map<string, Signature>();
  const own = new Map([...visible].flatMap((one) => [...one.own]));
  const used = new Map<Exported, Set<string>>();
  const signature = (name: string): Signature => {
    const found = signatures.get(name);
    if (found !== undefined) return found;
    for (const one of visible) {
      const there = one.signatures.get(name);
      if (there === undefined) continue;
      if (!own.has(name)) used.set(one, (used.get(one) ?? new Set()).add(name));
      return there;
    }
    if (isPrimitive(name)) {
      primitives.add(name);
      return isPrimitiveType(name) ? lowest : simple;
    }
    if (own.has(name)) return simple;
    throw new ExportError(`${name} has no counterpart in Agda`);
  };
  const simple: Signature = { levels: [], shape: { kind: 'other' } };
  const lowest: Signature = { levels: [], shape: lowestUniverse };
  const primitives = new Set<string>();
  const lines: string[] = [];
  const declarations: [number, string][] = [];
  const declare = (name: string): void => {
    const known = [signatures, own, ...[...visible].map((one) => one.signatures)].some((names) => names.has(name));
    // Agda takes two constructors of one name, and decides by their types.
    if (known || declared.has(name) || isPrimitive(name)) throw new ExportError(`${name} is declared twice`);
    declared.add(name);
  };
  const declared = new Set<string>();
  const write = (name: string, text: readonly string[]): void => {
    declarations.push([lines.length + 1, name]);
    lines.push(...text);
  };
  for (const group of core.groups) {
    let current = group[0]?.name ?? '';
    try {
      const inference = new Inference(signature);
      lines.push('');
      const fresh = group.map(apart);
      for (const d of fresh) for (const one of isData(d) ? [d, ...d.constructors] : [d]) declare(one.name);
      if (fresh.every(isData)) {
        const [first, ...more] = fresh;
        if (first !== undefined && more.length === 0 && first.name === core.builtins.nat) {
          naturals(first, own);
          signatures.set(first.name, lowest);
          continue;
        }
        for (const [name, s] of inference.data(fresh)) signatures.set(name, s);
        for (const d of fresh) write(d.name, dataHead(d, printing(d.name)));
        for (const d of fresh) {
          current = d.name;
          write(d.name, dataBody(d, printing(d.name)));
        }
      } else {
        const functions = fresh.filter((d) => d.kind === 'function');
        for (const [name, s] of inference.functions(functions)) signatures.set(name, s);
        for (const f of functions) write(f.name, [functionHead(f, printing(f.name))]);
        for (const f of functions) {
          current = f.name;
          const p = printing(f.name);
          // In a body the expected type says which levels are meant; a body that is a type has none.
          const uses = typeArity(signature(f.name)) === undefined ? new Map() : p.uses;
          write(f.name, functionBody(f, core, { ...p, uses }));
        }
      }
      function printing(name: string): Printing {
        const { levels } = signature(name);
        const levelName = (u: Unknown) => (levels.includes(u) ? `ℓ${levels.indexOf(u)}` : undefined);
        return { signature, universes: inference.universes, uses: inference.uses, own, levelName };
      }
    } catch (error) {
      const message = error instanceof ExportError ? error.message : `internal error of the export: ${String(error)}`;
      throw new ExportError(message, core.name, current);
    }
  }
  // Only what is used is opened: Agda keeps with each module all names that were in scope there.
  const header = [
    '{-# OPTIONS --safe --with-K #-}',
    `module ${agdaName} where`,
    '',
    `open import ${primitiveModule} using (${[BASE, ...[...primitives].map(identifier).sort()].join('; ')})`,
    ...[...used].map(
      ([one, names]) => `open import ${one.agdaName} using (${[...names].map(identifier).sort().join('; ')})`,
    ),
  ];
  return {
    name: core.name,
    agdaName,
    text: `${[...header, ...lines].join('\n')}\n`,
    closure: [...new Set([...used.keys()].flatMap((one) => [...one.closure, one]))],
    scope: [...visible],
    signatures,
    own,
    declarations: declarations.map(([line, name]) => [line + header.length, name]),
  };
}

const lowestUniverse: Signature['shape'] = { kind: 'universe', level: { least: 0, unknowns: new Map() } };
const isData = (d: Declaration): d is DataDeclaration => d.kind === 'data';

function apart(d: Declaration): Declaration {
  if (d.kind === 'function') return { ...d, type: separate(d.type), tree: separateTree(d.tree) };
  const constructors = d.constructors.map((c) => ({ ...c, type: separate(c.type) }));
  return { ...d, type: separate(d.type), constructors };
}

/** The data type of natural numbers is Agda's, if it looks like it. */
function naturals(d: DataDeclaration, own: Map<string, string>): void {
  const [z, s, ...more] = d.constructors;
  const self = JSON.stringify(['const', d.name]);
  const domain = s?.type[0] === 'pi' ? [s.type[3], s.type[4]].map((t) => JSON.stringify(t)) : [];
  const plain = d.type[0] === 'type' && JSON.stringify(z?.type) === self && domain.every((t) => t === self);
  if (z === undefined || s === undefined || more.length > 0 || !plain || domain.length === 0)
    throw new ExportError('it is not zero and successor');
  own.set(d.name, 'Nat').set(z.name, 'zero').set(s.name, 'suc');
}

const levelsOf = (name: string, p: Printing): readonly string[] => p.signature(name).levels.map((_, i) => `ℓ${i}`);
const levelBinders = (name: string, p: Printing): string =>
  levelsOf(name, p)
    .map((l) => `(${l} : Level) → `)
    .join('');

interface Binder {
  readonly name: string;
  readonly domain: string;
}
/** The telescope of a type and its end. */
function telescope(type: Term, p: Printing): { readonly binders: readonly Binder[]; readonly end: string } {
  const names: string[] = [];
  const binders: Binder[] = [];
  let rest = type;
  for (; rest[0] === 'pi'; rest = rest[4]) {
    const name = variable(names.length);
    binders.push({ name, domain: printTerm(rest[3], names, p) });
    names.push(name);
  }
  return { binders, end: printTerm(rest, names, p) };
}
const bound = (binders: readonly Binder[]): string => binders.map((b) => `(${b.name} : ${b.domain})`).join(' ');

function dataHead(d: DataDeclaration, p: Printing): readonly string[] {
  const { binders, end } = telescope(d.type, p);
  if (d.parameters.some((at, i) => at >= binders.length || at <= (d.parameters[i - 1] ?? -1)))
    throw new ExportError('its parameters are not ascending positions of its arguments');
  const parameters = [
    ...levelsOf(d.name, p).map((name) => ({ name, domain: 'Level' })),
    ...d.parameters.map((at) => binders[at]!),
  ];
  const indices = binders.filter((_, i) => !d.parameters.includes(i));
  const head = `data ${[identifier(d.name), bound(parameters)].filter((part) => part !== '').join(' ')}`;
  return [`${head} : ${indices.length === 0 ? '' : `${bound(indices)} → `}${end}`];
}

function dataBody(d: DataDeclaration, p: Printing): readonly string[] {
  const names = d.parameters.map((_, i) => variable(i));
  const constructors = d.constructors.map((c) => {
    const { binders, end } = telescope(c.type, p);
    const fields = binders.slice(names.length);
    return `  ${identifier(c.name)} : ${fields.length === 0 ? '' : `${bound(fields)} → `}${end}`;
  });
  return [['data', identifier(d.name), ...levelsOf(d.name, p), ...names, 'where'].join(' '), ...constructors];
}

const functionHead = (f: FunctionDeclaration, p: Printing): string =>
  `${identifier(f.name)} : ${levelBinders(f.name, p)}${printTerm(f.type, [], p)}`;

function functionBody(f: FunctionDeclaration, core: CoreModule, p: Printing): readonly string[] {
  const lines = clauses(f, levelsOf(f.name, p), p);
  const { plus, mult } = core.builtins.functions ?? {};
  const operator = f.name === plus ? '+' : f.name === mult ? '*' : undefined;
  if (operator === undefined) return lines;
  const name = identifier(f.name);
  // Each clause becomes an equation, over the variables of its patterns.
  const laws = lines.map((line, i) => {
    const [lhs, rhs] = line.replaceAll(/x\d+@/g, '').split(' = ') as [string, string];
    const variables = [...new Set(lhs.match(/x\d+/g) ?? [])];
    const over = variables.length === 0 ? '' : `(${variables.join(' ')} : Nat) → `;
    const law = `${name}-law${i}`;
    return [`${law} : ${over}(${lhs}) ≡ (${rhs})`, [law, ...variables.map(() => '_'), '= refl'].join(' ')];
  });
  return [`${name} x0 x1 = x0 ${operator} x1`, ...laws.flat()];
}
