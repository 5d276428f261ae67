/**
 * `lago check FILE…|PACKAGE.ipkg [--library] [--checkers LIST] [--each|--json|--sarif|--github] [--watch]`: check
 * Idris 2 files, or a package under the rules for proofs.
 *
 * A package is also put to every other checker that this machine has (`--checkers lago` asks none), and files are put
 * to those that are named; `--library` adds every module of our library. For a package dist/proofs/report.json says
 * which theorems hold and who checked them, and times.json beside it how long that took. `--each` prints one line for
 * each file, `accept PATH` or `reject PATH`, and the reasons on standard error. `--sarif` and `--github` say the same
 * as a log for code scanning and as annotations of a workflow. `--watch` checks again whenever a source changes.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { CheckResult, Diagnostic } from '@lago-grey/idris';
import { type Checker, loadChecker } from '@lago-grey/idris/compiled';
import { ToolchainError } from '@lago-grey/toolchain/provers';
import { cacheRoot } from '@lago-grey/toolchain/root';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { findOthers, type NotRun, parseCheckers } from '../check/others.ts';
import { formatVerdict } from '../check/verdict.ts';
import { type Checked, watch } from '../check/watch.ts';
import { ROOT } from '../root.ts';

const USAGE = `usage: lago check FILE… [--checkers lago,agda] [--each|--json|--sarif|--github] [--watch]
       lago check PACKAGE.ipkg [--library] [--checkers lago[,agda][,idris2]] [--json|--sarif|--github] [--watch]
       lago check --library [--checkers lago,agda] [--json|--sarif|--github]
`;

const FORMATS = ['json', 'sarif', 'github'] as const;
type Format = (typeof FORMATS)[number];

interface Asked {
  readonly files: readonly string[];
  readonly each: boolean;
  /** Text unless it is one of these. */
  readonly format: Format | undefined;
  readonly watch: boolean;
  readonly cached: boolean;
  readonly library: boolean;
  /** Those to ask beside ours; undefined for all that there are. */
  readonly others: ReturnType<typeof parseCheckers> | undefined;
}

function parse(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      each: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      sarif: { type: 'boolean', default: false },
      github: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      'no-cache': { type: 'boolean', default: false },
      library: { type: 'boolean', default: false },
      checkers: { type: 'string' },
    },
  });
  const { each, watch, library, checkers, 'no-cache': uncached } = values;
  const [format, another] = FORMATS.filter((one) => values[one]);
  if (another !== undefined) throw new Error(`one of --${format} and --${another}, not both`);
  if (positionals.length === 0 && !library) throw new Error('no file is named');
  const packages = positionals.filter((file) => file.endsWith('.ipkg'));
  if (packages.length > 0 && positionals.length > 1) throw new Error('a package is checked alone');
  // Files are checked while somebody writes them: ours alone, unless others are asked for.
  const others = packages.length > 0 && checkers === undefined ? undefined : parseCheckers(checkers ?? 'lago');
  return { files: positionals, each, format, watch, cached: !uncached, library, others };
}

/** So many modules anew take longer than to put the checker into one file. */
const MANY = 20;

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('check', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  // Most checks end before V8's slowest compiler has paid for itself: it comes later (by default after 3,000 calls).
  setFlagsFromString('--invocation-count-for-turbofan=100000');
  try {
    if (asked.watch) return await watch(() => check(asked));
    return (await check(asked)).status;
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    process.stderr.write(`lago check: ${error.message}\n`);
    return WRONG_USE;
  }
}

async function check({ files, each, format, cached, library, others }: Asked): Promise<Checked> {
  const cache = cached ? cacheRoot() : undefined;
  const { checker, compile } = await loadChecker(cache);
  const { asked, notRun } = await findOthers(others, cache);
  const options = { ...(cache === undefined ? {} : { cache }), others: asked, wholeLibrary: library };
  const [first] = files;
  if (first?.endsWith('.ipkg') === true) {
    const result = await checker.checkPackage(first, { ...options, beside: new checker.KernelBeside() });
    await writeReport(first, result, notRun);
    if (format !== undefined) printFormat(checker, format, result, notRun);
    if (format === undefined || format === 'github') printPackage(checker, first, result, notRun);
    if ((result.checkers[0]?.anew ?? 0) >= MANY) await compile();
    return checked(result);
  }
  const result = await checker.checkFiles(files, options);
  if (format !== undefined) printFormat(checker, format, result, notRun);
  else if (each) await printEach(checker, files, result);
  else printFiles(checker, files, result);
  return checked(result);
}

function checked(result: CheckResult): Checked {
  return { status: result.verdict === 'accept' ? 0 : 1, files: [...result.texts.keys()] };
}

