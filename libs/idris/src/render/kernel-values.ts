/**
 * The kernel's values in its messages: names are those of the binders, qualified names lose their qualifier, what is deep
 * is left out. Beside the kernel and not in it, because nothing depends on what is printed.
 */
import { KernelError } from '../kernel/kernel.ts';
import type { Value } from '../kernel/types.ts';
import { force, instantiate, variable } from '../kernel/value.ts';

/** What the kernel found, a line each; empty if there is nothing beside the message. */
export function sidesOf({ kind, sides, binders }: KernelError): string {
  const labels = kind === 'type' && sides.length === 2 ? ['expected: ', 'found:    '] : [];
  return sides.map((side, i) => `${labels[i] ?? ''}${showWhole(side, binders)}`).join('\n');
}

function showWhole(value: Value, binders: KernelError['binders']): string {
  try {
    return show(value, binders);
  } catch (error) {
    // The error may be that a value is too large to be computed.
    if (error instanceof KernelError || error instanceof RangeError) return '…';
    throw error;
  }
}

function show(value: Value, binders: KernelError['binders'], tight = false, depth = 0): string {
  if (depth > 16) return '…';
  const v = force(value);
  const paren = (text: string): string => (tight ? `(${text})` : text);
  if (v.tag === 'lam' || v.tag === 'pi') {
    const body = show(instantiate(v, variable(binders.length)), [...binders, v], false, depth + 1);
    if (v.tag === 'lam') return paren(`\\${v.name} => ${body}`);
    const domain = show(v.domain, binders, false, depth + 1);
    return paren(`(${v.quantity === 2 ? '' : `${v.quantity} `}${v.name} : ${domain}) -> ${body}`);
  }
  if (v.tag === 'sort') return 'Type';
  if (!('args' in v)) return typeof v.value === 'string' ? JSON.stringify(v.value) : String(v.value);
  const full = v.tag === 'var' ? (binders[v.level]?.name ?? `#${v.level}`) : v.entry.name;
  const head = full.replace(/^(?:[A-Z][\w']*\.)+(?=.)/, '');
  return v.args.length === 0 ? head : paren([head, ...v.args.map((a) => show(a, binders, true, depth + 1))].join(' '));
}
