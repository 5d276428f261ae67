/**
 * Why two types are not the same, and what usually helps: for messages only. Nothing is decided here.
 */
import type { More } from '../diagnostic.ts';
import { meant, similar } from '../similar.ts';
import type { Context } from './context.ts';
import { openPi, whnf } from './evaluate.ts';
import { splitName } from './names.ts';
import { globalName, printApart, printIn } from './print.ts';
import { resolveQuietly, type Session } from './session.ts';
import type { Global, Value } from './values.ts';

/** What is to be said of a value of one type where another is expected. */
export function explainMismatch(s: Session, context: Context, found: Value, expected: Value): More {
  const [have, want] = [whnf(found), whnf(expected)];
  const sides = equationSides(context, have, want);
  if (sides !== null) return sides;
  const [shownExpected, shownFound] = printApart(context, expected, found);
  const { notes, tries } = variables(s, context, `${shownExpected} ${shownFound}`);
  const missing = have.v === 'pi' && want.v !== 'pi' && want.v !== 'flex' ? stillTaken(have, context.size) : 0;
  if (missing > 0) notes.push(`this is a function that still takes ${missing} argument${missing === 1 ? '' : 's'}`);
  if (have.v === 'type' && want.v === 'data') notes.push('this is a type, and a value is expected');
  if (want.v === 'type' && have.v === 'data') notes.push('this is a value, and a type is expected');
  const [inside, outside] = [insideMaybe(have), insideMaybe(want)];
  if (inside !== null && outside === null && printIn(context, inside) === shownExpected)
    tries.push('match on it: it is `Just` of what is expected, or `Nothing`');
  if (outside !== null && inside === null && printIn(context, outside) === shownFound)
    tries.push('write `Just` in front of it');
  if (isText(want) && isNumber(have)) tries.push('`show` makes a String of a number');
  if (isText(have) && isNumber(want)) tries.push('a String is no number: match on it, or parse it');
  return { expected: shownExpected, found: shownFound, notes, ...(tries.length === 0 ? {} : { tries }) };
}

/** `Refl` where the sides of an equation do not compute to the same. */
function equationSides(context: Context, have: Value, want: Value): More | null {
  if (have.v !== 'data' || want.v !== 'data') return null;
  if (have.global !== want.global || have.global.name !== 'Builtin.Equal') return null;
  const [, , left, right] = want.args;
  const [, , one, other] = have.args;
  if (left === undefined || right === undefined || one === undefined || other === undefined) return null;
  const expected = printIn(context, want);
  if (printIn(context, one) !== printIn(context, other)) return null;
  const [a, b] = [printIn(context, left), printIn(context, right)];
  const computed = [left, right].map((side) => whnf(side));
  const closed = computed.map((side) => (side.v === 'nat' || side.v === 'lit' ? printIn(context, side) : null));
  if (closed[0] != null && closed[1] != null) {
    const shown = (written: string, value: string) => (written === value ? written : `${written} is ${value}`);
    return {
      expected,
      notes: [`Refl needs both sides to be the same: ${shown(a, closed[0])}, and ${shown(b, closed[1])}`],
    };
  }
  return {
    expected,
    notes: [`Refl needs both sides to compute to the same, and ${a} and ${b} do not`],
    tries: ['prove it by cases on a variable that computation is waiting for, or `rewrite` with an equation'],
  };
}

function stillTaken(type: Value, size: number): number {
  let count = 0;
  let depth = size;
  for (let at = type; at.v === 'pi'; at = whnf(openPi(at, depth++))) if (at.passing.kind === 'explicit') count++;
  return count;
}

function insideMaybe(type: Value): Value | null {
  return type.v === 'data' && type.global.name === 'Prelude.Types.Maybe' ? (type.args[0] ?? null) : null;
}
function isText(type: Value): boolean {
  return type.v === 'data' && type.global.name === 'String';
}
function isNumber(type: Value): boolean {
  return type.v === 'data' && /^(?:Integer|Int|Bits\d+|Int\d+|Prelude\.Types\.Nat)$/.test(type.global.name);
}

