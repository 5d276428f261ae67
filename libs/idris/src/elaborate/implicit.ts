/**
 * Arguments that the source leaves out: metavariables, searches and defaults.
 */
import type { Span } from '../diagnostic.ts';
import { explainMissing, missingImplementation } from './advice.ts';
import { type Context, evaluateIn, quoteIn } from './context.ts';
import { force, whnf } from './evaluate.ts';
import { addAwake, freshMeta } from './metas.ts';
import { printIn } from './print.ts';
import { search } from './search.ts';
import { fail, type Session } from './session.ts';
import { unify } from './unify.ts';
import type { PiValue, Term, Value } from './values.ts';

/** An argument for a function type that does not take it explicitly. */
export function implicitArgument(s: Session, context: Context, pi: PiValue, of: string, span: Span): Term {
  switch (pi.passing.kind) {
    case 'auto':
      return newAuto(s, context, pi.domain, of, span);
    case 'default':
      return quoteIn(context, pi.passing.value());
    default:
      return freshMeta(context, pi.domain, pi.name === '_' ? of : `${pi.name} of ${of}`, span).term;
  }
}

/** A value of this type, to be found by proof search when enough of the type is known. */
export function newAuto(s: Session, context: Context, type: Value, of: string, span: Span): Term {
  const { meta, term } = freshMeta(context, type, `a value for ${of}`, span);
  const notFound = (kind: 'search' | 'interface', notes: readonly string[] = []): never => {
    const isInterface = headIsInterface(type);
    return fail(
      s,
      isInterface ? 'interface' : kind,
      span,
      isInterface ? missingImplementation(context, type, of) : `no value of this type was found, which ${of} needs`,
      isInterface
        ? { notes, ...explainMissing(s, context, type, of) }
        : {
            expected: printIn(context, type),
            notes,
            tries: ['match on what it is about, take it as an argument too, or give it with `@{…}`'],
          },
    );
  };
  addAwake({
    done: false,
    retry: (effort) => {
      if (force(evaluateIn(context, term)).v !== 'flex') return null;
      const found = search(s, context, type, effort);
      if (found.kind === 'wait') return found.on.length > 0 ? found.on : [meta];
      if (found.kind === 'ambiguous') {
        return fail(s, 'ambiguous', span, `several values are found for ${printIn(context, type)}`, {
          notes: found.choices,
          tries: ['say which: `@{NAME}`'],
        });
      }
      if (found.kind === 'none') return notFound('search');
      const complain = () => notFound('search');
      if (!unify(evaluateIn(context, term), evaluateIn(context, found.term), context.size, complain)) complain();
      return null;
    },
    giveUp: () => notFound('search', ['Too little of the type is known to search for it.']),
  });
  return term;
}

function headIsInterface(type: Value): boolean {
  const head = whnf(type);
  return head.v === 'data' && head.global.data?.isInterface === true;
}
