/**
 * The lexer: source text to tokens, each with its offsets, line and column, which the layout rule needs.
 *
 * Relies on the lexical rules of Idris 2 0.8 (nested block comments that know line comments and strings, `"""` strings,
 * `#"raw"#` strings, interpolation). Does not decide what a token means: pragmas and reserved operators are the parser's.
 */
import { type DiagnosticKind, Rejected } from '../diagnostic.ts';
import { readEscapes } from './escapes.ts';

export type TokenKind =
  | 'ident'
  /** `Data.Vect.map`, also `Data.Vect` where a name of a namespace is asked for. */
  | 'qualified'
  /** `.field`; the text has no dot. */
  | 'dotIdent'
  | 'keyword'
  | 'symbol'
  | 'integer'
  | 'double'
  | 'char'
  /** The text is the hash signs. */
  | 'stringBegin'
  | 'multilineBegin'
  /** Raw text: escapes are not yet read. */
  | 'stringPart'
  | 'stringEnd'
  | 'interpolationBegin'
  | 'interpolationEnd'
  | 'hole'
  | 'pragma'
  | 'doc'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** From 0. */
  readonly line: number;
  readonly column: number;
}

const KEYWORDS = new Set(
  (
    'data module where let in do record auto default implicit failing mutual namespace parameters with proof ' +
    'impossible case of if then else forall rewrite typebind autobind using interface implementation open import ' +
    'public export private infixl infixr infix prefix total partial covering'
  ).split(' '),
);

const RESERVED_OPERATORS = new Set('% \\ : = := $= | ||| <- -> => ? ! & ** .. ~ @'.split(' '));
const OPERATOR_CHARACTERS = ':!#$%&*+./<=>?@\\^|-~';
/** The longer ones first. */
const GROUP_OPENERS = ['.[|', '.(', '@{', '[|', '[<', '[>', '`(', '`{', '`[', '(', '{', '['];
export const OPENERS: ReadonlySet<string> = new Set(GROUP_OPENERS);
export const CLOSERS: ReadonlySet<string> = new Set([')', ']', '}', '|]']);

/** A symbol token that may be used as an operator. */
export function isOperator(token: Token): boolean {
  return (
    token.kind === 'symbol' &&
    OPERATOR_CHARACTERS.includes(token.text[0]!) &&
    !RESERVED_OPERATORS.has(token.text) &&
    !OPENERS.has(token.text) &&
    !CLOSERS.has(token.text)
  );
}

const IDENTIFIER = /[\p{L}_\u{a1}-\u{10ffff}][\p{L}\p{Nd}_'\u{a1}-\u{10ffff}]*/uy;
const CAPITALISED = /[\p{Lu}_\u{a1}-\u{10ffff}][\p{L}\p{Nd}_'\u{a1}-\u{10ffff}]*/uy;
const DOUBLE = /\d+\.\d+(?:e[+-]?\d+)?/y;
const INTEGER = /0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|\d[\d_]*/y;
const CHARACTER =
  /'(?:\\(?:x[0-9a-fA-F]+|o[0-7]+|\d+|NUL|SOH|STX|ETX|EOT|ENQ|ACK|BEL|BS|HT|LF|VT|FF|CR|SO|SI|DLE|DC[1-4]|NAK|SYN|ETB|CAN|EM|SUB|ESC|FS|GS|RS|US|SP|DEL|[^\n])|[^\\'\n])'/uy;
const MULTILINE = /#*"""[ \t\r]*\n/y;
const STRING = /#*"/y;
const SYMBOL = /[:!#$%&*+./<=>?@\\^|\-~]+/y;
const SPACE = /\s+/y;

/** What most of a source is made of is told apart by its code; beyond ASCII the patterns above decide. */
const UPPER = 1;
const LOWER = 2;
const DIGIT = 4;
/** Also in a name, but not at its beginning. */
const INNER = 8;
const GROUPING = 16;
const ASCII = 128;
const CLASS = Uint8Array.from({ length: ASCII }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Z]/.test(character)) return UPPER;
  if (/[a-z]/.test(character)) return LOWER;
  if (/[0-9]/.test(character)) return DIGIT;
  if (/[_']/.test(character)) return INNER;
  return GROUP_OPENERS.some((group) => group.startsWith(character)) ? GROUPING : 0;
});

/** The class of the character there; 0 for what has none and beyond the end. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < ASCII ? CLASS[code]! : 0;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

type Mode =
  | { readonly kind: 'group'; readonly closer: string }
  | { readonly kind: 'interpolation' }
  | { readonly kind: 'string'; readonly hashes: string; readonly multi: boolean; readonly start: number };

/**
 * @param isLast whether a token is the last one of interest: what follows is not looked at
 * @throws Rejected on the first thing that is no token
 */
