/**
 * Packages: the `.ipkg` format of Idris 2, as far as checking needs it. Fields that say how to build or install are
 * accepted and left alone.
 */
import { type Diagnostic, Rejected, type Span } from '../diagnostic.ts';
import { problem } from './source.ts';

export interface Package {
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly brief: string;
  readonly sourceDirectory: string;
  readonly modules: readonly { readonly name: string; readonly span: Span }[];
  readonly depends: readonly { readonly name: string; readonly span: Span }[];
}

interface Word {
  readonly kind: 'name' | 'string' | 'symbol';
  readonly text: string;
  readonly span: Span;
}

const TOKEN = /--[^\n]*|\{-[\s\S]*?-\}|"((?:[^"\\]|\\.)*)"|([A-Za-z0-9_][\w.'-]*)|(&&|[<>]=?|==|[=,|])|\s+|./gy;
const STRINGS = new Set(
  'version authors maintainers license brief readme homepage sourceloc bugtracker executable opts sourcedir builddir outputdir prebuild postbuild preinstall postinstall preclean postclean'.split(
    ' ',
  ),
);

/** @throws Rejected on what is no package file */
export function parsePackage(file: string, text: string): Package {
  const words = split(file, text);
  let at = 0;
  const here = (): Span => words[at]?.span ?? { start: text.length, end: text.length };
  const fail = (message: string, span = here()): never => {
    throw new Rejected(problem(file, 'syntax', message, [], span));
  };
  const isSymbol = (symbol: string) => words[at]?.kind === 'symbol' && words[at]?.text === symbol;
  const name = (what: string): Word => {
    const word = words[at];
    if (word?.kind !== 'name') return fail(`expected ${what}`);
    at += 1;
    return word;
  };

  if (name('`package` and the name of the package').text !== 'package')
    fail('a package file begins with `package NAME`', words[0]!.span);
  const packageName = name('the name of the package').text;
  const fields = new Map<string, string>();
  const modules: { name: string; span: Span }[] = [];
  const listed = new Set<string>();
  const depends: { name: string; span: Span }[] = [];
  while (at < words.length) {
    const field = name('the name of a field');
    if (!isSymbol('=')) fail(`expected \`=\` after \`${field.text}\``);
    at += 1;
    if (fields.has(field.text)) fail(`the field \`${field.text}\` is given twice`, field.span);
    fields.set(field.text, '');
    if (field.text === 'modules' || field.text === 'depends') {
      const list = field.text === 'modules' ? modules : depends;
      do {
        if (isSymbol(',')) at += 1;
        const word = name(field.text === 'modules' ? 'the name of a module' : 'the name of a package');
        if (field.text === 'modules' && listed.has(word.text)) fail(`module ${word.text} is listed twice`, word.span);
        if (field.text === 'modules') listed.add(word.text);
        list.push({ name: word.text, span: word.span });
        // Version bounds, `base >= 0.7 && < 1`: there is one version of the library here.
        while (at < words.length && !isSymbol(',') && !startsField(words, at)) at += 1;
      } while (isSymbol(','));
    } else if (field.text === 'main' || field.text === 'langversion') {
      while (at < words.length && !startsField(words, at)) at += 1;
    } else if (STRINGS.has(field.text)) {
      const value = words[at];
      if (value === undefined || value.kind === 'symbol') return fail(`expected the value of \`${field.text}\``);
      fields.set(field.text, value.text);
      at += 1;
    } else fail(`a package has no field \`${field.text}\``, field.span);
  }
  return {
    file,
    name: packageName,
    version: fields.get('version') ?? '',
    brief: fields.get('brief') ?? '',
    sourceDirectory: fields.get('sourcedir') ?? '',
    modules,
    depends,
  };
}

function startsField(words: readonly Word[], at: number): boolean {
  return words[at]?.kind === 'name' && words[at + 1]?.kind === 'symbol' && words[at + 1]?.text === '=';
}

function split(file: string, text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [all, string, name, symbol] = match;
    const span = { start: match.index, end: match.index + all.length };
    if (string !== undefined) words.push({ kind: 'string', text: string, span });
    else if (name !== undefined) words.push({ kind: 'name', text: name, span });
    else if (symbol !== undefined) words.push({ kind: 'symbol', text: symbol, span });
    else if (!/^(?:\s|--|\{-)/.test(all)) {
      const diagnostic: Diagnostic = problem(
        file,
        'syntax',
        `${JSON.stringify(all)} has no meaning in a package file`,
        [],
        span,
      );
      throw new Rejected(diagnostic);
    }
  }
  return words;
}
