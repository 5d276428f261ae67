/**
 * `lago reference DIR [--json] [--all]`: our verdicts beside those that the reference compiler's own test suite records.
 *
 * DIR is the directory `tests` of a checkout of it; its libraries are looked for beside it, to know the modules of prelude
 * and base. Of the sources that need only these and no construct that is out, each one that is rejected there must be
 * rejected here, and nine of ten that are accepted there must be accepted. The measure is no part of the tests: the
 * checkout is not on every machine, and nothing of it is in this tree.
 */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CheckResult, checkFiles, type Diagnostic, type ModuleVerdict, renderText } from '@lago-grey/idris';
import { Selection } from '../reference/select.ts';
import { type Recorded, readSuite } from '../reference/suite.ts';

const USAGE = 'usage: lago reference DIR [--json] [--reasons]\n';
/** Of those that the reference accepts. */
const SHARE = 0.9;

interface Compared {
  readonly file: string;
  readonly expected: 'accept' | 'reject';
  readonly ours: 'accept' | 'reject';
  readonly out: string | undefined;
  /** What we say first. */
  readonly kind: string | undefined;
  readonly message: string | undefined;
}

export async function run(args: string[]): Promise<number> {
  let directory: string;
  let values: { readonly json: boolean; readonly reasons: boolean };
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, reasons: { type: 'boolean', default: false } },
    });
    const [first, ...more] = parsed.positionals;
    if (first === undefined || more.length > 0) throw new Error('expected one directory');
    directory = resolve(first);
    values = parsed.values;
    if (!existsSync(directory)) throw new Error(`there is no ${first}`);
  } catch (error) {
    process.stderr.write(`lago reference: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const suite = readSuite(directory);
  if (suite.recorded.length === 0) {
    process.stderr.write(
      `lago reference: ${directory} has no test: expected directories with \`run\` and \`expected\`\n`,
    );
    return 2;
  }
  const libraries = ['prelude', 'base'].map((name) => join(directory, '..', 'libs', name));
  const selection = new Selection({ roots: libraries });
  const compared = await compare(directory, suite.recorded, selection);
  if (values.json) process.stdout.write(`${JSON.stringify({ compared, unknown: suite.unknown })}\n`);
  else print(compared, suite.unknown.length, values.reasons);
  return holds(compared) ? 0 : 1;
}

async function compare(root: string, recorded: readonly Recorded[], selection: Selection): Promise<Compared[]> {
  const outs = recorded.map((one) => selection.reason(one.path, one.flags));
  // What is rejected there and out here must be rejected all the same, if only as out.
  const asked = new Set(recorded.filter((one, at) => outs[at] === undefined || one.expected === 'reject'));
  const result = await checkFiles(
    [...asked].map((one) => one.path),
    {
      display: (path) => relative(root, path),
      progress: (line) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
      },
    },
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return recorded.map((one, at) =>
    asked.has(one) ? comparison(root, one, outs[at], result) : unasked(root, one, outs[at]),
  );
}

const unasked = (root: string, one: Recorded, out: string | undefined): Compared => ({
  file: relative(root, one.path),
  expected: one.expected,
  ours: 'reject',
  out,
  kind: undefined,
  message: undefined,
});

function comparison(root: string, one: Recorded, out: string | undefined, result: CheckResult): Compared {
  const file = relative(root, one.path);
  const verdict = result.modules.find((module) => module.file === file);
  const first = verdict?.diagnostics[0];
  return {
    file,
    expected: one.expected,
    ours: result.verdictOf(one.path),
    out: out ?? (one.expected === 'accept' && verdict !== undefined ? refusedWithImports(verdict, result) : undefined),
    kind: first?.kind ?? (verdict?.blockedBy.length ? 'import' : undefined),
    message: first === undefined ? verdict?.blockedBy.join(', ') : renderText(first, result.texts),
  };
}

/** The same of a source that is only refused for what it imports. */
function refusedWithImports(module: ModuleVerdict, result: CheckResult): string | undefined {
  if (module.diagnostics.length > 0) return refused(module.diagnostics);
  const reasons = module.blockedBy.map((name) => {
    const imported = result.modules.find(
      (other) => other.module === name && dirname(other.file) === dirname(module.file),
    );
    return imported === undefined ? undefined : refusedWithImports(imported, result);
  });
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

/** What is out and shows only when a source is checked. */
function refused(diagnostics: readonly Diagnostic[]): string | undefined {
  const all = (kind: string, message = /./) =>
    diagnostics.length > 0 && diagnostics.every((one) => one.kind === kind && message.test(one.message));
  if (all('axiom') || all('interface', /^\S+ of \S+ is not defined$/)) return 'a name without a definition';
  if (all('subset', /^matching on types/)) return 'typecase';
  return undefined;
}

const counted = (compared: readonly Compared[]) => {
  const inside = compared.filter((one) => one.out === undefined);
  const of = (expected: string, ours: string) => inside.filter((one) => one.expected === expected && one.ours === ours);
  return {
    bothAccept: of('accept', 'accept'),
    oursRejects: of('accept', 'reject'),
    bothReject: of('reject', 'reject'),
    oursAccepts: of('reject', 'accept'),
  };
};

function holds(compared: readonly Compared[]): boolean {
  const { bothAccept, oursRejects, oursAccepts } = counted(compared);
  return oursAccepts.length === 0 && bothAccept.length >= SHARE * (bothAccept.length + oursRejects.length);
}

function print(compared: readonly Compared[], unknown: number, reasons: boolean): void {
  const { bothAccept, oursRejects, bothReject, oursAccepts } = counted(compared);
  const lines: string[] = [];
  for (const one of oursAccepts) lines.push(`accepted here, rejected there: ${one.file}`);
  for (const one of oursRejects) {
    lines.push(`rejected here, accepted there: ${one.file} [${one.kind ?? '?'}]`);
    if (reasons && one.message !== undefined) lines.push(one.message.replaceAll(/^/gm, '  '));
  }
  const accepted = bothAccept.length + oursRejects.length;
  lines.push(
    `rejected by both: ${bothReject.length} of ${bothReject.length + oursAccepts.length}`,
    `accepted by both: ${bothAccept.length} of ${accepted} (${((100 * bothAccept.length) / Math.max(1, accepted)).toFixed(1)} %)`,
    `without a recorded verdict, or with two: ${unknown}`,
    'out of the measure, by reason (of those that are rejected there, how many are rejected here):',
  );
  for (const [reason, ones] of Map.groupBy(compared, (one) => one.out)) {
    if (reason === undefined) continue;
    const rejected = ones.filter((one) => one.expected === 'reject');
    const here = rejected.filter((one) => one.ours === 'reject');
    lines.push(`  ${reason}: ${ones.length} (${here.length} of ${rejected.length})`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
