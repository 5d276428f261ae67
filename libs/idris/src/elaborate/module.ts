/**
 * A module: its imports' names, its declarations in order, and core in dependency order.
 *
 * Errors of independent declarations are collected; a declaration that failed leaves its name without a meaning.
 */
import type { CoreModule } from '../core/format.ts';
import { Consequence, type Diagnostic, Rejected, type Span } from '../diagnostic.ts';
import { meant, similar } from '../similar.ts';
import type { Raw, RawClaim, RawDeclaration, RawModule, RawParameter, Totality } from '../syntax/raw.ts';
import { builtinPragma } from './builtin.ts';
import { elaborateClauses } from './clause.ts';
import { bind, type Context, EMPTY, evaluateIn, nested, quoteIn } from './context.ts';
import { type Around, declareConstructor, declareData, finishData } from './data.ts';
import { evaluate, OutOfSteps, typeOfGlobal, variable, whnf } from './evaluate.ts';
import { type Expected, failsAsExpected } from './failing.ts';
import { coreDeclaration, groups, mentions } from './finish.ts';
import { addHint, declareImplementation, defineImplementation, type Implementing } from './implementation.ts';
import { Globals, type Imported } from './imported.ts';
import { elaborateInterface } from './interface.ts';
import { setTree } from './lift.ts';
import type { Memory } from './memory.ts';
import { clearProblems, settleAll } from './metas.ts';
import { NameTable, shortName } from './names.ts';
import type { Observer } from './observe.ts';
import { integerToNat, NAT, NAT_OPERATIONS, naturalComputation, primitiveGlobals } from './primitives.ts';
import { printIn } from './print.ts';
import { abandonProduced, declareGlobal, finishProduced, withOwner } from './produce.ts';
import { closeType } from './rebase.ts';
import { recordProjections } from './record.ts';
import { fail, resolve, type Session } from './session.ts';
import { elaborateSignature } from './signature.ts';
import { store } from './store.ts';
import type { Stored } from './stored.ts';
import { infer } from './term.ts';
import { attempt } from './trail.ts';
import { convertible } from './unify.ts';
import { defineUntyped, hasUnknown, needsNoType, parameterNames } from './untyped.ts';
import { type Global, newGlobal, type Passing, type Term, TYPE } from './values.ts';
import { zonk } from './zonk.ts';

export interface ElaboratedModule {
  readonly core: CoreModule;
  readonly diagnostics: readonly Diagnostic[];
  /** Where each global was declared, by full name. */
  readonly spans: Readonly<Record<string, Span>>;
  /** What importers need; null if there are diagnostics. */
  readonly stored: Stored | null;
  /** Blocks that must fail, and that only the kernel can find fault with. */
  readonly expected: readonly Expected[];
}

/** How to elaborate for somebody who asks, and not for a verdict. */
export interface Asked {
  /** Given what is known when all has been elaborated. */
  readonly ask?: (s: Session) => void;
  /** Given what will be known, before anything is elaborated. */
  readonly begin?: (s: Session) => void;
  readonly observer?: Observer;
  /** What was elaborated before, and the text of the module; core is not made then. */
  readonly memory?: { readonly of: Memory; readonly text: string };
}

