/**
 * The code that is extracted, before it is text: expressions and statements of JavaScript, as far as extraction needs
 * them. Calls of extracted functions are kept apart, as how they are written depends on who calls whom (recursion.ts).
 */
import type { FunEntry } from '../kernel/types.ts';

/** A name bound in a function. */
export interface Local {
  readonly name: string;
}

export type Code =
  /** Parts in a row. `tight`: may stand before `.` or an operator as it is. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Code)[]; readonly tight: boolean }
  | { readonly kind: 'local'; readonly local: Local }
  /** A function with all that it takes. */
  | { readonly kind: 'call'; readonly callee: FunEntry; readonly args: readonly Code[] }
  | { readonly kind: 'lambda'; readonly parameters: readonly Local[]; readonly body: readonly Statement[] };

export type Statement =
  | { readonly kind: 'const'; readonly local: Local; readonly value: Code }
  /** Properties of an object, or elements of an array (their positions for names), each as a local. */
  | {
      readonly kind: 'fields';
      readonly of: Code;
      readonly array: boolean;
      readonly fields: readonly (readonly [name: string, local: Local])[];
    }
  /** Without an `else`: each branch ends in a return. */
  | { readonly kind: 'if'; readonly test: Code; readonly then: readonly Statement[] }
  | { readonly kind: 'return'; readonly value: Code };

export const text = (...parts: readonly (string | Code)[]): Code => ({ kind: 'text', parts, tight: true });
/** An expression that needs parentheses inside another. */
export const loose = (...parts: readonly (string | Code)[]): Code => ({ kind: 'text', parts, tight: false });
export const local = (of: Local): Code => ({ kind: 'local', local: of });
export const NOTHING = text('undefined');
export const isNothing = (code: Code): boolean => code === NOTHING;

/** As part of a larger expression. */
export const tight = (code: Code): Code =>
  code.kind === 'lambda' || (code.kind === 'text' && !code.tight) ? text('(', code, ')') : code;

export const binary = (operator: string, a: Code, b: Code): Code => loose(tight(a), ` ${operator} `, tight(b));
export const member = (object: Code, property: string): Code => text(tight(object), `.${property}`);
export const called = (fn: Code, ...args: readonly Code[]): Code =>
  text(tight(fn), '(', ...args.flatMap((arg, i) => (i === 0 ? [arg] : [', ', arg])), ')');
export const runtime = (name: string, ...args: readonly Code[]): Code => called(text(`$.${name}`), ...args);

/** Whether an expression may be written twice, or moved into a function, without being computed more often. */
export const isSimple = (code: Code): boolean =>
  code.kind === 'local' || (code.kind === 'text' && code.parts.every((one) => typeof one === 'string'));

/** Every part of an expression, outermost first; `inLambda` says whether it is computed with the rest. */
export function visit(code: Code, see: (code: Code, inLambda: boolean) => void, inLambda = false): void {
  see(code, inLambda);
  if (code.kind === 'text') for (const part of code.parts) if (typeof part !== 'string') visit(part, see, inLambda);
  if (code.kind === 'call') for (const arg of code.args) visit(arg, see, inLambda);
  if (code.kind === 'lambda') visitAll(code.body, see, true);
}

export function visitAll(
  body: readonly Statement[],
  see: (code: Code, inLambda: boolean) => void,
  inLambda = false,
): void {
  for (const one of body) {
    if (one.kind === 'fields') visit(one.of, see, inLambda);
    else if (one.kind !== 'if') visit(one.value, see, inLambda);
    else {
      visit(one.test, see, inLambda);
      visitAll(one.then, see, inLambda);
    }
  }
}

/** Without what is bound and not used: everything is pure. */
export function withoutUnused(body: readonly Statement[]): readonly Statement[] {
  const used = new Set<Local>();
  const see = (code: Code): void => {
    if (code.kind === 'local') used.add(code.local);
  };
  const within = (code: Code): Code => {
    if (code.kind === 'lambda') return { ...code, body: clean(code.body) };
    if (code.kind === 'call') return { ...code, args: code.args.map(within) };
    if (code.kind !== 'text') return code;
    return { ...code, parts: code.parts.map((part) => (typeof part === 'string' ? part : within(part))) };
  };
  function clean(statements: readonly Statement[]): readonly Statement[] {
    const kept: Statement[] = [];
    for (const one of [...statements].reverse()) {
      if (one.kind === 'const') {
        if (!used.has(one.local)) continue;
        kept.push({ ...one, value: seen(one.value) });
      } else if (one.kind === 'fields') {
        const fields = one.fields.filter(([, bound]) => used.has(bound));
        if (fields.length > 0) kept.push({ ...one, of: seen(one.of), fields });
      } else if (one.kind === 'if') {
        const then = clean(one.then);
        kept.push({ ...one, test: seen(one.test), then });
      } else kept.push({ ...one, value: seen(one.value) });
    }
    return kept.reverse();
  }
  /** The locals of what stays, and it without what is unused in its functions. */
  function seen(code: Code): Code {
    const found = within(code);
    visit(found, see);
    return found;
  }
  return clean(body);
}
