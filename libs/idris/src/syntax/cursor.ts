/**
 * The cursor over the tokens, and the layout rule.
 *
 * Layout as in Idris 2: a block's entries begin in the column of its first token; an entry goes on while tokens stand to
 * the right of that column (`more`), which is asked before an argument, an operator, an arrow and a keyword such as
 * `then`, not before a closing bracket or a comma. Braces with semicolons switch the rule off.
 *
 * Also here, because every part of the parser needs it: errors, the nesting bound, the fixities in scope, the names that
 * `with NAME` disambiguates, and the scope that `!` binds in.
 */
import { type DiagnosticKind, Rejected } from '../diagnostic.ts';
import type { Fixities } from './fixity.ts';
import { CLOSERS, OPENERS, type Token, type TokenKind } from './lexer.ts';
import type { Raw, RawClause, RawDeclaration, Span } from './raw.ts';

/** Deeper than people nest, shallow enough for the stack of every part of the checker. */
export const NESTING = 400;

/** What `!e` has bound so far, innermost scope last, and the namespace of a qualified `do`. */
export interface BangScope {
  readonly namespace: string | null;
  readonly bound: { readonly name: string; readonly term: Raw; readonly span: Span }[];
}

const TERMINATORS = new Set([',', ']', ';', '}', ')', '|', '|]', '**']);
const TERMINATING_KEYWORDS = new Set(['in', 'then', 'else', 'where', 'of']);

/** For each opening token the position of its closing one; 0 elsewhere and where it is missing. */
function closers(tokens: readonly Token[]): Int32Array {
  const found = new Int32Array(tokens.length);
  const open: number[] = [];
  tokens.forEach((token, position) => {
    if (isOpener(token)) open.push(position);
    else if (isCloser(token)) {
      const opener = open.pop();
      if (opener !== undefined) found[opener] = position;
    }
  });
  return found;
}
function isOpener({ kind, text }: Token): boolean {
  if (kind === 'symbol') return OPENERS.has(text);
  return kind === 'stringBegin' || kind === 'multilineBegin' || kind === 'interpolationBegin';
}
function isCloser({ kind, text }: Token): boolean {
  return kind === 'symbol' ? CLOSERS.has(text) : kind === 'stringEnd' || kind === 'interpolationEnd';
}

export class Cursor {
  readonly file: string;
  readonly tokens: readonly Token[];
  readonly fixities: Fixities;
  position = 0;
  /** The column of the block entry that is being read. */
  indent = -1;
  /** The column of the module's declarations; -1 before they begin. */
  column = -1;
  depth = 0;
  /** Where the clause begins that is being read: `(.field)` there is the name that it defines. */
  head = -1;
  readonly bangs: BangScope[] = [];
  /** `with Data.Vect.(::) e`: within e, the short name means the long one. */
  readonly chosen: Map<string, string>[] = [];
  /** Reads the declarations of one block entry; here so that expressions and declarations need not import each other. */
  readonly declaration: (cursor: Cursor) => readonly (RawDeclaration | RawClause)[];
  readonly #closers: Int32Array;
  #fresh = 0;

  constructor(
    file: string,
    tokens: readonly Token[],
    fixities: Fixities,
    declaration: (cursor: Cursor) => readonly (RawDeclaration | RawClause)[],
  ) {
    this.file = file;
    this.tokens = tokens;
    this.fixities = fixities;
    this.declaration = declaration;
    this.#closers = closers(tokens);
  }

  /** Steps over the token at `position`, or over the whole group that it opens. */
  after(position: number): number {
    const closer = this.#closers[position]!;
    return (closer === 0 ? position : closer) + 1;
  }

