/**
 * The test suite of the reference compiler, read from a checkout of it: which sources it checks, and what it says of each.
 *
 * A test is a directory with a script `run` and the output that it must give, `expected`. Before a source is checked the
 * compiler prints `1/2: Building Module (File.idr)`; an error about that source follows at once, before the next such line
 * and before the prompt of the REPL. A source that no such line names has no recorded verdict. Nothing is run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

export type Verdict = 'accept' | 'reject';

export interface Recorded {
  /** The directory of the test, relative to the suite. */
  readonly test: string;
  readonly path: string;
  readonly expected: Verdict;
  /** The words of the commands of `run` that name the source, or all of them if none does. */
  readonly flags: readonly string[];
}

export interface Suite {
  readonly recorded: readonly Recorded[];
  /** Sources of the suite that have no verdict, or two. */
  readonly unknown: readonly string[];
}

const BUILDING = /^\s*\d+\/\d+: Building \S+ \((.+)\)\s*$/;
const PROMPT = /^[A-Z][\w.]*> /;
const ERROR = /^(?:Uncaught error|Error)\b/;

export function readSuite(root: string): Suite {
  const recorded: Recorded[] = [];
  const unknown: string[] = [];
  for (const test of testsBelow(root)) {
    const directory = join(root, test);
    const sources = filesBelow(directory).filter((path) => path.endsWith('.idr'));
    const commands = readFileSync(join(directory, 'run'), 'utf8').split('\n');
    const verdicts = verdictsOf(readFileSync(join(directory, 'expected'), 'utf8'));
    for (const path of sources) {
      const found = new Set([...verdicts].filter(([named]) => names(path, named, directory)).map(([, given]) => given));
      const [expected] = found.size === 1 ? [...found].map((given) => [...given]).filter((g) => g.length === 1) : [];
      if (expected?.[0] === undefined) unknown.push(relative(root, path));
      else recorded.push({ test, path, expected: expected[0], flags: flagsOf(commands, basename(path)) });
    }
  }
  return { recorded, unknown };
}

/** By file, as the output names it; both verdicts where two runs of the same file differ. */
export function verdictsOf(output: string): ReadonlyMap<string, ReadonlySet<Verdict>> {
  const verdicts = new Map<string, Set<Verdict>>();
  let file: string | undefined;
  let verdict: Verdict = 'accept';
  const end = () => {
    if (file !== undefined) verdicts.set(file, (verdicts.get(file) ?? new Set<Verdict>()).add(verdict));
    file = undefined;
  };
  for (const line of output.split('\n')) {
    const building = BUILDING.exec(line);
    if (building !== null) {
      end();
      file = building[1]!;
      verdict = 'accept';
    } else if (PROMPT.test(line)) end();
    else if (ERROR.test(line)) verdict = 'reject';
  }
  end();
  return verdicts;
}

/** A path in the output is relative to a directory that `run` chose: the source that it ends like. */
function names(path: string, named: string, directory: string): boolean {
  const short = relative(directory, path);
  return short === named || short.endsWith(`/${named.replace(/^\.\//, '')}`);
}

function flagsOf(commands: readonly string[], file: string): readonly string[] {
  const naming = commands.filter(
    (command) => command.includes(file) && !/^\s*(?:#|(?:touch|rm|cp|mv|sed|cat)\b)/.test(command),
  );
  return (naming.length > 0 ? naming : commands)
    .flatMap((command) => command.split(/\s+/))
    .filter((word) => word !== '');
}

function testsBelow(root: string): string[] {
  return filesBelow(root)
    .filter((path) => basename(path) === 'run' && existsSync(join(dirname(path), 'expected')))
    .map((path) => relative(root, dirname(path)))
    .sort();
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