export function elaborateModule(
  module: RawModule,
  file: string,
  imports: (name: string) => Imported,
  asked: Asked = {},
): ElaboratedModule {
  clearProblems();
  const s = openSession(module, file, imports, asked.observer ?? null);
  asked.begin?.(s);
  if (asked.memory === undefined) declarations(s, module.declarations, EMPTY);
  else {
    markMisspelt(s, module.declarations);
    const around = JSON.stringify([module.imports.map(({ alias, module: name }) => [name, alias]), module.fixities]);
    const loaded = module.imports.map((one) => imports(one.module));
    asked.memory.of.elaborate(s, module.declarations, asked.memory.text, around, loaded, (raw) =>
      declare(s, raw, EMPTY),
    );
  }
  asked.ask?.(s);
  const finished = new Set(s.finished);
  for (const one of s.waiting.values()) {
    report(s, one.span, () =>
      fail(s, 'implicit', one.nameSpan, `nothing says what the \`?\` in the type of ${one.name} is`),
    );
  }
  const sound = s.diagnostics.length === 0 && s.failed.size === 0;
  for (const global of s.own) {
    if (global.kind !== 'function' || (global.tree !== null && finished.has(global))) continue;
    // Of what failed, it is enough to say why; but a name that nothing is said of must reach the kernel.
    if (!sound && (global.tree !== null || s.broken.has(global.name))) continue;
    report(s, module.span, () =>
      fail(s, 'axiom', s.spans.get(global.name)!, `${shortName(global.name)} has a type and no definition`, {
        notes: ['a name without a definition is an axiom: nothing shows that there is such a thing'],
        tries: [`define it: ${shortName(global.name)} = …`],
      }),
    );
  }
  if (asked.memory !== undefined) {
    const nothing: CoreModule = { format: 'lago-core/1', name: s.module, imports: s.imports, builtins: {}, groups: [] };
    return {
      core: nothing,
      diagnostics: s.diagnostics,
      spans: Object.fromEntries(s.spans),
      stored: null,
      expected: [],
    };
  }
  const core = coreOf(s, module.span, s.finished);
  close(s);
  const hints = [...s.hints].flatMap(([data, globals]) =>
    globals.filter((global) => global.module === s.module).map((global) => ({ data, global })),
  );
  const publishing = {
    name: module.name,
    imports: module.imports.map((one) => one.module),
    reexports: module.imports.filter((one) => one.public).map((one) => ({ module: one.module, alias: one.alias })),
    fixities: module.fixities.filter((fixity) => fixity.visibility !== 'private'),
    named: s.own.filter((global) => s.names.has(global)),
    hints,
  };
  const stored = s.diagnostics.length > 0 ? null : store(publishing);
  const { diagnostics, expected } = s;
  return { core, diagnostics, spans: Object.fromEntries(s.spans), stored, expected };
}

/** From now on what is not `public export` does not unfold. */
function close(s: Session): void {
  for (const global of s.own) {
    global.typeValue = null;
    if (global.kind === 'function' && global.visibility !== 'public') global.opaque = true;
  }
}

function coreOf(s: Session, span: Span, finished: readonly Global[]): CoreModule {
  const usable = finished.filter((global) => global.kind === 'data' || global.tree !== null);
  const ordered = groups(s.diagnostics.length > 0 ? withoutBroken(usable) : usable);
  for (const group of ordered) refuseInductionRecursion(s, span, group);
  const operations = Object.entries(NAT_OPERATIONS).filter(([name]) => s.own.some((global) => global.name === name));
  const functions = Object.fromEntries(operations.map(([name, operation]) => [operation, name]));
  const builtins = s.builtinNat?.module === s.module ? { nat: s.builtinNat.name, functions } : {};
  return {
    format: 'lago-core/1',
    name: s.module,
    imports: s.imports,
    builtins,
    groups: ordered.map((group) => group.map(coreDeclaration)),
  };
}

/** Those that rest on nothing of this module that is not among them. */
function withoutBroken(usable: readonly Global[]): readonly Global[] {
  const mine = usable[0]?.module;
  const needs = new Map(usable.map((one) => [one, [...mentions(one)].filter(({ module }) => module === mine)]));
  let whole = usable;
  for (;;) {
    const there = new Set(whole);
    const next = whole.filter((global) => needs.get(global)!.every((one) => there.has(one)));
    if (next.length === whole.length) return next;
    whole = next;
  }
}

