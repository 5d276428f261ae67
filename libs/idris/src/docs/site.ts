/**
 * Documentation as a static site: a page for each module, from its doc comments and its types as they are written.
 *
 * What a module exports is shown; a name in a type leads to where it is declared, if only one module that is in scope there
 * declares it. Each page says whether the module was accepted. Plain HTML and one style sheet, no script.
 */
import { type CheckOptions, Run } from '../driver/check.ts';
import type { Source } from '../driver/graph.ts';
import { lex } from '../syntax/lexer.ts';
import type { RawDeclaration, Visibility } from '../syntax/raw.ts';

export interface Page {
  /** Below the root of the site. */
  readonly path: string;
  readonly content: string;
}

interface Item {
  readonly name: string;
  readonly what: 'function' | 'data' | 'record' | 'interface' | 'constructor' | 'method';
  /** As written, from the name on. */
  readonly signature: string;
  readonly doc: string;
  readonly inside: readonly Item[];
}

interface Documented {
  readonly source: Source;
  readonly doc: string;
  readonly accepted: boolean;
  readonly items: readonly Item[];
}

/** The site for files, and for all that they import if `closure`. */
export function documentation(
  files: readonly string[],
  options: CheckOptions & { readonly closure?: boolean } = {},
): readonly Page[] {
  const run = new Run(options, options.roots ?? [], true, () => false);
  const asked = files.map((file) => run.graph.open(file));
  const sources = options.closure === true ? [...new Set(asked.flatMap((one) => one.closure))] : [...new Set(asked)];
  const modules = sources.map((source): Documented => {
    const accepted = run.program.check(source).verdict === 'accept';
    const { doc, declarations } = run.program.parsed(source);
    return { source, doc, accepted, items: itemsOf(source.text, declarations) };
  });
  const declared = new Map<string, Documented[]>();
  for (const module of modules) {
    for (const { name } of module.items.flatMap((item) => [item, ...item.inside])) {
      declared.set(name, [...(declared.get(name) ?? []).filter((one) => one !== module), module]);
    }
  }
  /** Where a name in a module leads. */
  const target = (from: Documented, name: string): string | undefined => {
    const visible = declared.get(name)?.filter((one) => one === from || from.source.closure.includes(one.source)) ?? [];
    const [only, another] = visible.includes(from) ? [from] : visible;
    return only === undefined || another !== undefined ? undefined : `${pageOf(only.source)}#${anchor(name)}`;
  };
  const sorted = modules.toSorted((a, b) => (a.source.name < b.source.name ? -1 : 1));
  return [
    { path: 'style.css', content: STYLE },
    { path: 'index.html', content: indexPage(sorted) },
    ...sorted.map((one) => ({ path: pageOf(one.source), content: modulePage(one, (name) => target(one, name)) })),
  ];
}

function itemsOf(text: string, declarations: readonly RawDeclaration[]): readonly Item[] {
  const shown = (visibility: Visibility) => visibility !== 'private';
  const from = (start: number, end: number) => text.slice(start, end).trimEnd();
  return declarations.flatMap((one): readonly Item[] => {
    switch (one.kind) {
      case 'claim':
        if (!shown(one.visibility)) return [];
        return [
          {
            name: one.name,
            what: 'function',
            signature: from(one.nameSpan.start, one.span.end),
            doc: one.doc,
            inside: [],
          },
        ];
      case 'data': {
        if (!shown(one.visibility)) return [];
        const { name, doc, visibility } = one;
        const written = from(one.nameSpan.start, one.span.end).split('\n')[0]!;
        const signature = written.replace(/\s*(?:\bwhere\b.*|=.*)$/, '');
        const inside =
          visibility !== 'public'
            ? []
            : (one.constructors ?? []).map(
                (built): Item => ({
                  name: built.name,
                  what: 'constructor',
                  signature: from(built.span.start, built.span.end).replace(/^\|\s*/, ''),
                  doc: built.doc,
                  inside: [],
                }),
              );
        return [{ name, what: one.record === null ? 'data' : 'record', signature, doc, inside }];
      }
      case 'interface': {
        if (!shown(one.visibility)) return [];
        const { name, doc } = one;
        const signature = from(one.span.start, one.span.end)
          .split('\n')[0]!
          .replace(/^.*?\binterface\s+|\s+where.*$/g, '');
        const inside = one.methods.flatMap((method): readonly Item[] => {
          if (method.kind !== 'claim') return [];
          const written = from(method.nameSpan.start, method.span.end);
          return [{ name: method.name, what: 'method', signature: written, doc: method.doc, inside: [] }];
        });
        return [{ name, what: 'interface', signature, doc, inside }];
      }
      default:
        return 'declarations' in one && one.kind !== 'failing' ? itemsOf(text, one.declarations) : [];
    }
  });
}

