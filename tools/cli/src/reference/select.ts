/**
 * Which sources of the reference compiler's suite measure this checker: those that need only prelude and base, and none
 * of what the checker's subset leaves out. Decided by tokens, so that comments and strings say nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lex, type Token } from '@lago-grey/idris';

export interface Libraries {
  /** Source roots of the modules that a source may need. */
  readonly roots: readonly string[];
}

const ident = (names: string) => {
  const known = new Set(names.split(' '));
  return (token: Token) => token.kind === 'ident' && known.has(token.text);
};

/** What is out, by what shows it. The first that fits names the reason. */
const CONSTRUCTS: readonly (readonly [reason: string, shows: (token: Token) => boolean])[] = [
  [
    'elaborator reflection',
    (token) =>
      (token.kind === 'pragma' && /^(?:runElab|macro|language)$/.test(token.text)) ||
      (token.kind === 'symbol' && /^`[([{]/.test(token.text)),
  ],
  ['a foreign function', (token) => token.kind === 'pragma' && /^(?:foreign|extern|export|cg)$/.test(token.text)],
  ['codata', ident('Inf Stream Colist')],
  [
    'a program that acts (IO)',
    ident('IO PrimIO HasIO IORef putStr putStrLn print printLn getLine putChar getChar primIO unsafePerformIO'),
  ],
  // What the checker must refuse whoever accepts it: these prove anything.
  ['a hole', (token) => token.kind === 'hole'],
  [
    'an escape hatch',
    ident('believe_me really_believe_me assert_total assert_smaller assert_linear idris_crash prim__crash'),
  ],
  ['a definition that is not total', (token) => token.kind === 'keyword' && /^(?:partial|covering)$/.test(token.text)],
];
/** Modules of prelude and base whose whole purpose is one of these. */
const MODULES: readonly (readonly [reason: string, name: RegExp])[] = [
  ['elaborator reflection', /^(?:Language\.Reflection|Deriving)\b/],
  ['codata', /^Data\.(?:Stream|Colist|Colist1|List\.Lazy)\b/],
  [
    'a program that acts (IO)',
    /^(?:System|Data\.IORef|Data\.Buffer|Control\.App|PrimIO|Control\.Monad\.ST|Data\.Ref|Data\.IOArray|Debug)\b/,
  ],
];

export class Selection {
  readonly #libraries: Libraries;
  readonly #known = new Map<string, string | undefined>();
  constructor(libraries: Libraries) {
    this.#libraries = libraries;
  }

  /** Why a source does not measure this checker; undefined if it does. */
  reason(path: string, flags: readonly string[] = []): string | undefined {
    const flag = flags.find((word) => /^(?:-p|--package|--no-prelude|-Werror|--total|--ignore-.*|-X.*)$/.test(word));
    if (flag === '--no-prelude') return 'checked without the prelude';
    if (flag === '-p' || flag === '--package') return 'a package beside prelude and base';
    if (flag !== undefined) return `checked with ${flag}`;
    return this.#ofSource(path);
  }

  #ofSource(path: string): string | undefined {
    if (this.#known.has(path)) return this.#known.get(path);
    // A cycle of imports is no reason.
    this.#known.set(path, undefined);
    const reason = this.#read(path);
    this.#known.set(path, reason);
    return reason;
  }

  #read(path: string): string | undefined {
    let tokens: readonly Token[];
    try {
      tokens = lex(path, readFileSync(path, 'utf8'));
    } catch {
      // What cannot be read is the checker's to judge.
      return undefined;
    }
    for (const [reason, shows] of CONSTRUCTS) if (tokens.some(shows)) return reason;
    for (const name of importsOf(tokens)) {
      for (const [reason, pattern] of MODULES) if (pattern.test(name)) return reason;
      const beside = moduleBeside(path, tokens, name);
      if (beside !== undefined) {
        const reason = this.#ofSource(beside);
        if (reason !== undefined) return reason;
      } else if (!this.#libraries.roots.some((root) => existsSync(join(root, `${name.replaceAll('.', '/')}.idr`))))
        return 'a module beside prelude and base';
    }
    return undefined;
  }
}

function importsOf(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'keyword' || token.text !== 'import') continue;
    const next = tokens[at + 1]?.text === 'public' ? tokens[at + 2] : tokens[at + 1];
    if (next?.kind === 'ident' || next?.kind === 'qualified') names.push(next.text);
  }
  return names;
}

/** A module of the same program: below the directory that this module's own name counts from. */
function moduleBeside(path: string, tokens: readonly Token[], name: string): string | undefined {
  const own = tokens[0]?.text === 'module' ? (tokens[1]?.text ?? '') : '';
  let root = dirname(path);
  for (let depth = own.split('.').length; depth > 1; depth -= 1) root = dirname(root);
  const found = join(root, `${name.replaceAll('.', '/')}.idr`);
  return existsSync(found) ? found : undefined;
}