export function lex(
  file: string,
  text: string,
  isLast?: (token: Token, before: Token | undefined) => boolean,
): Token[] {
  const tokens: Token[] = [];
  const modes: Mode[] = [];
  let at = 0;
  let line = 0;
  let lineStart = 0;
  let newline = text.indexOf('\n');

  function fail(start: number, end: number, message: string, kind: DiagnosticKind = 'syntax'): never {
    throw new Rejected({ kind, file, span: { start, end }, message, notes: [] });
  }
  function advance(to: number): void {
    while (newline !== -1 && newline < to) {
      line += 1;
      lineStart = newline + 1;
      newline = text.indexOf('\n', lineStart);
    }
    at = to;
  }
  function push(kind: TokenKind, value: string, end: number) {
    const token = { kind, text: value, start: at, end, line, column: at - lineStart };
    const before = tokens.at(-1);
    tokens.push(token);
    advance(isLast?.(token, before) === true ? text.length : end);
  }

  while (at < text.length) {
    const mode = modes.at(-1);
    if (mode?.kind === 'string') {
      stringToken(mode);
      continue;
    }
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a) {
      let end = at + 1;
      while (text.charCodeAt(end) === 0x20) end += 1;
      advance(end);
      continue;
    }
    if (code < ASCII && (CLASS[code]! & (UPPER | LOWER)) !== 0) {
      identifier();
      continue;
    }
    const space = match(SPACE, text, at);
    if (space !== undefined) {
      advance(at + space.length);
      continue;
    }
    if (text.startsWith('--', at) && !/^-+\}/.test(text.slice(at, at + 200))) {
      const end = text.indexOf('\n', at);
      advance(end === -1 ? text.length : end);
      continue;
    }
    if (text.startsWith('{-', at)) {
      // As in Idris 2, what is never closed goes to the end.
      advance(endOfComment(text, at) ?? text.length);
      continue;
    }
    plainToken();
  }
  const open = modes.at(-1);
  if (open?.kind === 'string') fail(open.start, open.start + 1, 'this string is never closed');
  tokens.push({ kind: 'end', text: '', start: at, end: at, line, column: 0 });
  return tokens;

  function stringToken(mode: Mode & { kind: 'string' }): void {
    const end = (mode.multi ? '"""' : '"') + mode.hashes;
    const mark = `\\${mode.hashes}`;
    let to = at;
    for (;;) {
      if (to >= text.length) fail(mode.start, mode.start + 1, 'this string is never closed');
      if (text.startsWith(end, to)) break;
      if (!mode.multi && text[to] === '\n') fail(mode.start, to, 'this string is not closed on its line');
      if (text.startsWith(mark, to)) {
        if (text[to + mark.length] === '{') break;
        to += mark.length + 1;
      } else to += 1;
    }
    if (to > at) push('stringPart', text.slice(at, to), to);
    if (text.startsWith(end, to)) {
      if (!mode.multi && text[to + end.length] === '"') {
        fail(mode.start, to + end.length + 1, 'a multi-line string begins on the line after its three quotation marks');
      }
      modes.pop();
      push('stringEnd', end, to + end.length);
    } else {
      modes.push({ kind: 'interpolation' });
      push('interpolationBegin', '{', to + mark.length + 1);
    }
  }

  function plainToken() {
    const mode = modes.at(-1);
    if (text.startsWith('|||', at)) {
      let end = text.indexOf('\n', at);
      if (end === -1) end = text.length;
      return push(
        'doc',
        text
          .slice(at + 3, end)
          .replace(/^ /, '')
          .trimEnd(),
        end,
      );
    }
    const rest = text[at]!;
    if (rest === '?') {
      const name = match(IDENTIFIER, text, at + 1);
      if (name !== undefined && !name.startsWith('_')) return push('hole', name, at + 1 + name.length);
    }
    if (mode?.kind === 'group' && text.startsWith(mode.closer, at)) {
      modes.pop();
      return push('symbol', mode.closer, at + mode.closer.length);
    }
    if (rest === '}' && mode?.kind === 'interpolation') {
      modes.pop();
      return push('interpolationEnd', '}', at + 1);
    }
    const kind = classAt(text, at);
    const opener = kind === GROUPING ? GROUP_OPENERS.find((group) => text.startsWith(group, at)) : undefined;
    if (opener !== undefined) {
      const closer = opener.endsWith('[|') ? '|]' : opener.endsWith('(') ? ')' : opener.endsWith('{') ? '}' : ']';
      modes.push({ kind: 'group', closer });
      return push('symbol', opener, at + opener.length);
    }
    if (rest === ')' || rest === ']' || rest === '}') {
      if (mode?.kind === 'interpolation')
        fail(at, at + 1, `expected } to end what is put into the string, not ${rest}`);
      const wanted =
        mode?.kind === 'group'
          ? `expected ${mode.closer} before this ${rest}`
          : `nothing is open that ${rest} could close`;
      fail(at, at + 1, wanted);
    }
    if (rest === ',' || rest === ';' || rest === '_' || rest === '`') return push('symbol', rest, at + 1);
    if (kind === DIGIT) {
      const double = match(DOUBLE, text, at);
      if (double !== undefined) return push('double', double, at + double.length);
      const integer = match(INTEGER, text, at)!;
      return push('integer', integer, at + integer.length);
    }
    const maybeString = rest === '"' || rest === '#';
    const multiline = maybeString ? match(MULTILINE, text, at) : undefined;
    const string = multiline ?? (maybeString ? match(STRING, text, at) : undefined);
    if (string !== undefined) {
      const hashes = string.slice(0, string.indexOf('"'));
      modes.push({ kind: 'string', hashes, multi: multiline !== undefined, start: at });
      return push(multiline === undefined ? 'stringBegin' : 'multilineBegin', hashes, at + string.length);
    }
    const character = rest === "'" ? match(CHARACTER, text, at) : undefined;
    if (character !== undefined) {
      const value = readEscapes(character.slice(1, -1), '');
      if (value === undefined) fail(at, at + character.length, 'no such escape in a character literal');
      return push('char', value, at + character.length);
    }
    if (rest === '.') {
      const field = match(IDENTIFIER, text, at + 1);
      if (field !== undefined && !field.startsWith('_')) return push('dotIdent', field, at + 1 + field.length);
    }
    if (startsName(at)) return identifier();
    if (rest === '%') {
      const name = match(IDENTIFIER, text, at + 1);
      if (name !== undefined) return push('pragma', name, at + 1 + name.length);
    }
    const symbol = match(SYMBOL, text, at);
    if (symbol !== undefined) return push('symbol', symbol, at + symbol.length);
    const shown = JSON.stringify(String.fromCodePoint(text.codePointAt(at)!));
    fail(
      at,
      at + 1,
      rest === "'"
        ? "this is no character literal; write 'x' or an escape such as '\\n'"
        : `${shown} has no meaning here`,
    );
  }

  /** A letter, or what counts as one; no underscore. */
  function startsName(from: number): boolean {
    if (text.charCodeAt(from) < ASCII) return (classAt(text, from) & (UPPER | LOWER)) !== 0;
    return match(IDENTIFIER, text, from) !== undefined;
  }

  function endOfName(from: number): number {
    let end = from;
    while (classAt(text, end) & (UPPER | LOWER | DIGIT | INNER)) end += 1;
    return text.charCodeAt(end) < ASCII || end === text.length ? end : from + match(IDENTIFIER, text, from)!.length;
  }

  function identifier() {
    let qualified = false;
    let end = endOfName(at);
    /** Where the last part begins: what stands before a point begins with a capital letter. */
    let part = at;
    while (text[end] === '.' && isCapitalised(part) && startsName(end + 1)) {
      qualified = true;
      part = end + 1;
      end = endOfName(part);
    }
    const name = text.slice(at, end);
    push(qualified ? 'qualified' : KEYWORDS.has(name) ? 'keyword' : 'ident', name, end);
  }

  function isCapitalised(from: number): boolean {
    return (
      classAt(text, from) === UPPER || (text.charCodeAt(from) >= ASCII && match(CAPITALISED, text, from) !== undefined)
    );
  }
}