function refuseInductionRecursion(s: Session, span: Span, group: readonly Global[]): void {
  const data = group.find((one) => one.kind === 'data');
  const fn = group.find((one) => one.kind === 'function');
  if (data === undefined || fn === undefined) return;
  report(s, span, () =>
    fail(s, 'subset', s.spans.get(data.name)!, 'induction-recursion is not in this checker’s subset', {
      notes: [
        fn.name.includes(':')
          ? `A \`case\` or \`if\` in the types of ${shortName(data.name)}’s constructors mentions it.`
          : `${shortName(data.name)} and ${shortName(fn.name)} are defined by each other.`,
      ],
    }),
  );
}

// Imports ------------------------------------------------------------------------

/** The primitives, as a module without a name that everybody imports. */
const PRIMITIVES = {
  name: '',
  lastNames: () => primitiveGlobals().keys(),
  named: (last: string): readonly Global[] => {
    const global = primitiveGlobals().get(last);
    return global === undefined ? [] : [global];
  },
};

function openSession(
  module: RawModule,
  file: string,
  imports: (name: string) => Imported,
  observer: Observer | null,
): Session {
  /** Each after those that it imports. */
  const loaded = new Map<string, Imported>();
  const loading = new Set<string>();
  const load = (name: string): void => {
    if (loading.has(name)) return;
    loading.add(name);
    const imported = imports(name);
    for (const inner of imported.imports) load(inner);
    loaded.set(name, imported);
  };
  const seen = new Map<string, { readonly module: Imported; readonly as: string }>();
  const see = (name: string, as: string): void => {
    const key = `${name} as ${as}`;
    if (seen.has(key)) return;
    const imported = imports(name);
    seen.set(key, { module: imported, as });
    for (const inner of imported.reexports) see(inner.module, inner.alias ?? inner.module);
  };
  for (const one of module.imports) {
    load(one.module);
    see(one.module, one.alias ?? one.module);
  }
  const s: Session = {
    file,
    module: module.name,
    imports: module.imports.map((one) => one.module),
    namespace: module.space ?? module.name,
    names: new NameTable([...seen.values(), { module: PRIMITIVES, as: '' }]),
    hidden: new Set(),
    all: new Globals(loaded, primitiveGlobals()),
    hints: new Map(),
    opened: [],
    owner: { name: module.name, visibility: 'private', quantity: 2 },
    lifted: new Map(),
    produced: [],
    finished: [],
    own: [],
    closed: new Map(),
    spans: new Map(),
    broken: new Set(),
    observer,
    failed: new Set(module.unread ?? []),
    declared: declaredIn(module.declarations),
    forward: new Set(),
    blocks: new Map(),
    diagnostics: [],
    expected: [],
    using: [],
    totality: new Map(),
    defaultTotality: 'covering',
    builtinNat: null,
    views: [],
    defaultHints: [],
    waiting: new Map(),
    aliases: new Set(),
    literals: new Map(),
    unboundImplicits: true,
    prefixProjections: true,
    forced: null,
    ambiguities: 0,
  };
  for (const imported of loaded.values()) for (const { data, global } of imported.hints) addHint(s, data, global);
  const nat = s.all.get(NAT);
  if (nat !== undefined) setBuiltinNat(s, nat);
  return s;
}

/** Where this module declares what, by the names of the source. */
function declaredIn(all: readonly RawDeclaration[]): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const one of all) {
    if (one.kind === 'claim' || one.kind === 'data' || one.kind === 'interface') found.set(one.name, one.nameSpan);
    if (one.kind === 'data') for (const { name, span } of one.constructors ?? []) found.set(name, span);
    if ('declarations' in one && one.kind !== 'failing')
      for (const [name, span] of declaredIn(one.declarations)) found.set(name, span);
  }
  return found;
}

function setBuiltinNat(s: Session, nat: Global): void {
  s.builtinNat = nat;
  const conversion = integerToNat(nat);
  s.all.set(conversion.name, conversion);
  s.names.add(conversion.name, conversion);
}

// Declarations -------------------------------------------------------------------

