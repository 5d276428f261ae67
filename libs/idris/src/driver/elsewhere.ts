/**
 * Where a name is to be had that is not in scope: the modules whose text exports it.
 *
 * Their text is looked through, and not their interfaces: a module that nobody imports need not be checked to be named in
 * a message. Nothing else depends on the answer.
 */
import { splitName } from '../elaborate/names.ts';

export interface Text {
  readonly name: string;
  readonly text: string;
}

const NAME = String.raw`(\([^\s()\w]+\)|[\p{L}_][\p{L}\p{N}_']*)`;
const EXPORT = new RegExp(
  String.raw`^[ \t]*(?:public\s+)?export\s+(?:(?:total|partial|covering|%\w+|[01])\s+)*(?:(data|record|interface)\s+(?:\([^)]*\)\s*=>\s*|[^\n=]*=>\s*)?)?${NAME}`,
  'gmu',
);
const MEMBER = new RegExp(
  String.raw`^[ \t]+(?:constructor[ \t]+)?${NAME}(?:[ \t]*,[ \t]*${NAME})*[ \t]*(?::[ \t]|$)`,
  'gmu',
);

/** What a module's text exports, constructors, fields and methods included. */
export function exportedNames(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const bare = (name: string) => name.replace(/^\((.*)\)$/u, '$1');
  for (const match of text.matchAll(EXPORT)) {
    const [whole, kind, name] = match;
    found.add(bare(name!));
    if (kind === undefined) continue;
    // The block goes on as far as lines are indented.
    const rest = text.slice(match.index + whole.length);
    const end = /\n(?=\S)/u.exec(rest)?.index ?? rest.length;
    const block = rest.slice(0, end);
    for (const member of block.matchAll(MEMBER))
      for (const one of member.slice(1)) if (one !== undefined) found.add(bare(one));
    const simple = /=([^\n]*(?:\n[ \t]+\|[^\n]*)*)/u.exec(block)?.[1] ?? '';
    for (const one of simple.split('|')) {
      const constructor = /^\s*([\p{Lu}][\p{L}\p{N}_']*)/u.exec(one)?.[1];
      if (constructor !== undefined) found.add(constructor);
    }
  }
  return found;
}

/** By name, the modules that export it; made when somebody asks for the first time. */
export class Elsewhere {
  readonly #texts: () => Iterable<Text>;
  #modules: Map<string, string[]> | undefined;

  constructor(texts: () => Iterable<Text>) {
    this.#texts = texts;
  }

  modulesOf(name: string): readonly string[] {
    if (this.#modules === undefined) {
      this.#modules = new Map();
      for (const { name: module, text } of this.#texts()) {
        for (const one of exportedNames(text)) {
          const known = this.#modules.get(one);
          if (known === undefined) this.#modules.set(one, [module]);
          else known.push(module);
        }
      }
    }
    return this.#modules.get(splitName(name).last) ?? [];
  }
}
