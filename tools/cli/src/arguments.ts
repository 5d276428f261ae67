/** What was asked of a command, or how to ask it: wrong use is said in one way everywhere. */

import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** The exit status of wrong use. */
export const WRONG_USE = 2;

/**
 * What `read` makes of the arguments. If it throws, its message and the usage go to standard error, and the answer is
 * undefined: the command then ends with WRONG_USE.
 */
export function readArguments<T>(command: string, usage: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    process.stderr.write(`lago ${command}: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return undefined;
  }
}

/**
 * The options, and the one argument beside them.
 *
 * @throws Error if there is none or more: `what` is its name in the usage
 */
export function readOne<const T extends ParseArgsOptionsConfig>(args: string[], what: string, options: T) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [one, ...more] = positionals;
  if (one === undefined || more.length > 0) throw new Error(`one ${what} is needed`);
  return { one, values };
}
