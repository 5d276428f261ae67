/**
 * Fixity declarations and pragmas.
 */
import type { Cursor } from './cursor.ts';
import { simple } from './expressions.ts';
import { isOperator } from './lexer.ts';
import type { Entry, Modifiers } from './modifiers.ts';
import { qualifiedName, spanOf } from './names.ts';
import type { RawFixity } from './raw.ts';

/** Declared fixities are collected by the module's parser through this. */
export const declaredFixities = new WeakMap<Cursor, { readonly module: string; readonly fixities: RawFixity[] }>();

/** `typebind infixr 0 =@`, `autobind infixr 0 =@` */
export function bindingDeclaration(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
  const binding = p.next().text as 'typebind' | 'autobind';
  if (p.token.text !== 'infixr' || p.peek(1).text !== '0')
    p.fail(p.spanFrom(start), 'an operator that binds must be `infixr 0`', [], 'fixity');
  return fixityDeclaration(p, start, given, binding);
}

export function fixityDeclaration(
  p: Cursor,
  _start: number,
  given: Modifiers,
  binding?: RawFixity['binding'],
): readonly Entry[] {
  const fixity = p.next().text as RawFixity['fixity'];
  if (!p.is('integer')) p.unexpected('a precedence, such as 6');
  const precedence = Number(p.next().text);
  do {
    const token = p.token;
    let operator = token.text;
    if (p.acceptSymbol('`')) {
      operator = (qualifiedName(p) ?? p.unexpected('a name')).name;
      p.expectSymbol('`');
    } else if (isOperator(token)) p.next();
    else p.unexpected('an operator');
    const own = declaredFixities.get(p);
    const declared: RawFixity = {
      operator,
      fixity,
      precedence,
      visibility: given.visibility ?? 'export',
      ...(binding === undefined ? {} : { binding }),
      ...(own === undefined ? {} : { module: own.module }),
    };
    p.fixities.add(declared);
    own?.fixities.push(declared);
  } while (p.acceptSymbol(','));
  p.expectEnd('a fixity declaration');
  return [];
}

const REFUSED_PRAGMAS: Readonly<Record<string, string>> = {
  runElab: 'elaborator reflection (`%runElab`)',
  transform: '`%transform`',
  foreign_impl: '`%foreign_impl`',
  pair: '`%pair`',
  rewrite: '`%rewrite`',
  TTImpLit: 'elaborator reflection (`%TTImpLit`)',
  nameLit: 'elaborator reflection (`%nameLit`)',
  declsLit: 'elaborator reflection (`%declsLit`)',
};

/** Those that stand alone; what belongs to a declaration or a term is read with it. */
const KNOWN_PRAGMAS = new Set(
  `hide unhide logging auto_lazy unbound_implicits prefix_record_projections name start allow_overloads language default
  cg builtin integerLit stringLit charLit doubleLit totality_depth search_timeout ambiguity_depth auto_implicit_depth nf_metavar_threshold`.split(
    /\s+/,
  ),
);

export function pragma(p: Cursor, start: number): readonly Entry[] {
  const first = p.next().text;
  const refused = REFUSED_PRAGMAS[first];
  if (refused !== undefined) p.subset(p.spanFrom(start), refused);
  if (!KNOWN_PRAGMAS.has(first)) p.fail(p.spanFrom(start), `there is no pragma \`%${first}\``);
  if (first === 'hide') {
    const fixity = hiddenFixity(p);
    if (fixity) return [];
  }
  const words = [first];
  while (!p.atEnd() || p.symbol(',')) {
    if (p.acceptSymbol(',')) continue;
    const found = qualifiedName(p);
    if (found !== undefined) words.push(found.name);
    else if (p.is('stringBegin') || p.is('multilineBegin')) {
      const text = simple(p);
      words.push(text.kind === 'string' ? text.value : '');
    } else words.push(p.next().text);
  }
  if (first === 'default' && !/^(?:total|covering|partial)$/.test(words[1] ?? ''))
    p.fail(p.spanFrom(start), '`%default` takes `total`, `covering` or `partial`');
  // Off, it gives the rest of the file another meaning, which this checker does not know.
  if (first === 'auto_lazy' && words[1] === 'off') p.subset(p.spanFrom(start), '`%auto_lazy off`');
  if (first === 'language' && words[1] === 'ElabReflection') p.subset(p.spanFrom(start), 'elaborator reflection');
  return [{ kind: 'pragma', span: p.spanFrom(start), words }];
}

/** `%hide Prelude.Ops.infixl.(+)`: forgets a fixity. */
function hiddenFixity(p: Cursor): boolean {
  const token = p.token;
  const found = /^(?:(.*)\.)?(infixl|infixr|infix|prefix)$/.exec(token.text);
  const shape = found?.[2] as RawFixity['fixity'] | undefined;
  if (shape === undefined || p.peek(1).text !== '.(' || p.peek(3).text !== ')') return false;
  const operator = p.peek(2).text;
  if (!p.fixities.remove(operator, shape, found?.[1] ?? ''))
    p.fail(spanOf(token), `no ${token.text} of \`${operator}\` is in scope that could be hidden`, [], 'fixity');
  p.position += 4;
  p.expectEnd('a pragma');
  return true;
}
