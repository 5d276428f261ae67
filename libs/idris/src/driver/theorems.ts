/**
 * The theorem manifest: for each required theorem its name, its exact type as printed from checked core, and what it
 * means for somebody who does not read proofs.
 *
 * A theorem that is missing, or whose type has changed by a character, fails the gate: weakening a statement is then a
 * change of this file, which a reviewer sees.
 */
import { type Diagnostic, Rejected } from '../diagnostic.ts';
import { problem } from './source.ts';

export interface Theorem {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
}

/** @throws Rejected on what is no manifest */
export function parseTheorems(file: string, text: string): Theorem[] {
  const refuse = (message: string): never => {
    throw new Rejected(
      problem(file, 'syntax', message, ['expected [{"name": "Module.theorem", "type": "…", "meaning": "…"}, …]']),
    );
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(`this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(value)) return refuse('the theorem manifest must be a list');
  const names = new Set<string>();
  return value.map((entry: unknown, index) => {
    const fields = (entry ?? {}) as Readonly<Record<string, unknown>>;
    const field = (key: string, required: boolean): string => {
      const found = fields[key];
      if (typeof found === 'string' && (found !== '' || !required)) return found;
      if (found === undefined && !required) return '';
      return refuse(`entry ${index + 1} has no ${key}`);
    };
    const name = field('name', true);
    if (names.has(name)) refuse(`${name} is listed twice`);
    names.add(name);
    return { name, type: field('type', false), meaning: field('meaning', true) };
  });
}

export function printTheorems(theorems: readonly Theorem[]): string {
  return `${JSON.stringify(theorems, null, 2)}\n`;
}

/** @param typeOf the type of a checked definition as printed, or undefined if there is none */
export function compareTheorems(
  file: string,
  text: string,
  required: readonly Theorem[],
  typeOf: (name: string) => string | undefined,
): Diagnostic[] {
  return required.flatMap(({ name, type }): Diagnostic[] => {
    const at = Math.max(0, text.indexOf(JSON.stringify(name)));
    const span = { start: at, end: at + JSON.stringify(name).length };
    const found = typeOf(name);
    if (found === undefined) {
      return [problem(file, 'scope', `the theorem ${name} is required and no checked module has it`, [], span)];
    }
    if (found === type) return [];
    const notes = [
      'if the change is meant, run `lago theorems PACKAGE.ipkg --renew` and let a reviewer read the difference',
    ];
    return [
      {
        ...problem(file, 'type', `the theorem ${name} has another type than the manifest requires`, notes, span),
        expected: type,
        found,
      },
    ];
  });
}