  get token(): Token {
    return this.tokens[this.position]!;
  }
  peek(ahead: number): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }
  /** The end of the token before. */
  get lastEnd(): number {
    return this.position === 0 ? 0 : this.tokens[this.position - 1]!.end;
  }
  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd) };
  }
  next(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.position += 1;
    return token;
  }
  is(kind: TokenKind, text?: string): boolean {
    return this.token.kind === kind && (text === undefined || this.token.text === text);
  }
  symbol(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }
  keyword(text: string): boolean {
    return this.token.kind === 'keyword' && this.token.text === text;
  }
  acceptSymbol(text: string): boolean {
    if (!this.symbol(text)) return false;
    this.position += 1;
    return true;
  }
  acceptKeyword(text: string): boolean {
    if (!this.keyword(text)) return false;
    this.position += 1;
    return true;
  }
  expectSymbol(text: string, why = ''): Token {
    if (!this.symbol(text)) this.unexpected(`\`${text}\`${why}`);
    return this.next();
  }
  expectKeyword(text: string, why = ''): Token {
    if (!this.keyword(text)) this.unexpected(`\`${text}\`${why}`);
    return this.next();
  }

  /** A name that no source can contain. */
  fresh(what: string): string {
    this.#fresh += 1;
    return `{${what}:${this.#fresh}}`;
  }

  fail(span: Span, message: string, notes: readonly string[] = [], kind: DiagnosticKind = 'syntax'): never {
    // A message is read by people: a token of a megabyte is not quoted whole.
    const short = message.replace(/`[^`]{60,}`/gu, (quoted) => `${quoted.slice(0, 40)}…\``);
    throw new Rejected({ kind, file: this.file, span, message: short, notes });
  }
  subset(span: Span, construct: string): never {
    return this.fail(span, `${construct} is not in this checker's subset of Idris 2`, [], 'subset');
  }
  /** @param wanted what could stand here, as in "expected …" */
  unexpected(wanted: string): never {
    const token = this.token;
    const found =
      token.kind === 'end'
        ? 'the end of the file'
        : token.kind === 'doc'
          ? 'a documentation comment'
          : token.kind === 'stringBegin' || token.kind === 'multilineBegin'
            ? 'a string'
            : `\`${{ pragma: '%', dotIdent: '.', hole: '?' }[token.kind as string] ?? ''}${token.text}\``;
    const notes =
      token.kind !== 'end' && token.column <= this.indent
        ? [
            'it stands at the column where the next entry of the block begins; what belongs to this entry must be indented more',
          ]
        : [];
    // What is missing at the end is missing behind the last word, not on the empty line below it.
    const span = token.kind === 'end' ? { start: this.lastEnd, end: this.lastEnd } : token;
    this.fail({ start: span.start, end: span.end }, `expected ${wanted}, found ${found}`, notes);
  }

  /** Is the next token still of this block entry? */
  more(): boolean {
    const token = this.token;
    return token.column > this.indent && token.kind !== 'end' && !(token.kind === 'keyword' && token.text === 'where');
  }
  /** A keyword that the entry goes on with, such as `then`. */
  expectContinued(keyword: string, why: string): void {
    if (!this.more() || !this.keyword(keyword)) this.unexpected(`\`${keyword}\`${why}`);
    this.next();
  }
  isTerminator(token: Token = this.token): boolean {
    if (token.kind === 'end' || token.kind === 'interpolationEnd') return true;
    if (token.kind === 'symbol') return TERMINATORS.has(token.text);
    return token.kind === 'keyword' && TERMINATING_KEYWORDS.has(token.text);
  }
  atEnd(): boolean {
    return this.token.column <= this.indent || this.isTerminator();
  }
  expectEnd(what: string): void {
    if (!this.atEnd()) this.unexpected(`the end of ${what}`);
  }

  nested<T>(parse: () => T): T {
    if (this.depth >= NESTING) {
      const { start, end } = this.token;
      this.fail(
        { start, end },
        `this is nested more than ${NESTING} deep`,
        ['give an inner part a name of its own'],
        'resource',
      );
    }
    this.depth += 1;
    try {
      return parse();
    } finally {
      this.depth -= 1;
    }
  }

  entry<T>(item: () => T): T {
    const outer = this.indent;
    this.indent = this.token.column;
    try {
      return item();
    } finally {
      this.indent = outer;
    }
  }

  /**
   * A block: its entries stand right of column `after`, or in braces. `recover` is told of an error and skips to the next
   * entry; without it the error ends the parse.
   */
  block(after: number, item: () => void, recover?: (error: Rejected) => void): void {
    if (this.acceptSymbol('{')) {
      while (!this.symbol('}')) {
        if (this.acceptSymbol(';')) continue;
        this.entry(item);
        if (!this.symbol('}')) this.expectSymbol(';', ' or `}` after an entry of a block in braces');
      }
      this.next();
      return;
    }
    const column = this.token.column;
    if (column <= after || this.token.kind === 'end') return;
    let anywhere = true;
    for (;;) {
      if (this.acceptSymbol(';')) {
        anywhere = true;
        continue;
      }
      if (this.isTerminator() || this.token.column < column) return;
      const begin = this.position;
      try {
        if (this.token.column > column && !anywhere) this.unexpected('the end of this entry');
        anywhere = false;
        this.entry(item);
      } catch (error) {
        if (recover === undefined || !(error instanceof Rejected)) throw error;
        recover(error);
        this.skip(begin, column);
      }
    }
  }

  /** After an error: on to the first token at or left of the block's column, on a line below. */
  skip(begin: number, column: number): void {
    const line = this.tokens[begin]!.line;
    if (this.position === begin) this.next();
    while (this.token.kind !== 'end' && !(this.token.column <= column && this.token.line > line)) this.position += 1;
  }

  /** Reads `parse` in a scope of its own for `!`. */
  bangScope(namespace: string | null, parse: () => Raw, bind: (scope: BangScope, body: Raw) => Raw): Raw {
    const scope: BangScope = { namespace, bound: [] };
    this.bangs.push(scope);
    try {
      const body = parse();
      return scope.bound.length === 0 ? body : bind(scope, body);
    } finally {
      this.bangs.pop();
    }
  }
}