function printFormat(checker: Checker, format: Format, result: CheckResult, notRun: readonly NotRun[]): void {
  const { renderSarif, renderGithub, CHECKER } = checker;
  if (format === 'json') printJson(checker, result, notRun);
  else if (format === 'sarif')
    process.stdout.write(`${JSON.stringify(renderSarif(result.diagnostics, result.texts, CHECKER), null, 2)}\n`);
  else for (const one of result.diagnostics) process.stdout.write(`${renderGithub(one, result.texts)}\n`);
}

/** Beside what else is built from the package's folder; a package outside the checkout has no report. */
async function writeReport(packageFile: string, result: CheckResult, notRun: readonly NotRun[]): Promise<void> {
  const folder = relative(ROOT, dirname(resolve(packageFile)));
  if (folder === '' || folder.startsWith('..')) return;
  const { theorems, checkers } = result;
  await writeJson(join(ROOT, 'dist', folder, 'report.json'), {
    theorems: theorems.map(({ name, type, checkers: by }) => ({ name, type, checkers: by })),
    checkers: checkers.map(({ name, version, verdict, modules }) => ({ name, version, verdict, modules })),
    notRun,
  });
  // Apart, so that what is built from the proofs is not built anew because the clock said something else.
  await writeJson(
    join(ROOT, 'dist', folder, 'times.json'),
    checkers.map(({ name, anew, milliseconds }) => ({ name, anew, milliseconds: Math.round(milliseconds) })),
  );
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`);
  await rename(temporary, path);
}

function text({ renderText }: Checker, result: CheckResult, diagnostic: Diagnostic): string {
  return renderText(diagnostic, result.texts, {
    colour: process.stdout.isTTY && !process.env['NO_COLOR'],
  });
}

function printJson({ renderJson }: Checker, result: CheckResult, notRun: readonly NotRun[]): void {
  const diagnostics = (list: readonly Diagnostic[]) => list.map((one) => renderJson(one, result.texts));
  const report = {
    verdict: result.verdict,
    modules: result.modules.map(({ module, file, verdict, blockedBy, cached }) => ({
      module,
      file,
      verdict,
      blockedBy,
      cached,
    })),
    diagnostics: diagnostics(result.diagnostics),
    theorems: result.theorems,
    checkers: result.checkers.map(({ disagreements, ...verdict }) => ({
      ...verdict,
      milliseconds: Math.round(verdict.milliseconds),
      disagreements: disagreements.map(({ module, declaration, output }) => ({
        module: module?.name,
        declaration,
        output,
      })),
    })),
    notRun,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function printPackage(checker: Checker, file: string, result: CheckResult, notRun: readonly NotRun[]): void {
  for (const diagnostic of result.diagnostics) process.stdout.write(`${text(checker, result, diagnostic)}\n\n`);
  const blocked = result.modules.filter((module) => module.blockedBy.length > 0 && module.diagnostics.length === 0);
  if (blocked.length > 0) {
    const names = blocked.map(({ module }) => module).join(', ');
    process.stdout.write(`not checked, because they import what is rejected: ${names}\n`);
  }
  const accepted = result.modules.filter((module) => module.verdict === 'accept').length;
  for (const verdict of result.checkers) process.stdout.write(`${formatVerdict(verdict)}\n`);
  for (const { name, why } of notRun) process.stdout.write(`not run: ${name}: ${why}\n`);
  process.stdout.write(
    `${file}: ${accepted} of ${result.modules.length} modules accepted, ${result.theorems.filter((one) => one.checkers.length > 0).length} theorems, ${result.diagnostics.length} errors\n`,
  );
}

function printFiles(checker: Checker, files: readonly string[], result: CheckResult): void {
  for (const diagnostic of result.diagnostics) process.stdout.write(`${text(checker, result, diagnostic)}\n\n`);
  const errors = result.diagnostics.length;
  if (result.checkers.length > 1)
    for (const verdict of result.checkers) process.stdout.write(`${formatVerdict(verdict)}\n`);
  if (result.verdict === 'accept')
    process.stdout.write(`accepted: ${files.length === 1 ? files[0] : `${result.modules.length} files`}\n`);
  else process.stdout.write(`rejected: ${errors} error${errors === 1 ? '' : 's'}\n`);
}

async function printEach(checker: Checker, files: readonly string[], result: CheckResult): Promise<void> {
  for (const diagnostic of result.diagnostics) process.stderr.write(`${text(checker, result, diagnostic)}\n\n`);
  for (const file of files) process.stdout.write(`${result.verdictOf(resolve(file))} ${file}\n`);
}
