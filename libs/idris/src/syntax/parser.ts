/**
 * From the text of a module to Raw: the header, the imports and the declarations, with all independent syntax errors.
 *
 * After an error the rest of its declaration is skipped; the next one begins in the column of the module's first.
 */
import { type Diagnostic, Rejected } from '../diagnostic.ts';
import { advised } from './advice.ts';
import { Cursor } from './cursor.ts';
import { declaration } from './declarations.ts';
import { collect } from './desugar.ts';
import { Fixities } from './fixity.ts';
import { lex, type Token } from './lexer.ts';
import { documentation } from './modifiers.ts';
import { declaredFixities } from './pragmas.ts';
import type { RawClause, RawDeclaration, RawFixity, RawImport, RawModule, Span } from './raw.ts';

/** More than this and the rest is noise. */
const MAXIMUM_ERRORS = 50;

export interface Parsed {
  /** What could be read; complete only if there are no diagnostics. Implicit imports are among its imports. */
  readonly module: RawModule;
  readonly diagnostics: readonly Diagnostic[];
}

interface Header {
  readonly name: string;
  readonly nameSpan: Span;
  readonly imports: RawImport[];
  readonly doc: string;
}

/**
 * @param importedFixities the fixities that a module gives to those who import it, its public imports' included
 * @param implicit modules that are imported without being asked for: `Prelude`, but for the library's own
 */
export function parseModule(
  file: string,
  text: string,
  importedFixities: (module: string) => readonly RawFixity[],
  implicit: readonly string[] = ['Prelude'],
): Parsed {
  const diagnostics: Diagnostic[] = [];
  let place: Span = { start: 0, end: 0 };
  let entryBegin = 0;
  let tokens: readonly Token[] | undefined;
  const report = (error: unknown) => {
    if (error instanceof RangeError) {
      const message = 'something here is too deep to be read';
      diagnostics.push({
        kind: 'resource',
        file,
        span: place,
        message,
        notes: ['give an inner part a name of its own'],
      });
      return;
    }
    if (!(error instanceof Rejected)) throw error;
    const said = tokens === undefined ? error.diagnostic : advised(error.diagnostic, tokens, entryBegin);
    // A word or an operator that is wrong is told of once, however often it is used.
    if (said.unknown !== undefined && diagnostics.some(({ unknown }) => unknown === said.unknown)) return;
    if (followsFrom(said, diagnostics)) return;
    if (diagnostics.length < MAXIMUM_ERRORS) diagnostics.push(said);
  };
  const empty: RawModule = {
    name: 'Main',
    span: { start: 0, end: 0 },
    imports: [],
    fixities: [],
    declarations: [],
    doc: '',
  };
  try {
    tokens = lex(file, text);
  } catch (error) {
    report(error);
    return { module: empty, diagnostics };
  }
  const all = tokens;
  const fixities = new Fixities();
  const p = new Cursor(file, all, fixities, declaration);
  const declared: RawFixity[] = [];
  let header: Header = { name: 'Main', nameSpan: { start: 0, end: 0 }, imports: [], doc: '' };
  const entries: (RawDeclaration | RawClause)[] = [];
  /** Where each entry began that could not be read, and where reading went on. */
  const lost: (readonly [from: number, to: number])[] = [];
  try {
    header = readHeader(p);
    declaredFixities.set(p, { module: header.name, fixities: declared });
    for (const module of implicit) {
      if (header.imports.some((one) => one.module === module)) continue;
      header.imports.unshift({ span: header.nameSpan, module, public: false, alias: null });
    }
    for (const { module } of header.imports) for (const fixity of importedFixities(module)) fixities.add(fixity);
    const column = p.token.column;
    p.column = column;
    while (!p.is('end')) {
      const begin = p.position;
      p.block(
        column - 1,
        () => {
          place = { start: p.token.start, end: p.token.end };
          entryBegin = p.position;
          for (const entry of declaration(p)) entries.push(entry);
        },
        (error) => {
          report(error);
          const from = entryBegin;
          lost.push([from, p.position]);
          // What the failed entry left open.
          p.depth = 0;
          p.bangs.length = 0;
          p.chosen.length = 0;
        },
      );
      if (p.is('end')) break;
      // A block ends early at something that closes what nobody opened, or left of the first declaration.
      try {
        p.indent = -1;
        p.unexpected(p.token.column < column ? 'a declaration in the column of the first one' : 'a declaration');
      } catch (error) {
        report(error);
        p.skip(p.position === begin ? begin : p.position, column);
      }
    }
  } catch (error) {
    report(error);
  }
  const unread = [...new Set(lost.flatMap(([from, to]) => namesIn(all, from, to)))];
  const module: RawModule = {
    name: header.name,
    span: { start: 0, end: text.length },
    imports: header.imports,
    fixities: declared,
    declarations: collect(entries),
    doc: header.doc,
    ...(unread.length === 0 ? {} : { unread }),
  };
  return { module, diagnostics };
}

