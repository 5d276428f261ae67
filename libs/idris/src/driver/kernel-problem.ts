/**
 * What the kernel refuses, told in the source's words and at the place in the source that it is about.
 *
 * The kernel knows declarations and no source. Where inside of a declaration the mistake is, is found again in Raw: which
 * recursive call does not get smaller, which use of a variable is one too many. A wrong guess moves the underline, and
 * nothing else; what cannot be found is told at the declaration's name.
 */
import type { Diagnostic, More, Place, Span } from '../diagnostic.ts';
import { findByFullName } from '../elaborate/imported.ts';
import { sourceName, topName } from '../elaborate/print.ts';
import type { KernelError } from '../kernel/kernel.ts';
import { sidesOf } from '../render/kernel-values.ts';
import { parseHeader } from '../syntax/parser.ts';
import type { Raw, RawClause, RawDeclaration } from '../syntax/raw.ts';
import { definitionsIn, everyTerm, type RawDefinition, rightSides } from '../syntax/walk.ts';
import type { Source } from './graph.ts';
import { problem } from './source.ts';
import { type Known, placesOfCycle } from './universe-cycle.ts';

interface Told extends More {
  readonly message: string;
  readonly span?: Span;
}

/** @param moduleOf what is known of a module that the one at hand rests on */
export function kernelProblem(
  known: Known,
  error: KernelError,
  moduleOf: (name: string) => Known | undefined,
): Diagnostic {
  const { source, declarations, place } = known;
  const definitions = definitionsIn(declarations);
  const told =
    error.cycle.length > 0
      ? universe(source, error, (name) => (name === source.name ? known : moduleOf(name)))
      : tell(source, definitions, declarations, error, place);
  const { message, span, ...more } = told ?? untold(error);
  return { ...problem(source.file, error.kind, message, [], span ?? place(error.declaration)), ...more };
}

/** A cycle of universe levels; the last demand of it is the declaration's, or it came with an import. */
function universe(source: Source, error: KernelError, moduleOf: (name: string) => Known | undefined): Told {
  const owner = findByFullName(error.declaration, moduleOf)?.source;
  const own = owner === source;
  const importing = own ? undefined : importOf(source, owner);
  return {
    message: own
      ? 'universe levels form a cycle: a type would contain itself'
      : 'universe levels of these imports form a cycle: a type would contain itself',
    notes: [
      `each Type is a universe of its own, and these demands on them have no solution${own ? '' : ' together, though each module is accepted without the others'}:`,
    ],
    places: placesOfCycle(error, source.file, moduleOf),
    ...(importing === undefined ? {} : { span: importing }),
  };
}

/** The import that brings a module in. */
function importOf(source: Source, module: Source | undefined): Span {
  const written = parseHeader(source.file, source.text).imports.findLast((one) => {
    const imported = source.imported.get(one.module);
    return module !== undefined && imported?.closure.includes(module) === true;
  });
  return written?.span ?? { start: 0, end: 0 };
}

/** What has no better telling: in the kernel's words, with what it compared. */
function untold(error: KernelError): Told {
  const sides = sidesOf(error);
  return {
    message: error.message,
    notes: [`the kernel refuses ${error.declaration}`, ...(sides === '' ? [] : [sides])],
  };
}

function tell(
  source: Source,
  definitions: readonly RawDefinition[],
  declarations: readonly RawDeclaration[],
  error: KernelError,
  place: (full: string) => Span,
): Told | undefined {
  const { message } = error;
  const own = definitions.filter(({ name }) => name === topName(error.declaration));
  switch (error.kind) {
    case 'termination':
      return termination(source.text, definitions, sourceName(error.declaration), own[0]);
    case 'positivity': {
      const built = /^(\S+) is not strictly positive: field \S+ of (\S+)$/.exec(message);
      if (built === null) return undefined;
      const [data, constructor] = [sourceName(built[1]!), sourceName(built[2]!)];
      return {
        message: `${data} is not strictly positive: a field of ${constructor} takes it as an argument`,
        span: place(built[2]!),
        notes: [`a function from ${data} in ${data} itself would let a value run for ever`],
      };
    }
    case 'quantity': {
      const erased = /^(\S+) is erased and is used at run time$/.exec(message);
      const clauses = own.flatMap((one) => one.clauses);
      if (erased !== null) return usedErased(declarations, clauses, erased[1]!, topName(error.declaration));
      const linear = /^(\S+) has quantity 1 and is (not used|used more than once)$/.exec(message);
      return linear === null ? undefined : usedWrongly(clauses, linear[1]!, linear[2] === 'not used');
    }
    default:
      return undefined;
  }
}

