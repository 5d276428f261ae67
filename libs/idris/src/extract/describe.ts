/**
 * What only the source says of its declarations: their documentation, and what the arguments of a function are called.
 * Read from the parsed module; nothing that is computed depends on it.
 */
import type { Raw, RawClause, RawDeclaration, RawModule } from '../syntax/raw.ts';

export interface Description {
  /** By full name; the module's own under its name. */
  readonly docs: ReadonlyMap<string, string>;
  /** The names that clauses give to a function's explicit arguments, in order; empty where none has one. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
}

export function describe(module: RawModule, space: string): Description {
  const docs = new Map<string, string>();
  const parameters = new Map<string, readonly string[]>();
  const document = (name: string, doc: string): void => {
    if (doc !== '') docs.set(name, doc);
  };
  const visit = (prefix: string, declarations: readonly RawDeclaration[]): void => {
    for (const one of declarations) {
      if (one.kind === 'namespace') visit(`${prefix}${one.name}.`, one.declarations);
      else if (one.kind === 'mutual' || one.kind === 'using' || one.kind === 'parameters')
        visit(prefix, one.declarations);
      else if (one.kind === 'claim' || one.kind === 'interface') document(prefix + one.name, one.doc);
      else if (one.kind === 'definition') parameters.set(prefix + one.name, parametersOf(one.clauses));
      else if (one.kind === 'data') {
        document(prefix + one.name, one.doc);
        for (const con of one.constructors ?? []) document(prefix + con.name, con.doc);
      }
    }
  };
  document(module.name, module.doc);
  visit(`${space}.`, module.declarations);
  return { docs, parameters };
}

/** Of each position the first name that a clause has there. */
function parametersOf(clauses: readonly RawClause[]): readonly string[] {
  const names: string[] = [];
  for (const { left } of clauses) {
    for (const [i, pattern] of explicitArguments(left).entries()) {
      if (pattern.kind === 'as' || (pattern.kind === 'name' && /^[a-z]/.test(pattern.name))) names[i] ||= pattern.name;
      else names[i] ??= '';
    }
  }
  return Array.from(names, (name) => name ?? '');
}

function explicitArguments(left: Raw): readonly Raw[] {
  if (left.kind === 'apply') return [...explicitArguments(left.fn), left.arg];
  return left.kind === 'applyNamed' || left.kind === 'applyAuto' ? explicitArguments(left.fn) : [];
}
