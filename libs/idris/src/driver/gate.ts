/**
 * The gate: what a module may not use, whatever the checkers would say; most of it for packages of proofs only.
 *
 * Looks at Raw, so every use is found where it is written, in unreachable code too. That a name is declared without a
 * body, or partial, is found here for the same reason; the elaborator and the kernel find it again by other means.
 */
import type { Diagnostic, DiagnosticKind, Span } from '../diagnostic.ts';
import { root } from '../syntax/fixity.ts';
import type { Raw, RawClause, RawDeclaration, RawModule } from '../syntax/raw.ts';
import { parts } from '../syntax/walk.ts';
import { problem } from './source.ts';

/** Names that make something out of nothing. */
const ESCAPES: ReadonlySet<string> = new Set([
  'believe_me',
  'really_believe_me',
  'prim__believe_me',
  'assert_total',
  'assert_smaller',
  'assert_linear',
  'idris_crash',
  'prim__crash',
  'unsafePerformIO',
  'unsafeCreateWorld',
  'unsafeDestroyWorld',
  'unsafePerformPrimIO',
]);
/** Flags of a declaration that take it out of what is checked. */
const REFUSED_FLAGS: ReadonlySet<string> = new Set(['foreign', 'extern', 'unsafe', 'export', 'nomangle', 'external']);

/** Of what the gate finds, what no checker could vouch for: refused in every program. The rest is for proofs. */
export function forEvery(found: readonly Diagnostic[]): Diagnostic[] {
  return found.filter((one) => one.kind === 'escape');
}

export function gate(file: string, module: RawModule): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (kind: DiagnosticKind, span: Span, message: string, ...notes: string[]) => {
    found.push(problem(file, kind, message, notes, span));
  };

  const term = (start: Raw): void => {
    // A stack, not recursion: a list of a thousand elements is a thousand deep.
    const stack: Raw[] = [start];
    for (let raw = stack.pop(); raw !== undefined; raw = stack.pop()) {
      if (raw.kind === 'name' && ESCAPES.has(root(raw.name))) {
        report('escape', raw.span, `${root(raw.name)} may not be used`, 'it lets anything be proved');
      }
      if (raw.kind === 'hole') report('hole', raw.span, `?${raw.name} is a hole: something that is not yet proved`);
      if (raw.kind === 'local') declarations(raw.declarations);
      stack.push(...parts(raw));
    }
  };
  const clause = ({ left, right, where }: RawClause): void => {
    term(left);
    if (right.kind === 'body') term(right.term);
    if (right.kind === 'with') {
      term(right.scrutinee);
      right.clauses.forEach(clause);
    }
    declarations(where);
  };
  const flags = (given: readonly string[], span: Span) => {
    for (const flag of given) {
      if (REFUSED_FLAGS.has(flag))
        report('escape', span, `%${flag} may not be used`, 'what it declares is not checked');
    }
  };

  function declarations(list: readonly RawDeclaration[]): void {
    const defined = new Set(list.flatMap((one) => (one.kind === 'definition' ? [root(one.name)] : [])));
    for (const mutual of list) {
      if (mutual.kind !== 'mutual') continue;
      for (const one of mutual.declarations) if (one.kind === 'definition') defined.add(root(one.name));
    }
    const completed = new Set(
      list.flatMap((one) => (one.kind === 'data' && one.constructors !== null ? [one.name] : [])),
    );
    for (const one of list) declaration(one, defined, completed);
  }

  function declaration(one: RawDeclaration, defined: ReadonlySet<string>, completed: ReadonlySet<string>): void {
    switch (one.kind) {
      case 'claim':
        flags(one.flags, one.nameSpan);
        totality(one.totality, one.nameSpan);
        if (!defined.has(one.name)) {
          report(
            'axiom',
            one.nameSpan,
            `${one.name} is declared and never defined`,
            'that is an axiom: nothing shows that it holds',
          );
        }
        term(one.type);
        return;
      case 'definition':
        one.clauses.forEach(clause);
        return;
      case 'data':
        flags(one.flags, one.nameSpan);
        totality(one.totality, one.nameSpan);
        term(one.type);
        for (const { type } of one.constructors ?? []) term(type);
        if (one.constructors === null && !completed.has(one.name)) {
          report('axiom', one.nameSpan, `the data type ${one.name} is announced and never defined`);
        }
        return;
      case 'interface': {
        for (const parameter of one.parameters) term(parameter.type);
        for (const superclass of one.superclasses) term(superclass.type);
        // Methods have no body here; defaults have.
        const methods = new Set(one.methods.flatMap((method) => (method.kind === 'claim' ? [method.name] : [])));
        for (const method of one.methods) declaration(method, methods, methods);
        return;
      }
      case 'implementation':
        flags(one.flags, one.span);
        for (const parameter of one.implicits) term(parameter.type);
        for (const constraint of one.constraints) term(constraint.type);
        term(one.head);
        declarations(one.body);
        return;
      case 'parameters':
        for (const parameter of one.parameters) term(parameter.type);
        declarations(one.declarations);
        return;
      case 'mutual':
        for (const inner of one.declarations)
          declaration(inner, new Set([...defined, ...definedIn(one.declarations)]), completed);
        return;
      case 'using':
        for (const { type } of one.implicits) term(type);
        declarations(one.declarations);
        return;
      case 'namespace':
        declarations(one.declarations);
        return;
      case 'failing':
        // It must not elaborate, so nothing in it is there afterwards.
        return;
      case 'pragma':
        if (one.words[0] === 'default' && one.words[1] !== 'total') totality(one.words[1] ?? '', one.span);
        return;
    }
  }
  function totality(given: string | null, span: Span): void {
    if (given === 'partial' || given === 'covering') {
      report(
        'totality',
        span,
        `\`${given}\` may not be used in proofs`,
        'what does not end, or has no case for an argument, proves nothing',
      );
    }
  }

  declarations(module.declarations);
  return found;
}

function definedIn(list: readonly RawDeclaration[]): string[] {
  return list.flatMap((one) => (one.kind === 'definition' ? [one.name] : []));
}