// Pages --------------------------------------------------------------------------

const pageOf = ({ name }: Source) => `${name}.html`;
const anchor = (name: string) =>
  `n-${[...name].map((c) => (/[\w']/.test(c) ? c : c.codePointAt(0)!.toString(16))).join('')}`;
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Doc comments are paragraphs with code in backticks. */
function prose(doc: string): string {
  return doc
    .trim()
    .split(/\n\s*\n/)
    .filter((one) => one !== '')
    .map((one) => `<p>${escape(one.trim()).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`)
    .join('\n');
}

function modulePage(
  { source, doc, accepted, items }: Documented,
  target: (name: string) => string | undefined,
): string {
  const linked = (signature: string) => {
    let html = '';
    let at = 0;
    for (const token of tokensOf(signature)) {
      const name = token.text.replace(/^(?:\p{Lu}[\p{L}\p{N}_']*\.)+(?=.)/u, '');
      const href = token.start === 0 || !/^(?:ident|qualified|operator)$/.test(token.kind) ? undefined : target(name);
      html += escape(signature.slice(at, token.start));
      const written = escape(signature.slice(token.start, token.end));
      html += href === undefined ? written : `<a href="${escape(href)}">${written}</a>`;
      at = token.end;
    }
    return html + escape(signature.slice(at));
  };
  const entry = (item: Item): string =>
    [
      `<section id="${anchor(item.name)}">`,
      `<pre><span class="what">${item.what}</span> ${linked(item.signature)}</pre>`,
      prose(item.doc),
      ...item.inside.map(entry),
      '</section>',
    ]
      .filter((line) => line !== '')
      .join('\n');
  const imports = [...source.imported.keys()].filter((name) => !source.implicit.includes(name));
  return page(
    source.name,
    [
      '<p><a href="index.html">all modules</a></p>',
      `<h1>${escape(source.name)}</h1>`,
      `<p class="${accepted ? 'accepted' : 'rejected'}">${accepted ? 'accepted by lago' : 'rejected by lago'}</p>`,
      prose(doc),
      ...(imports.length === 0 ? [] : [`<p>imports ${imports.map(escape).join(', ')}</p>`]),
      ...items.map(entry),
    ].join('\n'),
  );
}

function tokensOf(signature: string) {
  try {
    return lex('', signature).filter(({ kind }) => kind !== 'end');
  } catch {
    // A part of a declaration may be no text that can be read alone.
    return [];
  }
}

function indexPage(modules: readonly Documented[]): string {
  const rows = modules.map(({ source, doc, accepted }) => {
    const first = /^[^\n]*?[.:](?=\s|$)|^[^\n]*/.exec(doc.trim())?.[0] ?? '';
    const mark = accepted ? '' : ' <span class="rejected">rejected</span>';
    return `<li><a href="${escape(pageOf(source))}">${escape(source.name)}</a>${mark} ${escape(first)}</li>`;
  });
  return page('Modules', `<h1>Modules</h1>\n<ul>\n${rows.join('\n')}\n</ul>`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="style.css">
<main>
${body}
</main>
</html>
`;
}

const STYLE = `body { font: 16px/1.5 system-ui, sans-serif; color: #1c2733; background: #fff; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 6rem; }
h1 { font-size: 1.6rem; }
section { margin: 1.5rem 0; }
section section { margin: 0.5rem 0 0.5rem 1.5rem; }
section:target > pre { outline: 2px solid #3a6ea5; }
pre { background: #f2f5f8; padding: 0.5rem 0.75rem; margin: 0; overflow-x: auto; border-left: 3px solid #b8c4d0; }
pre, code { font-family: ui-monospace, monospace; font-size: 0.9rem; }
p { margin: 0.4rem 0; }
a { color: #24578f; text-decoration: none; }
a:hover { text-decoration: underline; }
li { margin: 0.2rem 0; }
.what { color: #6b7885; }
.accepted { color: #2a6b3c; }
.rejected { color: #a32626; }
@media (prefers-color-scheme: dark) {
  body { color: #dbe2e9; background: #14191f; }
  pre { background: #1d242c; border-color: #3a4653; }
  a { color: #8ab8ea; }
  .what { color: #8b98a5; }
  .accepted { color: #7cc491; }
  .rejected { color: #ee8f8f; }
}
`;
