/**
 * `lago search TYPE [--module MODULE] [--json]`: what has a type, by unification, among what is in scope in a module.
 *
 * What takes the same arguments in another order is found too, and marked. Status 1 if there is nothing.
 */
import { parseArgs } from 'node:util';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { answer } from '../check/answer.ts';
import { locateModule } from '../check/locate.ts';

const USAGE = 'usage: lago search TYPE [--module MODULE] [--json]\n';

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('search', USAGE, () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { module: { type: 'string', default: 'Prelude' }, json: { type: 'boolean', default: false } },
    });
    const [type, ...more] = positionals;
    if (type === undefined || more.length > 0) throw new Error('give one type, in quotes');
    return { type, file: locateModule(values.module), json: values.json };
  });
  if (asked === undefined) return WRONG_USE;
  const { type, file, json } = asked;
  let some = false;
  const status = answer(
    file,
    json,
    (opened) => opened.search(type),
    (found) => {
      some = found.length > 0;
      if (!some) return 'nothing in scope has this type';
      return found
        .map((one) => `${one.name} : ${one.type}${one.inOrder ? '' : '   (arguments in another order)'}`)
        .join('\n');
    },
  );
  return status === 0 && !some && !json ? 1 : status;
}
