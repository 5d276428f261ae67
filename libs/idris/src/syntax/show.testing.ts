/** Raw as short text, for tests: what a source was read as, without places. */
import { parseModule } from './parser.ts';
import type { Plicity, Raw, RawClause, RawDeclaration, RawFixity } from './raw.ts';

function bind(quantity: number, plicity: Plicity, text: string): string {
  const many = quantity === 2 ? '' : `${quantity} `;
  if (plicity.kind === 'explicit') return `(${many}${text})`;
  if (plicity.kind === 'default') return `{default ${show(plicity.value)} ${many}${text}}`;
  return `{${plicity.kind === 'auto' ? 'auto ' : ''}${many}${text}}`;
}

/** Generated names lose their numbers. */
const plain = (name: string) => name.replace(/^\{(\w+):\d+\}$/, '<$1>');

export function show(raw: Raw): string {
  switch (raw.kind) {
    case 'name':
      return plain(raw.name);
    case 'apply':
      return `(${[...spine(raw)].join(' ')})`;
    case 'applyNamed':
      return `(${show(raw.fn)} {${raw.name}=${show(raw.arg)}})`;
    case 'applyAuto':
      return `(${show(raw.fn)} @{${show(raw.arg)}})`;
    case 'applyWith':
      return `(${show(raw.fn)} | ${show(raw.arg)})`;
    case 'pi':
      return `${bind(raw.quantity, raw.plicity, `${raw.name ?? '_'} : ${show(raw.type)}`)} -> ${show(raw.body)}`;
    case 'lambda': {
      const type = raw.type === null ? '' : ` : ${show(raw.type)}`;
      return `\\${bind(raw.quantity, raw.plicity, plain(raw.name) + type)} => ${show(raw.body)}`;
    }
    case 'let': {
      const type = raw.type === null ? '' : ` : ${show(raw.type)}`;
      return `let ${raw.quantity === 2 ? '' : `${raw.quantity} `}${raw.name}${type} = ${show(raw.value)} in ${show(raw.body)}`;
    }
    case 'local':
      return `local {${raw.declarations.map(showDeclaration).join('; ')}} in ${show(raw.body)}`;
    case 'case': {
      const alternatives = raw.alternatives.map(
        ({ pattern, body }) => `${show(pattern)} => ${body === null ? 'impossible' : show(body)}`,
      );
      return `case ${show(raw.scrutinee)} of {${alternatives.join('; ')}}`;
    }
    case 'type':
      return 'Type';
    case 'infer':
      return '_';
    case 'hole':
      return `?${raw.name}`;
    case 'integer':
      return String(raw.value);
    case 'double':
      return raw.value.toFixed(2);
    case 'string':
      return JSON.stringify(raw.value);
    case 'char':
      return `'${raw.value}'`;
    case 'rewrite':
      return `rewrite ${show(raw.equation)} in ${show(raw.body)}`;
    case 'update': {
      const fields = raw.fields.map((f) => `${f.path.join('.')} ${f.modify ? '$=' : ':='} ${show(f.value)}`);
      return `{${fields.join(', ')}}${raw.record === null ? '' : ` ${show(raw.record)}`}`;
    }
    case 'project':
      return `${show(raw.record)}.${raw.field}`;
    case 'alternatives':
      return `${raw.first === true ? 'first' : 'any'}[${raw.options.map(show).join(' | ')}]`;
    case 'search':
      return '%search';
    case 'as':
      return `${raw.name}@${show(raw.pattern)}`;
    case 'dotted':
      return `.(${show(raw.term)})`;
    case 'typed':
      return `(${show(raw.term)} : ${show(raw.type)})`;
  }
}

function spine(raw: Raw): string[] {
  return raw.kind === 'apply' ? [...spine(raw.fn), show(raw.arg)] : [show(raw)];
}

function showClause({ left, right, where }: RawClause): string {
  const local = where.length === 0 ? '' : ` where {${where.map(showDeclaration).join('; ')}}`;
  if (right.kind === 'impossible') return `${show(left)} impossible`;
  if (right.kind === 'body') return `${show(left)} = ${show(right.term)}${local}`;
  const proof = right.proof === null ? '' : ` proof ${right.proof}`;
  return `${show(left)} with (${show(right.scrutinee)})${proof} {${right.clauses.map(showClause).join('; ')}}`;
}