/** At the same place, or at what goes on with an expression that broke off. */
function followsFrom(said: Diagnostic, before: readonly Diagnostic[]): boolean {
  if (before.some(({ span }) => span.start === said.span.start)) return true;
  return before.length > 0 && /^expected a declaration, found `(?:let|in|do|then|else|of|where)`$/.test(said.message);
}

/** What an entry most likely declares that could not be read: the names that begin a line, or stand behind such a keyword. */
function namesIn(tokens: readonly Token[], from: number, to: number): readonly string[] {
  const names: string[] = [];
  let line = -1;
  // The entry goes on to the next token in its column.
  const column = tokens[from]!.column;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.kind === 'end' || (at > Math.max(from, to) && token.column <= column && token.line > line)) break;
    const before = tokens[at - 1];
    const opens = token.line > line || /^(?:data|record|interface|constructor|=|\|)$/.test(before?.text ?? '');
    if (token.kind === 'ident' && opens) names.push(token.text);
    line = token.line;
  }
  return names;
}

function moduleName(p: Cursor): { readonly name: string; readonly span: Span } {
  const token = p.token;
  if (!p.is('ident') && !p.is('qualified')) p.unexpected('the name of a module');
  p.next();
  return { name: token.text, span: { start: token.start, end: token.end } };
}

function readHeader(p: Cursor): Header {
  const start = p.position;
  let doc = documentation(p);
  let name = 'Main';
  let nameSpan: Span = { start: 0, end: 0 };
  if (p.acceptKeyword('module')) {
    const found = moduleName(p);
    name = found.name;
    nameSpan = found.span;
  } else {
    // The comment is the first declaration's.
    if (!p.keyword('import')) p.position = start;
    doc = '';
  }
  const imports: RawImport[] = [];
  while (p.keyword('import')) {
    const column = p.token.column;
    const from = p.next().start;
    const isPublic = p.acceptKeyword('public');
    const found = moduleName(p);
    let alias: string | null = null;
    if (p.is('ident', 'as')) {
      p.next();
      alias = moduleName(p).name;
    }
    imports.push({ span: p.spanFrom(from), module: found.name, public: isPublic, alias });
    p.acceptSymbol(';');
    if (!p.is('end') && p.token.column > column)
      p.unexpected('the next import or the first declaration, on a line of its own');
  }
  return { name, nameSpan, imports, doc };
}

/** The imports of a module, read without its declarations: what must be loaded before it can be parsed. */
export function parseHeader(
  file: string,
  text: string,
): { readonly name: string; readonly imports: readonly RawImport[] } {
  let column: number | undefined;
  /** The first token of the first declaration. */
  const endsHeader = (token: Token, before: Token | undefined): boolean => {
    column ??= token.column;
    const isNext = before === undefined || (token.line > before.line && token.column <= column);
    return isNext && token.kind !== 'doc' && token.text !== 'module' && token.text !== 'import';
  };
  const p = new Cursor(file, lex(file, text, endsHeader), new Fixities(), declaration);
  const { name, imports } = readHeader(p);
  return { name, imports };
}
