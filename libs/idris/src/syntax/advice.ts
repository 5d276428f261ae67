/**
 * What usually helps against a syntax error, seen from the tokens around it: for messages only.
 */
import type { Diagnostic } from '../diagnostic.ts';
import type { Token } from './lexer.ts';

/** Words that people take for names. */
const TAKEN = new Set(
  (
    'auto constructor covering data default do else export failing forall if implementation impossible in infix infixl infixr ' +
    'import interface let module mutual namespace of open parameters partial prefix private proof public record rewrite ' +
    'then total using where with'
  ).split(' '),
);

/** @param begin the first token of the declaration that could not be read */
export function advised(diagnostic: Diagnostic, tokens: readonly Token[], begin: number): Diagnostic {
  const operator = /^no fixity of the operator `(.+)` is in scope$/u.exec(diagnostic.message)?.[1];
  if (operator !== undefined) return { ...diagnostic, unknown: operator };
  const at = tokens.findIndex((token) => token.start >= diagnostic.span.start);
  const here = tokens[at] ?? tokens[tokens.length - 1]!;
  const before = tokens[at - 1];
  const reserved = reservedWord(tokens, begin, at);
  if (reserved !== undefined) {
    const notes = [`\`${reserved.text}\` is a reserved word and cannot be a name`];
    if (/the name of a module/.test(diagnostic.message))
      return { ...diagnostic, notes, tries: ['write it with a capital letter, as the names of modules are'] };
    const span = { start: reserved.start, end: reserved.end };
    const message = `\`${reserved.text}\` stands where a name is expected`;
    return { ...diagnostic, span, message, notes, unknown: reserved.text, tries: [`call it \`${reserved.text}'\``] };
  }
  const tries = help(diagnostic, tokens, begin, here, before);
  return tries.length === 0 ? diagnostic : { ...diagnostic, tries };
}

/** A word that the declaration uses as a name: before `:` or `=`, or where a variable could stand. */
function reservedWord(tokens: readonly Token[], begin: number, at: number): Token | undefined {
  const first = tokens[begin];
  const isTaken = (token: Token | undefined): token is Token => token?.kind === 'keyword' && TAKEN.has(token.text);
  const second = tokens[begin + 1];
  if (isTaken(first) && (second?.text === ':' || (second?.line === first.line && endsLeftSide(tokens, begin))))
    return first;
  const found = tokens[at];
  // Keywords that go on with an expression stand in the wrong place, and are no names.
  if (!isTaken(found) || /^(?:then|else|of|in|where|with|let|do|if|impossible)$/.test(found.text)) return undefined;
  return tokens[at - 1]?.line === found.line && at > begin ? found : undefined;
}

/** `word x y =` on one line, as the left side of a clause is, for a word that begins no such thing. */
function endsLeftSide(tokens: readonly Token[], begin: number): boolean {
  const { line, text } = tokens[begin]!;
  if (/^(?:let|if|do|data|interface|implementation|infix[lr]?|prefix|import|module|namespace)$/.test(text))
    return false;
  for (let at = begin + 1; tokens[at]?.line === line; at += 1) {
    const token = tokens[at]!;
    if (token.text === '=') return true;
    if (token.text === ':') return false;
  }
  return false;
}

function help(
  { message }: Diagnostic,
  tokens: readonly Token[],
  begin: number,
  here: Token,
  before: Token | undefined,
): readonly string[] {
  const [name, colons] = [tokens[begin], tokens[begin + 1]];
  if (name?.kind === 'ident' && colons?.text === '::')
    return [`write \`${name.text} : …\` with one colon: \`::\` puts an element in front of a list`];
  if (here.text === '->' && /after what a function binds|after a pattern/.test(message))
    return ['write `=>`: `->` is for types'];
  if (/an argument with a name stands only before an arrow/.test(message))
    return ['`::` puts an element in front of a list, as in `(x :: xs)`'];
  if (/expected `else`/.test(message)) return ['an `if` has a value in either case: add `else` and what it is then'];
  if (here.kind === 'keyword' && /^(?:let|in|do|if|case|where|of)$/.test(here.text) && here.column <= 1)
    return ['indent it, if it belongs to the declaration above'];
  if (before !== undefined && here.text === ':' && before.kind === 'keyword')
    return [`\`${before.text}\` is a reserved word`];
  return [];
}
