/**
 * Data types: the type former, the constructors, and which arguments are parameters.
 *
 * A position is a parameter when every constructor has a variable of its own there that is erased and whose type needs
 * parameters only (core/format.ts). The kernel checks that and computes positivity from it.
 */
import type { Plicity, Raw, RawConstructor, RawData } from '../syntax/raw.ts';
import type { Context } from './context.ts';
import { evaluate, quote, quotePassing, variable, whnf } from './evaluate.ts';
import { exactName, shortName } from './names.ts';
import { closeType } from './rebase.ts';
import { fail, type Session } from './session.ts';
import { elaborateSignature } from './signature.ts';
import {
  app,
  type ConstructorInfo,
  type DataInfo,
  EXPLICIT,
  type Global,
  IMPLICIT,
  newGlobal,
  type Passing,
  type Quantity,
  type Term,
  TYPE,
  type Value,
} from './values.ts';
import { substitute } from './zonk.ts';

/** What is declared in a block of `parameters` or in a `where` takes what is in scope there as further parameters. */
export interface Around {
  readonly context: Context;
  readonly passing: readonly Passing<Term>[];
  /** What the full names begin with. */
  readonly name: (name: string) => string;
}

/** The type former, before its constructors are known. */
export function declareData(s: Session, raw: RawData, around: Around): Global {
  const { context, passing } = around;
  const own = inferredParameters(s, context, raw) ?? elaborateSignature(s, context, raw.type, true);
  if (telescope(own).result.t !== 'type') {
    fail(s, 'type', raw.span, `${raw.name} must end in Type, to be a data type`);
  }
  const type = closeType(context, own, passing);
  const global = newGlobal(around.name(raw.name), 'data', s.module, type, raw.visibility, 2);
  global.data = emptyInfo();
  return global;
}

/** `record D a p where { x : a; y : p x }`: the fields say what type p has. Null if nothing is to be inferred. */
function inferredParameters(s: Session, context: Context, raw: RawData): Term | null {
  const names: string[] = [];
  let unknown = false;
  for (let rest = raw.type; rest.kind === 'pi'; rest = rest.body) {
    names.push(rest.name ?? '_');
    unknown ||= rest.type.kind === 'infer';
  }
  const constructor = raw.constructors?.[0];
  if (raw.record === null || constructor === undefined || !unknown) return null;
  const { names: found, domains } = telescope(elaborateSignature(s, context, withoutResult(constructor.type), true));
  if (names.some((name, at) => found[at] !== name)) return null;
  const former = telescopeOf(raw.type);
  return names.reduceRight<Term>((body, name, at) => {
    const passing = former[at]!.kind === 'explicit' ? EXPLICIT : IMPLICIT;
    return { t: 'pi', quantity: 2, name, passing, domain: domains[at]!, body };
  }, TYPE);
}

function telescopeOf(type: Raw): Plicity[] {
  return type.kind === 'pi' ? [type.plicity, ...telescopeOf(type.body)] : [];
}

function withoutResult(type: Raw): Raw {
  return type.kind === 'pi' ? { ...type, body: withoutResult(type.body) } : { kind: 'type', span: type.span };
}

export function emptyInfo(): DataInfo {
  return {
    parameters: [],
    constructors: [],
    recordFields: null,
    isInterface: false,
    determining: null,
    superclasses: [],
    interface_: null,
  };
}

export function declareConstructor(s: Session, data: Global, raw: RawConstructor, tag: number, around: Around): Global {
  const { context, passing } = around;
  const declared = closeType(context, elaborateSignature(s, context, building(data, raw.type)), passing, 0);
  const inlined = s.aliases.size === 0 ? declared : withoutAliases(declared, 0, s.aliases);
  const type = builds(data, inlined) ? inlined : exposed(evaluate([], inlined), 0);
  if (!builds(data, type)) {
    fail(s, 'type', raw.span, `the constructor ${raw.name} must build a ${data.name.replace(/^.*\.(?=.)/, '')}`);
  }
  const visibility = data.visibility === 'public' ? 'public' : 'private';
  const global = newGlobal(around.name(raw.name), 'constructor', s.module, type, visibility, 2);
  global.constructor_ = { data, tag, parameters: [], fields: [], names: [], quantities: [] };
  return global;
}

function builds(data: Global, type: Term): boolean {
  const { result } = telescope(type);
  const head = result.t === 'app' ? result.fn : result;
  return head.t === 'const' && head.global === data;
}

