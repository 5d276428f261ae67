/** A value as one would write it in the source; what the source leaves out is left out, and so is what is erased. */
import { baseName, type Tree } from './evaluate.ts';

export function showTree(tree: Tree, tight = false): string {
  switch (tree.kind) {
    case 'number':
      return tree.value < 0n && tight ? `(${tree.value})` : String(tree.value);
    case 'string':
      return JSON.stringify(tree.value);
    case 'list':
      return `[${tree.items.map((item) => showTree(item)).join(', ')}]`;
    case 'constructor': {
      const name = baseName(tree.name);
      if (name === 'MkUnit' && tree.fields.length === 0) return '()';
      if (name === 'MkPair' || name === 'MkDPair') {
        const between = name === 'MkPair' ? ', ' : ' ** ';
        const parts: string[] = [];
        let at: Tree = tree;
        // What is nested to the right is written side by side.
        for (; at.kind === 'constructor' && at.name === tree.name && at.fields.length === 2; at = at.fields[1]!.value)
          parts.push(showTree(at.fields[0]!.value));
        return `(${[...parts, showTree(at)].join(between)})`;
      }
      const shown = /^[\p{L}_]/u.test(name) ? name : `(${name})`;
      if (tree.fields.length === 0) return shown;
      const text = [shown, ...tree.fields.map((field) => showTree(field.value, true))].join(' ');
      return tight ? `(${text})` : text;
    }
    case 'stuck':
      return `<stuck at ${baseName(tree.head)}>`;
    default:
      return `<${tree.kind}>`;
  }
}