function report(s: Session, span: Span, run: () => void, names: readonly string[] = []): void {
  try {
    run();
  } catch (error) {
    abandonProduced(s);
    for (const name of names) {
      s.broken.add(name);
      s.failed.add(shortName(name));
    }
    // What it follows from has been said, here or when the source was read.
    if (error instanceof Consequence) return;
    if (error instanceof Rejected) s.diagnostics.push(error.diagnostic);
    else if (error instanceof OutOfSteps || (error instanceof RangeError && /call stack/.test(error.message))) {
      s.diagnostics.push({
        kind: 'resource',
        file: s.file,
        span,
        message: error instanceof OutOfSteps ? 'this takes too long to evaluate' : 'this nests too deep to evaluate',
        notes: [],
        ...(error instanceof OutOfSteps ? {} : { tries: ['give an inner part a name of its own'] }),
      });
    } else throw error;
  }
}

/** @param parameters the context of `parameters` blocks around */
function declarations(s: Session, all: readonly RawDeclaration[], parameters: Context): void {
  markMisspelt(s, all);
  for (const declaration of all) declare(s, declaration, parameters);
}

/** Clauses with a slip in the name are missing where they belong, and that is no mistake of its own. */
function markMisspelt(s: Session, all: readonly RawDeclaration[]): void {
  const claimed = new Set(all.flatMap((one) => (one.kind === 'claim' ? [one.name] : [])));
  all.forEach((one, at) => {
    const before = all[at - 1];
    if (one.kind !== 'definition' || before?.kind !== 'definition') return;
    if (claimed.has(one.name) || !claimed.has(before.name)) return;
    if (s.all.has(`${s.namespace}.${one.name}`) || similar(one.name, [before.name]).length === 0) return;
    s.failed.add(before.name);
  });
}

function declare(s: Session, raw: RawDeclaration, parameters: Context): void {
  switch (raw.kind) {
    case 'claim':
      report(s, raw.span, () => claim(s, raw, parameters), [`${s.namespace}.${raw.name}`]);
      return;
    case 'definition':
      report(s, raw.span, () => define(s, raw, parameters), [`${s.namespace}.${raw.name}`]);
      return;
    case 'data':
      report(s, raw.span, () => data(s, raw, parameters), namesOf(s, raw));
      return;
    case 'interface':
      report(s, raw.span, () => elaborateInterface(s, raw), namesOf(s, raw));
      return;
    case 'implementation':
      report(s, raw.span, () => {
        const implementing = declareImplementation(s, raw, around(s, parameters));
        register(s, parameters, implementing.global);
        s.broken.add(implementing.global.name);
        defineImplementation(s, implementing);
        s.broken.delete(implementing.global.name);
      });
      return;
    case 'namespace':
      inNamespace(s, raw.name, () => declarations(s, raw.declarations, parameters));
      return;
    case 'mutual':
      mutual(s, raw.declarations, parameters);
      return;
    case 'parameters':
      report(s, raw.span, () => parameterBlock(s, raw.parameters, raw.declarations, parameters));
      return;
    case 'using': {
      const before = s.using;
      s.using = [...raw.implicits, ...before];
      declarations(s, raw.declarations, parameters);
      s.using = before;
      return;
    }
    case 'failing':
      report(s, raw.span, () => failing(s, raw, parameters));
      return;
    case 'pragma':
      report(s, raw.span, () => pragma(s, raw));
      return;
  }
}

/** What a declaration brings into scope. */
function namesOf(s: Session, raw: RawDeclaration): string[] {
  const names = (one: RawDeclaration): readonly string[] => {
    if (one.kind === 'claim') return [one.name];
    if (one.kind === 'data')
      return [one.name, ...(one.constructors ?? []).map(({ name }) => name), ...(one.record?.fields ?? [])];
    if (one.kind === 'interface') return [one.name, ...one.methods.flatMap(names)];
    return [];
  };
  return names(raw).map((name) => `${s.namespace}.${name}`);
}