/** Names for types that are declared together with the data are replaced by what they stand for. */
function withoutAliases(term: Term, size: number, aliases: ReadonlySet<Global>): Term {
  const go = (inner: Term, by = 0): Term => withoutAliases(inner, size + by, aliases);
  switch (term.t) {
    case 'const':
    case 'app': {
      const [head, args] = term.t === 'app' ? [term.fn, term.args.map((arg) => go(arg))] : [term, []];
      if (head.t !== 'const') return app(go(head), args);
      const { tree, arity } = head.global;
      if (!aliases.has(head.global) || tree?.kind !== 'body' || args.length < arity) return app(head, args);
      return app(go(substitute(tree.term, args.slice(0, arity), size)), args.slice(arity));
    }
    case 'lam':
      return { ...term, type: go(term.type), body: go(term.body, 1) };
    case 'pi':
      return { ...term, domain: go(term.domain), body: go(term.body, 1) };
    case 'let':
      return { ...term, type: go(term.type), value: go(term.value), body: go(term.body, 1) };
    default:
      return term;
  }
}

/** A function type that a definition or a \`let\` has hidden. */
function exposed(type: Value, size: number): Term {
  const value = whnf(type);
  if (value.v !== 'pi') return quote(value, size);
  const { quantity, name, domain } = value;
  const body = exposed(value.body(variable(size, name, domain)), size + 1);
  return { t: 'pi', quantity, name, passing: quotePassing(value.passing, size), domain: quote(domain, size), body };
}

/** What a constructor builds is the type that it is declared with, whatever else has its name. */
function building(data: Global, raw: Raw): Raw {
  switch (raw.kind) {
    case 'pi':
      return { ...raw, body: building(data, raw.body) };
    case 'apply':
    case 'applyNamed':
    case 'applyAuto':
      return { ...raw, fn: building(data, raw.fn) };
    case 'name':
      return raw.name === shortName(data.name) ? { ...raw, name: exactName(data) } : raw;
    default:
      return raw;
  }
}

/** When all constructors are known. */
export function finishData(
  data: Global,
  constructors: readonly Global[],
  recordFields: readonly string[] | null,
): void {
  const parameters = findParameters(data, constructors);
  data.data = { ...data.data!, parameters, constructors, recordFields };
  constructors.forEach((constructor, tag) => {
    constructor.constructor_ = constructorInfo(data, constructor, tag, parameters);
  });
}

interface Telescope {
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly domains: readonly Term[];
  readonly implicit: readonly boolean[];
  readonly result: Term;
}

export function telescope(type: Term): Telescope {
  const names: string[] = [];
  const quantities: Quantity[] = [];
  const domains: Term[] = [];
  const implicit: boolean[] = [];
  let result = type;
  while (result.t === 'pi') {
    names.push(result.name);
    quantities.push(result.quantity);
    domains.push(result.domain);
    implicit.push(result.passing.kind === 'implicit');
    result = result.body;
  }
  return { names, quantities, domains, implicit, result };
}

function constructorInfo(
  data: Global,
  constructor: Global,
  tag: number,
  parameters: readonly number[],
): ConstructorInfo {
  const { names, quantities, result } = telescope(constructor.type);
  const args = result.t === 'app' ? result.args : [];
  const places = parameters.map((position) => levelOf(args[position]!, names.length)!);
  const fields = names.map((_, at) => at).filter((at) => !places.includes(at));
  return { data, tag, parameters: places, fields, names, quantities };
}

function levelOf(term: Term, size: number): number | null {
  return term.t === 'var' ? size - 1 - term.index : null;
}

function findParameters(data: Global, constructors: readonly Global[]): number[] {
  const former = telescope(data.type);
  const shapes = constructors.map((constructor) => {
    const shape = telescope(constructor.type);
    return { ...shape, args: shape.result.t === 'app' ? shape.result.args : [] };
  });
  const accepted: number[] = [];
  const chosen: Set<number>[] = constructors.map(() => new Set());
  for (let position = 0; position < former.domains.length; position++) {
    if (!onlyMentions(former.domains[position]!, position, new Set(accepted))) continue;
    const levels = shapes.map((shape) => levelOf(shape.args[position]!, shape.names.length));
    const fits = levels.every((level, at) => {
      if (level === null || chosen[at]!.has(level)) return false;
      const shape = shapes[at]!;
      return shape.quantities[level] === 0 && onlyMentions(shape.domains[level]!, level, chosen[at]!);
    });
    if (!fits) continue;
    accepted.push(position);
    levels.forEach((level, at) => {
      chosen[at]!.add(level!);
    });
  }
  return accepted;
}

/** Are all variables of a term over `size` variables among these levels? */
function onlyMentions(term: Term, size: number, levels: ReadonlySet<number>): boolean {
  const go = (inner: Term, depth: number): boolean => {
    switch (inner.t) {
      case 'var': {
        const level = depth - 1 - inner.index;
        return level >= size || levels.has(level);
      }
      case 'app':
        return go(inner.fn, depth) && inner.args.every((arg) => go(arg, depth));
      case 'lam':
        return go(inner.type, depth) && go(inner.body, depth + 1);
      case 'pi':
        return go(inner.domain, depth) && go(inner.body, depth + 1);
      case 'let':
        return go(inner.type, depth) && go(inner.value, depth) && go(inner.body, depth + 1);
      default:
        return true;
    }
  };
  return go(term, size);
}
