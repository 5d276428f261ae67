/**
 * `lago eval EXPRESSION --module MODULE [--json]`: the value of an expression in the scope of a module, and its type.
 *
 * What is evaluated has been through the kernel. MODULE is a name or a file; without it, the prelude is in scope.
 */
import { parseArgs } from 'node:util';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { answer } from '../check/answer.ts';
import { locateModule } from '../check/locate.ts';

const USAGE = 'usage: lago eval EXPRESSION [--module MODULE] [--json]\n';

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('eval', USAGE, () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { module: { type: 'string', default: 'Prelude' }, json: { type: 'boolean', default: false } },
    });
    const [expression, ...more] = positionals;
    if (expression === undefined || more.length > 0) throw new Error('give one expression, in quotes');
    return { expression, file: locateModule(values.module), json: values.json };
  });
  if (asked === undefined) return WRONG_USE;
  const { expression, file, json } = asked;
  return answer(
    file,
    json,
    (opened) => opened.evaluate(expression),
    ({ value, type }) => `${value} : ${type}`,
  );
}
