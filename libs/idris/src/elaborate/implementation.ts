/**
 * Implementations: functions from constraints to dictionaries, each method a function of its own.
 */

import type { Raw, RawDeclaration, RawImplementation } from '../syntax/raw.ts';
import { nearest } from './advice.ts';
import { unwind } from './apply.ts';
import { elaborateClauses } from './clause.ts';
import { type Context, EMPTY, evaluateIn, quoteIn } from './context.ts';
import { type Around, telescope } from './data.ts';
import { evaluate, whnf } from './evaluate.ts';
import { newAuto } from './implicit.ts';
import { baseContext, constraintParts } from './interface.ts';
import { setTree } from './lift.ts';
import { openProblems, settleAll } from './metas.ts';
import { shortName } from './names.ts';
import { printIn } from './print.ts';
import { declareGlobal, finishProduced, withOwner } from './produce.ts';
import { closeType } from './rebase.ts';
import { fail, resolve, type Session } from './session.ts';
import { elaborateSignature } from './signature.ts';
import { specialise } from './specialise.ts';
import { convertible } from './unify.ts';
import { type Global, newGlobal, type Term, type Value } from './values.ts';
import { zonk } from './zonk.ts';

export interface Implementing {
  readonly raw: RawImplementation;
  readonly global: Global;
  /** What is in scope around it: the first arguments of the implementation and of its methods. */
  readonly context: Context;
}

/** The implementation's type; from now on search finds it, unless it is local. */
export function declareImplementation(s: Session, raw: RawImplementation, around: Around, local = false): Implementing {
  const { context, passing } = around;
  const type = closeType(context, elaborateSignature(s, context, signatureOf(raw)), passing);
  const { result } = telescope(type);
  const head = result.t === 'app' ? result.fn : result;
  if (head.t !== 'const' || head.global.data?.isInterface !== true) {
    return fail(s, 'interface', raw.head.span, 'this is no interface that could be implemented', {
      found: printIn(EMPTY, evaluate([], result.t === 'var' ? { t: 'type' } : type)),
    });
  }
  const name = raw.name ?? `${shortName(head.global.name)}:for:${describe(raw.head)}`;
  let full = around.name(name);
  for (let copy = 2; raw.name === null && s.all.has(full); copy++) {
    if (convertible(evaluate([], s.all.get(full)!.type), evaluate([], type), 0)) {
      fail(s, 'ambiguous', raw.head.span, 'there is an implementation of this already', {
        notes: ['Give one of them a name, as in `[byName] …`, or leave it out.'],
      });
    }
    full = around.name(`${name}:${copy}`);
  }
  const global = newGlobal(full, 'function', s.module, type, raw.visibility, 2);
  if (local) return { raw, global, context };
  declareGlobal(s, global, raw.span);
  if (raw.name === null) addHint(s, head.global, global);
  return { raw, global, context };
}

export function addHint(s: Session, data: Global, global: Global): void {
  global.hint = true;
  const hints = s.hints.get(data);
  if (hints === undefined) s.hints.set(data, [global]);
  else if (!hints.includes(global)) hints.push(global);
}

/** The names in an implementation's head, for its own name. */
function describe(head: Raw): string {
  const names: string[] = [];
  const visit = (raw: Raw): void => {
    const { head: fn, args } = unwind(raw);
    if (fn.kind === 'name') names.push(shortName(fn.name));
    else if (fn.kind === 'alternatives') visit(fn.options[0]!);
    for (const arg of args) if (arg.kind !== 'done') visit(arg.raw);
  };
  visit(head);
  return names.slice(1).join('_');
}

function signatureOf(raw: RawImplementation): Raw {
  const constraints = raw.constraints.flatMap((one) =>
    constraintParts(one.type).map(({ type }): { name: string | null; type: Raw } => ({ name: one.name, type })),
  );
  const inner = constraints.reduceRight<Raw>(
    (body, { name, type }) => ({
      kind: 'pi',
      span: type.span,
      quantity: 2,
      plicity: { kind: 'auto' },
      name,
      type,
      body,
    }),
    raw.head,
  );
  return raw.implicits.reduceRight<Raw>(
    (body, { span, quantity, plicity, name, type }) => ({ kind: 'pi', span, quantity, plicity, name, type, body }),
    inner,
  );
}

/** The methods of an implementation that stands by itself. */
export function defineImplementation(s: Session, implementing: Implementing): void {
  buildDictionary(s, implementing);
  finishProduced(s);
}

/** The methods, with what the implementation is `using` first in search. */
export function buildDictionary(s: Session, implementing: Implementing): void {
  const before = s.opened;
  s.opened = (implementing.raw.using ?? []).flatMap((name) => resolve(s, name, implementing.raw.head.span));
  try {
    build(s, implementing);
  } finally {
    s.opened = before;
  }
}

