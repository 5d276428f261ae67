/**
 * The checker as a few files instead of its 130 sources, which take longer to be read than one module to be checked.
 *
 * They are made by esbuild, which changes nothing but where imports lead, and lie in the cache under a digest of the
 * sources. Those are read and compared at each start: for a source that is edited there is nothing there, and the sources
 * run as they are. The same goes for where there is no esbuild, and for files that are not what was written. Nothing but
 * time depends on it.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { CHECKER_ROOT, checkerSources, digest, digestOf } from './cache.ts';

export type Checker = typeof import('../index.ts') & typeof import('./beside.ts');

export interface Loaded {
  readonly checker: Checker;
  /** Makes what the next start loads, if there is none; for who has the time. */
  readonly compile: () => Promise<void>;
}

const ENTRY = 'checker';
const WORKER = 'beside.worker';
/** The names of the files and digests of their contents; written last. */
const MANIFEST = 'files.json';
const MOST_KEPT = 8;

/** @param cache the directory for what was checked before */
export async function loadChecker(cache: string | undefined): Promise<Loaded> {
  // Coverage counts lines of sources.
  const mayCompile = cache !== undefined && !process.env['NODE_V8_COVERAGE'];
  if (!mayCompile) return { checker: await fromSources(), compile: async () => {} };
  const sources = checkerSources();
  // The files say where the sources are.
  const directory = join(cache, 'checker', digest(digestOf(sources), CHECKER_ROOT));
  if (isWhole(directory)) {
    const checker = (await import(pathToFileURL(join(directory, `${ENTRY}.mjs`)).href)) as Checker;
    return { checker, compile: async () => {} };
  }
  return { checker: await fromSources(), compile: () => compile(sources, directory) };
}

async function fromSources(): Promise<Checker> {
  const [index, beside] = await Promise.all([import('../index.ts'), import('./beside.ts')]);
  return { ...index, ...beside };
}

function isWhole(directory: string): boolean {
  try {
    const files: unknown = JSON.parse(readFileSync(join(directory, MANIFEST), 'utf8'));
    return Object.entries(files as Record<string, unknown>).every(
      ([file, sum]) => digest(readFileSync(join(directory, file))) === sum,
    );
  } catch {
    return false;
  }
}

async function compile(sources: ReadonlyMap<string, Uint8Array>, directory: string): Promise<void> {
  const temporary = `${directory}.${process.pid}`;
  try {
    const esbuild = await import('esbuild');
    const { outputFiles } = await esbuild.build({
      entryPoints: { [ENTRY]: ENTRY, [WORKER]: join(CHECKER_ROOT, 'driver', `${WORKER}.ts`) },
      bundle: true,
      splitting: true,
      write: false,
      outdir: directory,
      outExtension: { '.js': '.mjs' },
      format: 'esm',
      platform: 'node',
      target: `node${process.versions.node}`,
      logLevel: 'silent',
      // Or else it looks for one in each folder above.
      tsconfigRaw: {},
      define: { LAGO_CHECKER: JSON.stringify(digestOf(sources)) },
      plugins: [reading(sources)],
    });
    mkdirSync(temporary, { recursive: true });
    const names = outputFiles.map(({ path, contents }) => {
      const name = path.slice(directory.length + 1);
      writeFileSync(join(temporary, name), contents);
      return [name, digest(contents)];
    });
    writeFileSync(join(temporary, MANIFEST), JSON.stringify(Object.fromEntries(names)));
    // Another run may have made the same by now, and somebody be reading it.
    if (!isWhole(directory)) {
      rmSync(directory, { recursive: true, force: true });
      renameSync(temporary, directory);
      forget(dirname(directory));
    }
  } catch {
    // No esbuild, or a cache that cannot be written: it costs time, not correctness.
  }
  rmSync(temporary, { recursive: true, force: true });
}

/** Who works on the checker makes many. */
function forget(all: string): void {
  const age = (name: string) => statSync(join(all, name)).mtimeMs;
  for (const name of readdirSync(all)
    .toSorted((a, b) => age(b) - age(a))
    .slice(MOST_KEPT)) {
    rmSync(join(all, name), { recursive: true, force: true });
  }
}

/** Gives what was read, whatever the files hold by now. */
function reading(sources: ReadonlyMap<string, Uint8Array>): Plugin {
  const entry = ['index.ts', 'driver/beside.ts'].map((file) => `export * from './${file}';\n`).join('');
  return {
    name: 'sources',
    setup(on) {
      on.onResolve({ filter: /^checker$/ }, () => ({ path: ENTRY, namespace: ENTRY }));
      on.onLoad({ filter: /.*/, namespace: ENTRY }, () => ({ contents: entry, resolveDir: CHECKER_ROOT }));
      on.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const file = path.slice(CHECKER_ROOT.length + 1);
        const text = Buffer.from(sources.get(file)!).toString();
        // What a source finds beside itself is still there; the thread is made of a source, as this.
        const contents =
          file === join('driver', 'beside.ts')
            ? text.replace(`${WORKER}.ts`, `${WORKER}.mjs`)
            : text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
        return { contents, loader: 'ts' };
      });
    },
  };
}
