/**
 * Which files of the workspace a program consists of, found by following its imports.
 *
 * A task is run again when one of these changes, so a file that is missing here is a change that goes unnoticed
 * (trace.test.ts watches the real processes for that). Inside tools/cli the closure is by file, because each
 * subcommand is its own program; a workspace package counts as a whole, without its tests and its prose.
 *
 * Only literal import specifiers are seen. What a program opens at run time (proofs, recipes, generated files) is not
 * an import, and is declared where the target is (targets.ts).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SCOPE = '@lago-grey/';
const TOOLCHAIN = 'tools/toolchain';
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** The folder of a workspace package, relative to the root: '@lago-grey/oci' is libs/oci. */
export function packageFolder(root: string, name: string): string | undefined {
  const short = name.slice(SCOPE.length).split('/')[0] ?? '';
  return [`libs/${short}`, `tools/${short}`].find((folder) => existsSync(join(root, folder, 'package.json')));
}

/** The workspace packages that a package.json names, and theirs in turn; folders, sorted. */
export function packageClosure(root: string, folders: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (folder: string) => {
    if (found.has(folder)) return;
    found.add(folder);
    for (const dependency of packageDependencies(root, folder)) visit(dependency);
  };
  for (const folder of folders) visit(folder);
  return [...found].sort();
}

function packageDependencies(root: string, folder: string): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) return [];
  const lists = ['dependencies', 'devDependencies', 'peerDependencies'].map((key) => Reflect.get(manifest, key));
  const names = lists.flatMap((list) => (typeof list === 'object' && list !== null ? Object.keys(list) : []));
  return names
    .filter((name) => name.startsWith(SCOPE))
    .map((name) => packageFolder(root, name))
    .filter((found) => found !== undefined);
}

/** What the files import: other files by path, and workspace packages by folder, both relative to the root. */
export function importClosure(root: string, entries: readonly string[]): { files: string[]; packages: string[] } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file) || !existsSync(join(root, file))) return;
    files.add(file);
    for (const specifier of importsOf(readFileSync(join(root, file), 'utf8'))) {
      if (specifier.startsWith('.')) visit(relative(root, join(root, dirname(file), specifier)));
      else if (specifier.startsWith(SCOPE)) {
        const folder = packageFolder(root, specifier);
        if (folder !== undefined) packages.add(folder);
      }
    }
  };
  for (const entry of entries) visit(entry);
  return { files: [...files].sort(), packages: packageClosure(root, [...packages]) };
}

/** The specifiers that a TypeScript source imports, as they are written. */
export function importsOf(source: string): string[] {
  return [...source.matchAll(SPECIFIER)].map((match) => match[2]!);
}

/**
 * Inputs that are the code of these packages and of those they depend on: their files, without tests and prose, and the
 * files outside that they import (abi/ts).
 */
export function packageSources(root: string, folders: readonly string[]): string[] {
  return packageClosure(root, folders).flatMap((folder) => {
    const here = `{workspaceRoot}/${folder}`;
    const outside = importsOutside(root, folder, (path) => !path.endsWith('.test.ts'));
    // Whoever only asks the tool chain where Idris 2 is does not depend on which Zig is pinned.
    const inside = folder === TOOLCHAIN ? [`${here}/src/**/*`, `${here}/package.json`] : [`${here}/**/*`];
    return [...inside, `!${here}/**/*.test.ts`, `!${here}/**/*.md`, ...outside];
  });
}

/** The files outside a folder that its TypeScript files import by a path, as inputs. */
export function importsOutside(root: string, folder: string, counts: (path: string) => boolean = () => true): string[] {
  const found = waysOut(root, folder).filter(({ from }) => counts(from));
  return [...new Set(found.map(({ to }) => `{workspaceRoot}/${to}`))].sort();
}

/** An import by a path that leads out of a folder. */
interface WayOut {
  readonly from: string;
  readonly to: string;
}

/** By folder. Each project asks for those of all packages that it uses, and reading them is most of what the plugin does. */
const read = new Map<string, readonly WayOut[]>();

/** From now on the tree may be another. */
export function readAgain(): void {
  read.clear();
}

function waysOut(root: string, folder: string): readonly WayOut[] {
  const known = read.get(join(root, folder));
  if (known !== undefined) return known;
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules/'));
  const found = files.flatMap((from) =>
    importsOf(readFileSync(join(root, from), 'utf8'))
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(dirname(from), specifier))
      .filter((to) => !to.startsWith(`${folder}/`) && existsSync(join(root, to)))
      .map((to) => ({ from, to })),
  );
  read.set(join(root, folder), found);
  return found;
}

/** The inputs that are the program `lago COMMAND` itself. */
export function commandSources(root: string, command: string): string[] {
  const main = ['tools/cli/src/lago.mjs', 'tools/cli/src/main.ts'];
  const { files, packages } = importClosure(root, [`tools/cli/src/commands/${command}.ts`]);
  // What main.ts itself imports: where Node keeps what it compiled.
  const start = [`${TOOLCHAIN}/src/root.mjs`, `${TOOLCHAIN}/package.json`].filter(
    (path) => !packages.includes(TOOLCHAIN) && existsSync(join(root, path)),
  );
  const own = [...main, ...files, 'tools/cli/package.json', ...start];
  return [...own.map((file) => `{workspaceRoot}/${file}`), ...packageSources(root, packages)];
}
