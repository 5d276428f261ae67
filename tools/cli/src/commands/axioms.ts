/**
 * `lago axioms NAME [--file FILE] [--json]`: everything that a theorem rests on, down to primitives.
 *
 * NAME is a full name; FILE is where to begin to look, if the module's name does not say it. What the kernel accepted rests on
 * no axiom; that is computed here from the core, and not assumed.
 */
import { parseArgs } from 'node:util';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { answer } from '../check/answer.ts';
import { locateOwner } from '../check/locate.ts';

const USAGE = 'usage: lago axioms NAME [--file FILE] [--json]\n';

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('axioms', USAGE, () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { file: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new Error('name one theorem');
    return { name, file: values.file ?? locateOwner(name), json: values.json };
  });
  if (asked === undefined) return WRONG_USE;
  const { name, file, json } = asked;
  return answer(
    file,
    json,
    (opened) => opened.restsOn(name),
    ({ type, definitions, modules, primitives, axioms }) =>
      [
        `${name} : ${type}`,
        `axioms: ${axioms.length === 0 ? 'none' : axioms.join(', ')}`,
        `primitives: ${primitives.length === 0 ? 'none' : primitives.join(', ')}`,
        `definitions: ${definitions.length} in ${modules.length} module${modules.length === 1 ? '' : 's'}`,
        ...definitions.map((one) => `  ${one}`),
      ].join('\n'),
  );
}
