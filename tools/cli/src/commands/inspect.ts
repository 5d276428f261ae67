/**
 * `lago inspect FILE [--json]`: what a package holds, after everything about it has been verified that needs no key.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decode, describe, inspect, ZpkgError } from '@lago-grey/zpkg';

const USAGE = 'usage: lago inspect FILE [--json]\n';

function parse(args: string[]) {
  return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
}

function wrong(problem: string): number {
  process.stderr.write(`lago inspect: ${problem}\n${USAGE}`);
  return 2;
}

export async function run(args: string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return wrong('one FILE is needed');
  try {
    const report = inspect(decode(await readFile(file)));
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report));
    return 0;
  } catch (error) {
    if (!(error instanceof ZpkgError) && !(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`lago inspect: ${file}: ${error.message}\n`);
    if (values.json && error instanceof ZpkgError) {
      process.stdout.write(`${JSON.stringify({ error: { status: error.reason, message: error.message } })}\n`);
    }
    return 1;
  }
}
