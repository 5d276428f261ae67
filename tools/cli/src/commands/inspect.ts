/**
 * `lago inspect FILE [--json]`: what a package holds, after everything about it has been verified that needs no key.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decode, describe, inspect, ZpkgError } from '@lago-grey/zpkg';
import { readArguments, WRONG_USE } from '../arguments.ts';

const USAGE = 'usage: lago inspect FILE [--json]\n';

function parse(args: string[]) {
  const json = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('one FILE is needed');
  return { ...values, file };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('inspect', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  const { file, json } = asked;
  try {
    const report = inspect(decode(await readFile(file)));
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : describe(report));
    return 0;
  } catch (error) {
    if (!(error instanceof ZpkgError) && !(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`lago inspect: ${file}: ${error.message}\n`);
    if (json && error instanceof ZpkgError) {
      process.stdout.write(`${JSON.stringify({ error: { status: error.reason, message: error.message } })}\n`);
    }
    return 1;
  }
}