// Termination --------------------------------------------------------------------

interface Call {
  readonly span: Span;
  readonly name: string;
  readonly args: readonly Raw[];
  readonly clause: RawClause;
}

function spine(raw: Raw): { readonly head: Raw; readonly args: readonly Raw[] } {
  const args: Raw[] = [];
  let head = raw;
  while (
    head.kind === 'apply' ||
    head.kind === 'applyNamed' ||
    head.kind === 'applyAuto' ||
    head.kind === 'applyWith'
  ) {
    if (head.kind === 'apply') args.unshift(head.arg);
    head = head.fn;
  }
  return { head, args };
}

function callsIn(definition: RawDefinition, to: ReadonlySet<string>): readonly Call[] {
  return definition.clauses.flatMap((clause) => {
    const found: Call[] = [];
    const heads = new Set<Raw>();
    for (const raw of everyTerm(rightSides(clause))) {
      const { head, args } = spine(raw);
      if (head.kind !== 'name' || heads.has(head) || !to.has(head.name)) continue;
      heads.add(head);
      found.push({ span: raw.span, name: head.name, args, clause });
    }
    return found;
  });
}

/** The variables that matching takes out of a pattern. */
function partsOf(pattern: Raw): ReadonlySet<string> {
  const { args } = spine(pattern);
  const names = new Set<string>();
  for (const raw of everyTerm(args)) if (raw.kind === 'name') names.add(raw.name);
  return names;
}

function termination(
  text: string,
  definitions: readonly RawDefinition[],
  name: string,
  own: RawDefinition | undefined,
): Told | undefined {
  if (own === undefined) return undefined;
  const members = cycleOf(definitions, own.name);
  const among = definitions.filter((one) => members.has(one.name));
  const calls = among.flatMap((one) => callsIn(one, members));
  const patterns = ({ clause }: Call) => spine(clause.left).args;
  const smaller = (call: Call) =>
    call.args.some((arg, at) => {
      const { head } = spine(arg);
      const pattern = patterns(call)[at];
      return pattern !== undefined && head.kind === 'name' && partsOf(pattern).has(head.name);
    });
  const suspicious = calls.filter((call) => !smaller(call));
  const [first, ...rest] = suspicious.length > 0 ? suspicious : calls;
  if (first === undefined) return undefined;
  const written = ({ span }: Raw) => text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const self = members.size === 1;
  const given = patterns(first);
  const notes = first.args.flatMap((arg, at) => {
    const pattern = given[at];
    return !self || pattern === undefined
      ? []
      : [`argument ${at + 1} is ${written(arg)}, and the clause was given ${written(pattern)}`];
  });
  const places: readonly Place[] = rest
    .slice(0, 3)
    .map(({ span, name: to }) => ({ span, message: self ? 'and so is this call' : `which calls ${to} again` }));
  return {
    message: self
      ? `${name} may not terminate: no argument of this call is smaller`
      : `${[...members].join(', ')} call each other and may not terminate: around the cycle no argument gets smaller`,
    span: first.span,
    notes: notes.slice(0, 4),
    ...(places.length === 0 ? {} : { places }),
    tries: ['pass on a part that matching takes out of an argument, as k out of S k or xs out of x :: xs'],
  };
}