/** Lower-case names in a type bind an implicit argument, where a definition or a type may have been meant. */
function variables(s: Session, context: Context, text: string): { readonly notes: string[]; readonly tries: string[] } {
  const notes: string[] = [];
  const tries: string[] = [];
  const words = new Set(text.split(/[^\p{L}\p{N}_']+/u));
  for (let at = context.scope; at !== null; at = at.next) {
    if (!words.delete(at.name) || at.name.length === 1) continue;
    const [global] = resolveQuietly(s, at.name).filter((one) => one.kind === 'function' && one.module !== '');
    if (global !== undefined) {
      notes.push(
        `${at.name} is a variable here, not ${global.name}: in a type, write the qualified name to mean that.`,
      );
      continue;
    }
    const capital = at.name[0]!.toUpperCase() + at.name.slice(1);
    if (!resolveQuietly(s, capital).some(isType)) continue;
    notes.push(`${at.name} begins with a small letter, so that it is a variable and stands for any type`);
    tries.push(...meant([capital]));
  }
  return { notes, tries };
}

function isType({ kind }: Global): boolean {
  return kind === 'data' || kind === 'primitive type';
}

export function missingImplementation(context: Context, type: Value, of: string): string {
  const wanted = whnf(type);
  const known = `no implementation of ${printIn(context, type)} is known`;
  if (wanted.v !== 'data' || wanted.args.length !== 1) return known;
  const literal = of === 'fromInteger' ? 'a number' : of === 'fromString' ? 'a String' : null;
  return literal === null ? known : `${literal} cannot stand for a ${printIn(context, wanted.args[0]!)}: ${known}`;
}

/** What helps where no implementation of an interface is known. */
export function explainMissing(s: Session, context: Context, type: Value, of: string): More {
  const wanted = whnf(type);
  const shown = printIn(context, type);
  if (wanted.v !== 'data') return {};
  const { last } = splitName(wanted.global.name);
  const subject = wanted.args.length === 0 ? null : whnf(wanted.args[wanted.args.length - 1]!);
  if (subject === null) return {};
  const about = printIn(context, subject);
  if (of === 'fromInteger' && last === 'Num') return { expected: about, found: 'a number', tries: castTo(subject) };
  if (of === 'fromString') return { expected: about, found: 'a String' };
  if (subject.v === 'local') return { tries: [`write \`${shown} =>\` in front of the type of what needs it`] };
  if (isText(subject) && of === '(+)') return { tries: ['`++` joins Strings, and `show` makes a String of a number'] };
  if (subject.v === 'pi') return { notes: ['it is a function: are all of its arguments there?'] };
  if (subject.v === 'data' && subject.global.module === s.module)
    return { tries: [`implement it:\n${shown} where\n  …`] };
  return {};
}

function castTo(subject: Value): string[] {
  return isText(subject) ? ['write it in quotes, or `show` it'] : [];
}

/** What clauses must cover, and what stands between a left side and its right side there. */
export interface Covers {
  readonly what: string;
  readonly arrow: '=' | '=>';
  readonly hole: string;
}
/** More than these nobody pastes in. */
const MOST_MISSING = 8;

/** @param missing left sides, at least one */
export function explainUncovered(
  { what, arrow, hole }: Covers,
  missing: readonly string[],
): { readonly message: string; readonly more: More } {
  const shown = missing.slice(0, MOST_MISSING);
  const clauses = shown.map((left, at) => `${left} ${arrow} ?${hole}${shown.length === 1 ? '' : `_${at + 1}`}`);
  const rest = missing.length - shown.length;
  const notes = rest > 0 ? [`${rest} more ${rest === 1 ? 'is' : 'are'} missing`] : [];
  const message = missing.length === 1 ? `a case of ${what} is missing` : `cases of ${what} are missing`;
  return { message, more: { notes, tries: [['add', ...clauses].join('\n')] } };
}

export function explainUnknownConstructor(s: Session, name: string, type: Value): More {
  const near = nearest(name, constructorsOf(type));
  return { unknown: name, tries: near.length > 0 ? near : meant(similar(name, s.names.lastNames())) };
}

export function explainConstructors(type: Value): More {
  const names = constructorsOf(type);
  if (names.length === 0) return {};
  return { notes: [`its constructors are ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`] };
}

function constructorsOf(type: Value): string[] {
  const family = whnf(type);
  const all = family.v === 'data' ? (family.global.data?.constructors ?? []) : [];
  return all.map((one) => globalName(one, true));
}

/** Of a function's arguments that go by name, or of a record's fields, the one that is meant. */
export function nearest(name: string, known: readonly string[]): string[] {
  return meant(similar(name, known));
}

/** The names of a function's arguments. */
export function argumentNames(type: Value, size: number): string[] {
  const names: string[] = [];
  let depth = size;
  for (let at = whnf(type); at.v === 'pi'; at = whnf(openPi(at, depth++))) names.push(at.name);
  return names;
}
