/** For tests: a program as its source, checked, extracted, and loaded into this process. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkerDigest, directoryCache } from '../driver/cache.ts';
import { Graph } from '../driver/graph.ts';
import { Program } from '../driver/program.ts';
import type { Environment } from '../kernel/kernel.ts';
import { type Extracted, extract } from './extract.ts';

const LIBRARY = fileURLToPath(new URL('../../lib', import.meta.url));
const CACHE = join(process.env['LAGO_CACHE'] ?? join(homedir(), '.cache', 'lago-grey'), 'idris');

/** A folder that goes when the tests end. */
const folder = mkdtempSync(join(tmpdir(), 'lago-extract-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const graph = new Graph({ libraryRoot: LIBRARY, roots: [], packages: false });
const program = new Program({ cache: directoryCache(CACHE), checker: checkerDigest(), strict: () => false });
let count = 0;

/** The kernel's environment with the module, which is called Test. */
export function check(text: string): Environment {
  const file = join(folder, `${++count}`, 'Test.idr');
  mkdirSync(dirname(file));
  writeFileSync(file, `module Test\n${text}`);
  const source = graph.open(file);
  const { diagnostics } = program.check(source);
  if (diagnostics.length > 0)
    throw new Error(`${diagnostics.map((one) => `${one.message} at ${one.span.start}`).join('\n')}\n${text}`);
  return program.environment(source.closure);
}

/** Writes extracted modules; where one of them is. */
export function save(files: Extracted): (name: string) => string {
  const root = join(folder, `${++count}`);
  for (const [name, text] of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
  return (name) => join(root, name);
}

export interface Loaded {
  readonly values: Readonly<Record<string, unknown>>;
  /** Of the run time that these modules share: another has lists of its own. */
  readonly list: <A>(elements: Iterable<A>) => Iterable<A>;
}

export async function load(files: Extracted, name = 'Test.js'): Promise<Loaded> {
  const path = save(files);
  const module = async (file: string) => (await import(pathToFileURL(path(file)).href)) as Record<string, unknown>;
  return { values: await module(name), list: (await module('runtime.js'))['list'] as Loaded['list'] };
}

/** Definitions of a program, extracted and loaded. */
export async function run(text: string, ...names: readonly string[]): Promise<Loaded> {
  const full = names.map((name) => `Test.${name}`);
  return load(extract(check(text), full));
}
