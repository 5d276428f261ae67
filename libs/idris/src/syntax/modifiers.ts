/**
 * What stands before a declaration: documentation, visibility, totality, flags.
 */
import type { Cursor } from './cursor.ts';
import { spanOf } from './names.ts';
import { expression } from './operators.ts';
import type { RawClause, RawDeclaration, Totality, Visibility } from './raw.ts';

export type Entry = RawDeclaration | RawClause;

/** Visibility, totality and flags before a declaration. */
export interface Modifiers {
  readonly visibility: Visibility | null;
  readonly totality: Totality | null;
  readonly flags: readonly string[];
  readonly doc: string;
}

const FLAGS = new Set([
  'hint',
  'globalhint',
  'defaulthint',
  'inline',
  'unsafe',
  'noinline',
  'deprecate',
  'tcinline',
  'extern',
  'macro',
  'spec',
  'foreign',
  'export',
  'nomangle',
]);

export function documentation(p: Cursor): string {
  const lines: string[] = [];
  while (p.is('doc')) lines.push(p.next().text);
  return lines.join('\n');
}

export function modifiers(p: Cursor): Modifiers {
  const doc = documentation(p);
  let visibility: Visibility | null = null;
  let totality: Totality | null = null;
  const flags: string[] = [];
  for (;;) {
    const token = p.token;
    if (p.is('keyword') && /^(?:public|export|private)$/.test(token.text)) {
      // `export infixl 6 +`, `private infix 4 <`: a fixity's own visibility.
      if (visibility !== null) p.fail(spanOf(token), 'only one visibility can be given');
      p.next();
      if (token.text === 'public' && !p.acceptKeyword('export')) p.unexpected('`export` after `public`');
      visibility = token.text as Visibility;
    } else if (p.is('keyword') && /^(?:total|partial|covering)$/.test(token.text)) {
      if (totality !== null) p.fail(spanOf(token), 'only one of `total`, `covering` and `partial` can be given');
      totality = p.next().text as Totality;
    } else if (p.is('pragma') && FLAGS.has(token.text)) {
      flags.push(flag(p));
      if (flags.includes('inline') && flags.includes('noinline'))
        p.fail(spanOf(token), '%inline and %noinline contradict each other');
    } else return { visibility, totality, flags, doc };
  }
}

function flag(p: Cursor): string {
  const { text } = p.next();
  if (text === 'spec') {
    while (p.is('ident')) {
      p.next();
      if (!p.acceptSymbol(',')) break;
    }
  }
  if (text === 'foreign' || text === 'export' || text === 'nomangle') p.block(p.indent, () => expression(p));
  return text;
}