/** The definitions that a function reaches and that reach it, by name. */
function cycleOf(definitions: readonly RawDefinition[], name: string): ReadonlySet<string> {
  const names = new Set(definitions.map((one) => one.name));
  const mentions = new Map(
    definitions.map((one) => {
      const found = new Set<string>();
      for (const raw of everyTerm(one.clauses.flatMap(rightSides)))
        if (raw.kind === 'name' && names.has(raw.name)) found.add(raw.name);
      return [one.name, found] as const;
    }),
  );
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const stack = [...(mentions.get(from) ?? [])];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      stack.push(...(mentions.get(at) ?? []));
    }
    return seen;
  };
  const cycle = new Set([...reach(name)].filter((other) => other === name || reach(other).has(name)));
  return cycle.add(name);
}

// Quantities ---------------------------------------------------------------------

function usesOf(clauses: readonly RawClause[], name: string): readonly Span[] {
  const spans: Span[] = [];
  for (const raw of everyTerm(clauses.flatMap(rightSides)))
    if (raw.kind === 'name' && raw.name === name) spans.push(raw.span);
  return spans.toSorted((a, b) => a.start - b.start);
}

function usedErased(
  declarations: readonly RawDeclaration[],
  clauses: readonly RawClause[],
  name: string,
  of: string,
): Told {
  const [span] = usesOf(clauses, name);
  const claim = everyClaim(declarations).find((one) => one.name === of);
  let written = false;
  for (let type = claim?.type; type?.kind === 'pi'; type = type.body) written ||= type.name === name;
  return {
    message: `${name} is erased and is used at run time`,
    ...(span === undefined ? {} : { span }),
    notes: [
      written
        ? 'its quantity in the type is 0'
        : 'the type mentions it without binding it, so that it is there for checking only',
    ],
    tries: [written ? 'leave out the 0 where it is bound' : `bind it in the type of ${of}: {${name} : _} -> …`],
  };
}

function everyClaim(declarations: readonly RawDeclaration[]): readonly (RawDeclaration & { kind: 'claim' })[] {
  return declarations.flatMap((one) => {
    if (one.kind === 'claim') return [one];
    return 'declarations' in one ? everyClaim(one.declarations) : [];
  });
}

function usedWrongly(clauses: readonly RawClause[], name: string, never: boolean): Told {
  const why = 'what has quantity 1 is used exactly once, in each case';
  for (const clause of clauses) {
    const bound = [...everyTerm(spine(clause.left).args)].find((raw) => raw.kind === 'name' && raw.name === name);
    if (bound === undefined) continue;
    const [first, second] = usesOf([clause], name);
    if (never && first === undefined)
      return { message: `${name} has quantity 1 and is not used`, span: bound.span, notes: [why] };
    if (!never && first !== undefined && second !== undefined) {
      return {
        message: `${name} has quantity 1 and is used more than once`,
        span: second,
        notes: [why],
        places: [{ span: first, message: 'it is used here already' }],
      };
    }
  }
  return { message: `${name} has quantity 1 and is ${never ? 'not used' : 'used more than once'}`, notes: [why] };
}

/** A lifted function's name begins with that of the function it came from. */
export function declaredAt(source: Source, declarations: readonly RawDeclaration[], full: string): Span {
  let best = { length: 0, span: { start: 0, end: 0 } };
  const visit = (prefix: string, list: readonly RawDeclaration[]) => {
    for (const one of list) {
      if (one.kind === 'namespace') visit(`${prefix}${one.name}.`, one.declarations);
      else if (one.kind === 'mutual' || one.kind === 'parameters' || one.kind === 'using')
        visit(prefix, one.declarations);
      else if (one.kind === 'claim' || one.kind === 'data' || one.kind === 'interface') {
        const name = prefix + one.name;
        if (full.startsWith(name) && name.length > best.length) best = { length: name.length, span: one.nameSpan };
        if (one.kind === 'data') {
          for (const built of one.constructors ?? []) {
            const constructed = prefix + built.name;
            if (full === constructed) best = { length: constructed.length, span: built.span };
          }
        }
      }
    }
  };
  visit(`${source.name}.`, declarations);
  return best.span;
}
