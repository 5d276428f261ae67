#!/usr/bin/env node
/**
 * `lago`: one command for everything this repository does. Each subcommand is a file in commands/ with a `run`.
 *
 * Exit status: 0 fine, 1 the answer is no (rejected, unverified, over budget), 2 wrong use.
 */
import { keepCompiled } from '@lago-grey/toolchain/root';

keepCompiled();
// Who reads has what it wanted, as `head`; the status is that of a process that ends by the signal for it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(141);
});

interface Command {
  run(args: string[]): Promise<number>;
}

/** Loaded on use, so that `lago inspect` does not pay for the checker. */
const commands: Record<string, () => Promise<Command>> = {
  axioms: () => import('./commands/axioms.ts'),
  build: () => import('./commands/build.ts'),
  check: () => import('./commands/check.ts'),
  debian: () => import('./commands/debian.ts'),
  docs: () => import('./commands/docs.ts'),
  eval: () => import('./commands/eval.ts'),
  extract: () => import('./commands/extract.ts'),
  generate: () => import('./commands/generate.ts'),
  image: () => import('./commands/image.ts'),
  inspect: () => import('./commands/inspect.ts'),
  keygen: () => import('./commands/keygen.ts'),
  lsp: () => import('./commands/lsp.ts'),
  pack: () => import('./commands/pack.ts'),
  reference: () => import('./commands/reference.ts'),
  repo: () => import('./commands/repo.ts'),
  search: () => import('./commands/search.ts'),
  sign: () => import('./commands/sign.ts'),
  size: () => import('./commands/size.ts'),
  start: () => import('./commands/start.ts'),
  statement: () => import('./commands/statement.ts'),
  test: () => import('./commands/test.ts'),
  theorems: () => import('./commands/theorems.ts'),
  toolchain: () => import('./commands/toolchain.ts'),
};

const [name, ...args] = process.argv.slice(2);
const load = name === undefined ? undefined : commands[name];
if (load === undefined) {
  const usage = `usage: lago COMMAND …\ncommands: ${Object.keys(commands).join(', ')}\n`;
  const asked = name === '--help' || name === 'help';
  (asked ? process.stdout : process.stderr).write(
    asked ? usage : `lago: no command ${JSON.stringify(name ?? '')}\n${usage}`,
  );
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await (await load()).run(args);
}