/** What is not `public export` unfolds in its own namespace only, and in those inside of it. */
function inNamespace(s: Session, name: string, declare: () => void): void {
  const before = s.namespace;
  const first = s.own.length;
  const spaces = name.split('.').map((_, at, parts) => [before, ...parts.slice(0, at + 1)].join('.'));
  const unfolds = (opaque: boolean) => {
    for (const space of spaces) for (const global of s.closed.get(space) ?? []) global.opaque = opaque;
  };
  // What an earlier block of that name declared.
  unfolds(false);
  s.namespace = `${before}.${name}`;
  declare();
  s.namespace = before;
  for (const global of s.own.slice(first)) {
    if (global.kind !== 'function' || global.visibility === 'public') continue;
    global.opaque = true;
    if (!spaces.includes(global.home)) continue;
    const closed = s.closed.get(global.home);
    if (closed === undefined) s.closed.set(global.home, [global]);
    else closed.push(global);
  }
  unfolds(true);
}

/** @param open what stands at a `?` may be found with the definition */
function claim(s: Session, raw: RawClaim, parameters: Context, open = false): void {
  if (!open && hasUnknown(raw.type)) {
    s.waiting.set(`${s.namespace}.${raw.name}`, raw);
    return;
  }
  for (const flag of raw.flags) {
    if (/^(foreign|extern|unsafe)/.test(flag)) {
      fail(s, 'escape', raw.nameSpan, `${raw.name} is defined outside the language (%${flag.split(' ')[0]})`);
    }
  }
  const { context, passing } = around(s, parameters);
  const type = closeType(context, elaborateSignature(s, context, raw.type, false, open), passing);
  const global = newGlobal(`${s.namespace}.${raw.name}`, 'function', s.module, type, raw.visibility, raw.quantity);
  declareGlobal(s, global, raw.nameSpan);
  register(s, parameters, global);
  s.totality.set(global.name, raw.totality ?? s.defaultTotality);
  if (raw.flags.includes('defaulthint')) s.defaultHints.push(global);
  if (raw.flags.some((flag) => flag === 'hint' || flag.startsWith('globalhint'))) {
    const head = resultOf(type);
    if (head === null) {
      fail(s, 'search', raw.nameSpan, `${raw.name} cannot be a hint: its result is no data type`);
    }
    addHint(s, head, global);
  }
  if (!open) clearProblems();
}

/** The data type that a function gives, when all its arguments are there. */
function resultOf(type: Term): Global | null {
  let result = whnf(evaluate([], type));
  for (let level = 0; result.v === 'pi'; level++)
    result = whnf(result.body(variable(level, result.name, result.domain)));
  return result.v === 'data' ? result.global : null;
}

/** Where a declaration stands: in a block of `parameters`, or in none. */
function around(s: Session, parameters: Context): Around {
  const block = s.blocks.get(parameters.env);
  return {
    context: nested(parameters, block?.globals ?? [], parameters.env),
    passing: block?.passing ?? [],
    name: (name) => `${s.namespace}.${name}`,
  };
}

/** From now on, in the blocks around, the name stands for itself applied to their parameters. */
function register(s: Session, parameters: Context, global: Global): void {
  for (let block = s.blocks.get(parameters.env) ?? null; block !== null; block = block.outer) {
    global.inBlock = true;
    if (!block.globals.includes(global)) block.globals.push(global);
  }
}