export function showDeclaration(raw: RawDeclaration): string {
  const block = (list: readonly RawDeclaration[]) => `{${list.map(showDeclaration).join('; ')}}`;
  switch (raw.kind) {
    case 'claim': {
      const words = [
        raw.visibility === 'private' ? '' : raw.visibility,
        raw.totality ?? '',
        ...raw.flags.map((f) => `%${f}`),
      ];
      const before = [...words, raw.quantity === 2 ? '' : raw.quantity].filter((word) => word !== '').join(' ');
      return `${before === '' ? '' : `${before} `}${raw.name} : ${show(raw.type)}`;
    }
    case 'definition':
      return raw.clauses.map(showClause).join('; ');
    case 'data': {
      const built = raw.constructors?.map((one) => `${one.name} : ${show(one.type)}`).join('; ');
      return `data ${raw.name} : ${show(raw.type)}${built === undefined ? '' : ` {${built}}`}`;
    }
    case 'interface': {
      const parameters = raw.parameters
        .map((p) => bind(p.quantity, p.plicity, `${p.name} : ${show(p.type)}`))
        .join(' ');
      const supers = raw.superclasses.map((one) => `${show(one.type)} => `).join('');
      return `interface ${supers}${raw.name} ${parameters} ${block(raw.methods)}`;
    }
    case 'implementation': {
      const named = raw.name === null ? '' : `[${raw.name}] `;
      const given = raw.implicits.map((p) => bind(p.quantity, p.plicity, `${p.name} : ${show(p.type)} -> `)).join('');
      const constraints = raw.constraints.map((one) => `${show(one.type)} => `).join('');
      return `implementation ${named}${given}${constraints}${show(raw.head)} ${block(raw.body)}`;
    }
    case 'namespace':
      return `namespace ${raw.name} ${block(raw.declarations)}`;
    case 'mutual':
      return `mutual ${block(raw.declarations)}`;
    case 'parameters': {
      const parameters = raw.parameters
        .map((p) => bind(p.quantity, p.plicity, `${p.name} : ${show(p.type)}`))
        .join(' ');
      return `parameters ${parameters} ${block(raw.declarations)}`;
    }
    case 'using':
      return `using ${block(raw.declarations)}`;
    case 'failing':
      return `failing ${JSON.stringify(raw.message)} ${block(raw.declarations)}`;
    case 'pragma':
      return `%${raw.words.join(' ')}`;
  }
}

/** Those of Prelude that tests use. */
export const FIXITIES: readonly RawFixity[] = (
  [
    ['infixl', 8, '+ -'],
    ['infixl', 9, '* /'],
    ['infix', 6, '== < ==='],
    ['infixr', 7, ':: ++'],
    ['infixl', 7, ':<'],
    ['infixr', 0, '$'],
    ['infixr', 9, '.'],
    ['infixr', 5, '&&'],
    ['infixr', 4, '||'],
    ['infixl', 1, '>>= >>'],
    ['infixl', 3, '<*>'],
    ['infixl', 9, 'div'],
    ['prefix', 7, '~~'],
  ] as const
).flatMap(([fixity, precedence, operators]) =>
  operators
    .split(' ')
    .map((operator) => ({ fixity, precedence, operator, visibility: 'export' as const, module: 'Prelude.Ops' })),
);

export function read(text: string): { readonly declarations: readonly string[]; readonly errors: readonly string[] } {
  const { module, diagnostics } = parseModule('Test.idr', text, () => FIXITIES);
  return {
    declarations: module.declarations.map(showDeclaration),
    errors: diagnostics.map(({ kind, span, message }) => {
      const before = text.slice(0, span.start).split('\n');
      return `${before.length}:${before.at(-1)!.length + 1} ${kind}: ${message}`;
    }),
  };
}

/** An expression, as the body of a definition. */
export function readExpression(text: string): string {
  const { declarations, errors } = read(`x = ${text}`);
  return errors[0] ?? declarations[0]!.slice('x = '.length);
}
