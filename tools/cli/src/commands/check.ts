/**
 * `lago check FILE…|PACKAGE.ipkg [--each] [--json]`: check Idris 2 files, or a package under the rules for proofs.
 *
 * For a package dist/proofs/report.json says which theorems hold and who checked them. `--each` prints one line for each
 * file, `accept PATH` or `reject PATH`, and the reasons on standard error.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CheckerVerdict,
  type CheckResult,
  checkFiles,
  checkPackage,
  type Diagnostic,
  renderJson,
  renderText,
} from '@lago-grey/idris';
import { findIdris2, ToolchainError } from '@lago-grey/toolchain/idris2';
import { cacheRoot } from '@lago-grey/toolchain/root';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { ROOT } from '../root.ts';

const USAGE = 'usage: lago check FILE… [--each] [--json]\n       lago check PACKAGE.ipkg [--json]\n';

interface Asked {
  readonly files: readonly string[];
  readonly each: boolean;
  readonly json: boolean;
  readonly cached: boolean;
}

function parse(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      each: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'no-cache': { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new Error('no file is named');
  const packages = positionals.filter((file) => file.endsWith('.ipkg'));
  if (packages.length > 0 && positionals.length > 1) throw new Error('a package is checked alone');
  return { files: positionals, each: values.each, json: values.json, cached: !values['no-cache'] };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('check', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  const options = asked.cached ? { cache: cacheRoot() } : {};
  const [first] = asked.files;
  if (first?.endsWith('.ipkg') === true) {
    let others: ((file: string) => Promise<CheckerVerdict | undefined>)[];
    try {
      const idris2 = await findIdris2();
      others = idris2 === undefined ? [] : [(file) => askIdris2(idris2, file)];
    } catch (error) {
      if (!(error instanceof ToolchainError)) throw error;
      process.stderr.write(`lago check: ${error.message}\n`);
      return 2;
    }
    const result = await checkPackage(first, { ...options, others });
    await writeReport(first, result);
    if (asked.json) printJson(result);
    else printPackage(first, result);
    return result.verdict === 'accept' ? 0 : 1;
  }
  const result = await checkFiles(asked.files, options);
  if (asked.json) printJson(result);
  else if (asked.each) await printEach(asked.files, result);
  else printFiles(asked.files, result);
  return result.verdict === 'accept' ? 0 : 1;
}

/** Idris 2 itself, on the sources as they stand; it builds into a directory of its own. */
async function askIdris2(idris2: { program: string; version: string }, file: string): Promise<CheckerVerdict> {
  const build = join(ROOT, 'dist', 'proofs', 'idris2');
  await mkdir(build, { recursive: true });
  const { execa } = await import('execa');
  const done = await execa(idris2.program, ['--build-dir', build, '--typecheck', file], {
    cwd: dirname(file),
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  const { version } = idris2;
  return done.exitCode === 0
    ? { name: 'idris2', version, verdict: 'accepted' }
    : { name: 'idris2', version, verdict: 'rejected', output: done.all };
}

/** Beside what else is built from the package's folder; a package outside the checkout has no report. */
async function writeReport(packageFile: string, result: CheckResult): Promise<void> {
  const folder = relative(ROOT, dirname(resolve(packageFile)));
  if (folder === '' || folder.startsWith('..')) return;
  const path = join(ROOT, 'dist', folder, 'report.json');
  const report = {
    theorems: result.theorems.map(({ name, type, checkers }) => ({ name, type, checkers })),
    checkers: result.checkers.map(({ name, version, verdict }) => ({ name, version, verdict })),
  };
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(report, null, 2)}\n`);
  await rename(temporary, path);
}

function text(result: CheckResult, diagnostic: Diagnostic): string {
  return renderText(diagnostic, result.texts.get(diagnostic.file), {
    colour: process.stdout.isTTY && !process.env['NO_COLOR'],
  });
}

function printJson(result: CheckResult): void {
  const diagnostics = (list: readonly Diagnostic[]) => list.map((one) => renderJson(one, result.texts.get(one.file)));
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
    checkers: result.checkers,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function printPackage(file: string, result: CheckResult): void {
  for (const diagnostic of result.diagnostics) process.stdout.write(`${text(result, diagnostic)}\n\n`);
  const blocked = result.modules.filter((module) => module.blockedBy.length > 0 && module.diagnostics.length === 0);
  if (blocked.length > 0) {
    const names = blocked.map(({ module }) => module).join(', ');
    process.stdout.write(`not checked, because they import what is rejected: ${names}\n`);
  }
  const accepted = result.modules.filter((module) => module.verdict === 'accept').length;
  for (const { name, version, verdict } of result.checkers) process.stdout.write(`${verdict} by ${name} ${version}\n`);
  process.stdout.write(
    `${file}: ${accepted} of ${result.modules.length} modules accepted, ${result.theorems.filter((one) => one.checkers.length > 0).length} theorems, ${result.diagnostics.length} errors\n`,
  );
}

function printFiles(files: readonly string[], result: CheckResult): void {
  for (const diagnostic of result.diagnostics) process.stdout.write(`${text(result, diagnostic)}\n\n`);
  const errors = result.diagnostics.length;
  if (result.verdict === 'accept')
    process.stdout.write(`accepted: ${files.length === 1 ? files[0] : `${files.length} files`}\n`);
  else process.stdout.write(`rejected: ${errors} error${errors === 1 ? '' : 's'}\n`);
}

async function printEach(files: readonly string[], result: CheckResult): Promise<void> {
  for (const diagnostic of result.diagnostics) process.stderr.write(`${text(result, diagnostic)}\n\n`);
  for (const file of files) process.stdout.write(`${result.verdictOf(resolve(file))} ${file}\n`);
}