function define(s: Session, raw: RawDeclaration & { kind: 'definition' }, parameters: Context): void {
  const full = `${s.namespace}.${raw.name}`;
  const waiting = s.waiting.get(full);
  if (waiting !== undefined && s.waiting.delete(full)) claim(s, waiting, parameters, true);
  const global = s.all.get(full);
  if (global === undefined && !s.broken.has(full) && !s.failed.has(raw.name) && needsNoType(raw)) {
    const { context, passing } = around(s, parameters);
    const made = newGlobal(full, 'function', s.module, TYPE, 'private', 2);
    defineUntyped(s, made, raw.clauses[0]!, context, passing);
    declareGlobal(s, made, raw.span);
    register(s, parameters, made);
    s.totality.set(made.name, s.defaultTotality);
    finishProduced(s);
    return;
  }
  if (global === undefined || global.module !== s.module || global.kind !== 'function') {
    if (s.broken.has(`${s.namespace}.${raw.name}`) || s.failed.has(raw.name)) return;
    if (s.module.startsWith(QUERY)) return infers(s, raw);
    s.failed.add(raw.name);
    const near = similar(
      raw.name,
      s.own.filter(({ kind }) => kind === 'function').map(({ name }) => shortName(name)),
    );
    throw new Rejected({
      kind: 'scope',
      file: s.file,
      span: raw.clauses[0]!.left.span,
      message: `${raw.name} has no type`,
      notes: [],
      tries: [...meant(near), `declare it before: ${raw.name} : …`],
    });
  }
  if (global.tree !== null) {
    const before = s.spans.get(global.name)!;
    fail(s, 'scope', raw.span, `${raw.name} is defined twice`, {
      notes: ['the clauses of a function stand together'],
      places: [{ span: before, message: 'its type is here' }],
    });
  }
  s.broken.add(global.name);
  withOwner(s, global, () => {
    const { arity, tree } = elaborateClauses(
      s,
      raw.name,
      evaluate([], global.type),
      around(s, parameters).context,
      raw.clauses,
      raw.span,
    );
    setTree(global, arity, tree);
  });
  s.produced.push({ global, span: s.spans.get(global.name) ?? raw.span });
  finishProduced(s);
  global.compute = naturalComputation(global.name);
  s.broken.delete(global.name);
}

/** Modules that somebody asks with begin so; their definitions need no type. */
export const QUERY = '{query';

/** `x = e` of which nobody said the type. */
function infers(s: Session, raw: RawDeclaration & { kind: 'definition' }): void {
  const right = raw.clauses[0]!.right;
  const name = `${s.namespace}.${raw.name}`;
  if (right.kind !== 'body') return fail(s, 'scope', raw.span, `${raw.name} has no type`);
  const before = s.owner;
  s.owner = { name, visibility: 'private', quantity: 2 };
  try {
    const found = infer(s, EMPTY, right.term);
    settleAll();
    const type = zonk(quoteIn(EMPTY, found.type), 0);
    const global = newGlobal(name, 'function', s.module, type, 'private', 2);
    setTree(global, 0, { kind: 'body', term: found.term });
    declareGlobal(s, global, raw.span);
    finishProduced(s);
  } finally {
    s.owner = before;
  }
}

function data(s: Session, raw: RawDeclaration & { kind: 'data' }, parameters: Context): void {
  const global = dataType(s, raw, around(s, parameters));
  register(s, parameters, global);
  if (raw.constructors === null) return;
  const inside = around(s, parameters);
  const made = raw.constructors.map((constructor, tag) => declareConstructor(s, global, constructor, tag, inside));
  finishData(global, made, raw.record?.fields ?? null);
  made.forEach((constructor, at) => {
    declareGlobal(s, constructor, raw.constructors![at]!.span);
    register(s, parameters, constructor);
  });
  const [built] = made;
  if (raw.record !== null && built !== undefined) {
    for (const projection of recordProjections(s, global, built, parameters.size)) {
      declareGlobal(s, projection, raw.nameSpan);
      register(s, parameters, projection);
    }
    finishProduced(s);
  }
  if (global.name === NAT) {
    const [zero, successor] = made;
    if (zero !== undefined) zero.nat = 'zero';
    if (successor !== undefined) successor.nat = 'successor';
    setBuiltinNat(s, global);
  }
  finishProduced(s);
}