/**
 * Where the block comment that opens at `start` ends. Inside, a line comment hides the rest of its line and a string
 * or character literal hides what it quotes, as in Idris 2.
 */
function endOfComment(text: string, start: number): number | undefined {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const dashes = match(/-+/y, text, at)?.length ?? 0;
    if (dashes > 0) {
      if (text[at + dashes] === '}') {
        depth -= 1;
        at += dashes + 1;
        if (depth === 0) return at;
      } else if (dashes > 1) {
        const end = text.indexOf('\n', at);
        at = end === -1 ? text.length : end;
      } else at += 1;
    } else if (text.startsWith('{-', at)) {
      depth += 1;
      at += 1;
      // In `{--}` the same dashes open and close; the one of `{-}` only opens.
      const run = match(/-+/y, text, at)!.length;
      if (run === 1 || text[at + run] !== '}') at += run;
    } else if (text[at] === '"') {
      const literal = match(/"(?:\\[\s\S]|[^"\\])*"/y, text, at);
      at += literal?.length ?? 1;
    } else if (text[at] === "'") {
      at += match(CHARACTER, text, at)?.length ?? 1;
    } else {
      const plain = match(/[^-{"']+/y, text, at);
      at += plain?.length ?? 1;
    }
  }
  return undefined;
}