function build(s: Session, { raw, global, context }: Implementing): void {
  const waiting = new Set(openProblems());
  const shape = telescope(global.type);
  const base = baseContext(global.type, shape.names.length, context);
  const target = whnf(evaluateIn(base, shape.result));
  if (target.v !== 'data') throw new Error('an implementation builds a dictionary');
  const info = target.global.data!;
  const iface = info.interface_!;
  const [constructor] = info.constructors as readonly [Global];
  const bodies = methodBodies(
    s,
    raw,
    iface.methods.map((method) => method.name),
    target.global,
  );
  const fields: (Term | null)[] = [];
  global.dictionary = { arity: base.size, fields };
  const args: Value[] = [...target.args];
  const terms: Term[] = target.args.map((arg) => quoteIn(base, arg));
  const todo: (() => void)[] = [];
  let rest = evaluate([], constructor.type);
  for (const arg of args) rest = bodyAt(rest, arg);
  const fieldCount = iface.superclassCount + iface.methods.length;
  for (let at = 0; at < fieldCount; at++) {
    const pi = whnf(rest);
    if (pi.v !== 'pi') throw new Error('a dictionary has more fields than its constructor');
    let term: Term;
    if (at < iface.superclassCount) {
      term = withOwner(s, global, () => {
        const found = newAuto(s, base, pi.domain, `the superclass of ${shortName(target.global.name)}`, raw.span);
        settleAll(waiting);
        return zonk(found, base.size);
      });
    } else {
      const method = iface.methods[at - iface.superclassCount]!;
      const body = bodies.get(method.name);
      const name = `${global.name}:${method.name}`;
      const closed = closeOver(global.type, base.size, quoteIn(base, pi.domain));
      if (body === undefined && method.fallback === null) {
        fail(s, 'interface', raw.span, `${method.name} of ${shortName(target.global.name)} is not defined`, {
          expected: printIn(base, pi.domain),
        });
      }
      const fn = newGlobal(name, 'function', s.module, closed, raw.visibility, method.projection.quantity);
      if (body === undefined) {
        const { fallback } = method;
        todo.push(() => {
          const dictionary = applied(global, base.size);
          const copy = specialise(
            s,
            fallback!,
            [...terms.slice(0, target.args.length), dictionary],
            (inner) => closeOver(global.type, base.size, inner),
            base.size,
            name,
            raw.visibility,
            raw.span,
          );
          setTree(fn, copy.arity, copy.tree);
          s.produced = s.produced.map((one) => (one.global === copy ? { ...one, global: fn } : one));
        });
      } else {
        todo.push(() => {
          withOwner(s, fn, () => {
            // `method @{p} x` matches a constraint of the implementation: its arguments are the method's first ones.
            const own = body.clauses.some(({ left }) => unwind(left).args.some((arg) => arg.kind === 'auto'));
            const { arity, tree } = elaborateClauses(
              s,
              method.name,
              evaluate([], own ? closeOver(global.type, base.size, quoteIn(base, pi.domain), true) : closed),
              own ? context : base,
              body.clauses,
              body.span,
            );
            setTree(fn, arity, tree);
          });
          s.produced.push({ global: fn, span: body.span });
        });
      }
      term = applied(fn, base.size);
    }
    fields.push(term);
    const value = evaluateIn(base, term);
    args.push(value);
    terms.push(term);
    rest = pi.body(value);
  }
  setTree(global, base.size, {
    kind: 'body',
    term:
      terms.length === 0
        ? { t: 'const', global: constructor }
        : { t: 'app', fn: { t: 'const', global: constructor }, args: terms },
  });
  s.produced.push({ global, span: raw.span });
  for (const run of todo) {
    run();
    settleAll(waiting);
  }
}

function bodyAt(type: Value, arg: Value): Value {
  const pi = whnf(type);
  if (pi.v !== 'pi') throw new Error('a dictionary has too many parameters');
  return pi.body(arg);
}

/** The first arguments of a function type in front of another result; explicit, unless they are to stay as they are. */
function closeOver(type: Term, count: number, result: Term, asTheyAre = false): Term {
  if (count === 0) return result;
  if (type.t !== 'pi') throw new Error('an implementation has fewer arguments than its type');
  const body = closeOver(type.body, count - 1, result, asTheyAre);
  return { ...type, passing: asTheyAre ? type.passing : { kind: 'explicit' }, body };
}

function applied(global: Global, size: number): Term {
  if (size === 0) return { t: 'const', global };
  const args: Term[] = [];
  for (let level = 0; level < size; level++) args.push({ t: 'var', index: size - 1 - level });
  return { t: 'app', fn: { t: 'const', global }, args };
}

type Definition = RawDeclaration & { kind: 'definition' };

function methodBodies(
  s: Session,
  raw: RawImplementation,
  methods: readonly string[],
  iface: Global,
): Map<string, Definition> {
  const bodies = new Map<string, Definition>();
  for (const declaration of raw.body) {
    if (declaration.kind === 'claim' || declaration.kind === 'pragma') continue;
    if (declaration.kind !== 'definition') {
      return fail(s, 'interface', declaration.span, 'only definitions of methods can stand here');
    }
    const name = shortName(declaration.name);
    if (!methods.includes(name)) {
      return fail(s, 'interface', declaration.span, `${name} is no method of ${shortName(iface.name)}`, {
        notes: [`its methods are ${methods.join(', ')}`],
        tries: nearest(name, methods),
      });
    }
    if (bodies.has(name)) return fail(s, 'interface', declaration.span, `${name} is defined twice`);
    bodies.set(name, declaration);
  }
  return bodies;
}