function dataType(s: Session, raw: RawDeclaration & { kind: 'data' }, where: Around): Global {
  const forward = s.all.get(`${s.namespace}.${raw.name}`);
  if (forward?.kind === 'data' && forward.module === s.module && s.forward.delete(forward.name)) {
    if (raw.type.kind === 'infer') return forward;
    const { context, passing } = where;
    const again = evaluate([], closeType(context, elaborateSignature(s, context, raw.type, true), passing));
    if (!convertible(again, typeOfGlobal(forward), 0)) {
      fail(s, 'type', raw.nameSpan, `${raw.name} was declared with another type`, {
        expected: printIn(EMPTY, typeOfGlobal(forward)),
        found: printIn(EMPTY, again),
      });
    }
    return forward;
  }
  const made = declareData(s, raw, where);
  declareGlobal(s, made, raw.nameSpan);
  if (raw.constructors === null) s.forward.add(made.name);
  return made;
}

/** Types first, then what they are the types of. */
function mutual(s: Session, all: readonly RawDeclaration[], parameters: Context): void {
  const later: (() => void)[] = [];
  for (const raw of all) {
    if (raw.kind === 'data' && raw.constructors !== null) {
      declare(s, { ...raw, constructors: null }, parameters);
      later.push(() => declare(s, raw, parameters));
    }
  }
  const early = aliasesIn(all);
  for (const raw of early) {
    declare(s, raw, parameters);
    const global = raw.kind === 'definition' ? s.all.get(`${s.namespace}.${raw.name}`) : undefined;
    if (global !== undefined && global.tree !== null) s.aliases.add(global);
  }
  for (const run of later.splice(0)) run();
  s.aliases.clear();
  const implementing: Implementing[] = [];
  for (const raw of all) {
    if (early.has(raw)) continue;
    if (raw.kind === 'claim' || raw.kind === 'interface') declare(s, raw, parameters);
    else if (raw.kind === 'implementation') {
      report(s, raw.span, () => {
        const one = declareImplementation(s, raw, around(s, parameters));
        register(s, parameters, one.global);
        s.broken.add(one.global.name);
        implementing.push(one);
      });
    } else if (raw.kind !== 'data' && raw.kind !== 'definition') declare(s, raw, parameters);
  }
  for (const one of implementing) {
    report(s, one.raw.span, () => {
      defineImplementation(s, one);
      s.broken.delete(one.global.name);
    });
  }
  for (const raw of all) if (raw.kind === 'definition' && !early.has(raw)) declare(s, raw, parameters);
}

/** Names for types that constructors mention, such as `Env = List Value`: their claims and definitions. */
function aliasesIn(all: readonly RawDeclaration[]): Set<RawDeclaration> {
  const mentioned = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('kind' in part && part.kind === 'name' && 'name' in part) mentioned.add(String(part.name));
    for (const inner of Object.values(part)) visit(inner);
  };
  for (const raw of all) if (raw.kind === 'data') visit(raw.constructors?.map((one) => one.type));
  const definitions = all.filter(
    (raw) =>
      raw.kind === 'definition' &&
      mentioned.has(raw.name) &&
      needsNoType(raw) &&
      raw.clauses[0]!.where.length === 0 &&
      parameterNames(raw.clauses[0]!) !== null,
  );
  const names = new Set(definitions.map((raw) => (raw.kind === 'definition' ? raw.name : '')));
  const claims = all.filter((raw) => raw.kind === 'claim' && names.has(raw.name));
  return new Set([...claims, ...definitions]);
}

