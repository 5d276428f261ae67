/**
 * Laziness: `Lazy a` is a data type of one constructor, `Delay`; the elaborator writes `Delay` and `Force` where the
 * source leaves them out. For totality and equality a delayed value is the value.
 */
import type { Span } from '../diagnostic.ts';
import type { Raw } from '../syntax/raw.ts';
import { unwind } from './apply.ts';
import { afterArguments, type Context, lookup, nestedArguments } from './context.ts';
import { openPi, typeOfGlobal, whnf } from './evaluate.ts';
import { resolveQuietly, type Session, wellKnown } from './session.ts';
import { app, type Term, type Value } from './values.ts';

const LAZY = 'Builtin.Lazy';

export function isLazyType(_s: Session, type: Value): type is Value & { v: 'data' } {
  return type.v === 'data' && type.global.name === LAZY && type.args.length === 1;
}

export function withoutLaziness(type: Value & { v: 'data' }): Value {
  return type.args[0]!;
}

export function delayed(s: Session, type: Term, term: Term, span: Span): Term {
  return app({ t: 'const', global: wellKnown(s, 'Builtin.Delay', span) }, [type, term]);
}

/** Would this expression be lazy already, by the type of its head? Perhaps, if the result may be of any type. */
export function resultIsLazy(s: Session, context: Context, raw: Raw): boolean | 'perhaps' {
  const { head, args } = unwind(raw);
  if (head.kind !== 'name') return false;
  const local = lookup(context, head.name);
  let type: Value;
  if (local !== null) type = local.kind === 'level' ? context.entries[local.level]!.type : local.type;
  else {
    const globals = resolveQuietly(s, head.name);
    if (globals.length !== 1) return false;
    type = afterArguments(typeOfGlobal(globals[0]!), nestedArguments(context, globals[0]!));
  }
  let rest = args.filter((arg) => arg.kind === 'explicit').length;
  let size = context.size;
  for (type = whnf(type); type.v === 'pi'; type = whnf(openPi(type, size++))) {
    if (type.passing.kind !== 'explicit') continue;
    if (rest === 0) return false;
    rest--;
  }
  if (rest > 0) return false;
  return type.v === 'local' && type.variable.level >= context.size ? 'perhaps' : isLazyType(s, type);
}