function parameterBlock(
  s: Session,
  binders: readonly RawParameter[],
  inside: readonly RawDeclaration[],
  outer: Context,
): void {
  const span = binders[0]!.span;
  const telescope = binders.reduceRight<Raw>((body, binder) => ({ ...binder, kind: 'pi', body }), {
    kind: 'type',
    span,
  });
  let { context } = around(s, outer);
  const passing: Passing<Term>[] = [...(s.blocks.get(outer.env)?.passing ?? [])];
  // Names that the parameters' types leave unbound become parameters too.
  for (let type = elaborateSignature(s, context, telescope); type.t === 'pi'; type = type.body) {
    context = bind(
      context,
      type.name,
      evaluateIn(context, type.domain),
      type.quantity,
      /^[^{_]/.test(type.name),
    ).context;
    passing.push(type.passing);
  }
  clearProblems();
  s.blocks.set(context.env, { passing, globals: [], outer: s.blocks.get(outer.env) ?? null });
  declarations(s, inside, context);
}

/** The block must not elaborate; whatever it declares is forgotten. */
function failing(s: Session, raw: RawDeclaration & { kind: 'failing' }, parameters: Context): void {
  const sandbox: Session = {
    ...s,
    names: s.names.copy(),
    all: s.all.copy(),
    hints: new Map([...s.hints].map(([key, value]) => [key, [...value]])),
    own: [],
    closed: new Map(),
    produced: [],
    finished: [],
    spans: new Map(s.spans),
    hidden: new Set(s.hidden),
    broken: new Set(s.broken),
    failed: new Set(s.failed),
    forward: new Set(s.forward),
    totality: new Map(s.totality),
    literals: new Map(s.literals),
    defaultHints: [...s.defaultHints],
    waiting: new Map(s.waiting),
    diagnostics: [],
  };
  // What was declared before the block may be defined in it; not for those after it.
  const before = s.own.map((global) => [global, { ...global }] as const);
  const { span, message } = raw;
  const outcome = attempt(
    () => {
      declarations(sandbox, raw.declarations, parameters);
      return coreOf(sandbox, span, [...s.finished, ...sandbox.finished]);
    },
    () => false,
  );
  for (const [global, state] of before) Object.assign(global, state);
  clearProblems();
  for (let block = s.blocks.get(parameters.env) ?? null; block !== null; block = block.outer) {
    block.globals.splice(
      0,
      block.globals.length,
      ...block.globals.filter((global) => s.all.get(global.name) === global),
    );
  }
  if (!outcome.ok) throw outcome.error;
  const found = raw.error ?? sandbox.diagnostics[0];
  if (found === undefined) {
    const total = s.defaultTotality === 'total' || demandsTotality(raw.declarations);
    s.expected.push({ span, message, total, core: outcome.value });
    return;
  }
  const text = [found.message, found.expected ?? '', found.found ?? '', ...found.notes].join('\n');
  if (!failsAsExpected(raw.message, found.kind, text)) {
    fail(s, 'type', raw.span, `this block failed for another reason than ${JSON.stringify(raw.message)}`, {
      notes: [found.message],
    });
  }
}

function demandsTotality(all: readonly RawDeclaration[]): boolean {
  return all.some((one) => {
    if (one.kind === 'claim' || one.kind === 'data') return one.totality === 'total';
    if (one.kind === 'pragma') return one.words[0] === 'default' && one.words[1] === 'total';
    return 'declarations' in one && demandsTotality(one.declarations);
  });
}

function pragma(s: Session, raw: RawDeclaration & { kind: 'pragma' }): void {
  const [what, ...rest] = raw.words;
  if (what === 'default') s.defaultTotality = rest[0] as Totality;
  if (what === 'builtin') builtinPragma(s, rest, raw.span);
  if (what === 'unbound_implicits') s.unboundImplicits = rest[0] !== 'off';
  if (what === 'prefix_record_projections') s.prefixProjections = rest[0] !== 'off';
  const literal = /^(integer|string|char|double)Lit$/.exec(what ?? '')?.[1];
  if (literal !== undefined) {
    resolve(s, rest[0] ?? '', raw.span);
    s.literals.set(literal, rest[0]!);
  }
  if (what === 'hide') {
    for (const name of rest)
      for (const global of resolve(s, name.replace(/^\((.*)\)$/, '$1'), raw.span)) s.hidden.add(global.name);
  }
}
