/**
 * The checker and its library as one ES module for a worker, by esbuild.
 *
 * What Node provides is replaced by host.ts, and the library is part of the bundle: a page needs no other file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const HERE = import.meta.dirname;
const LIBRARY = join(HERE, '../../lib');

export interface Bundle {
  readonly code: string;
  readonly gzipBytes: number;
}

export async function bundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    define: {
      'process.version': '""',
      'process.cwd': 'lagoRoot',
      'Buffer.byteLength': 'lagoLength',
      'import.meta.url': '"file:///lib"',
    },
    banner: { js: 'const lagoRoot=()=>"/";const lagoLength=(t)=>new TextEncoder().encode(t).length;' },
    plugins: [
      {
        name: 'host',
        setup(on) {
          on.onResolve({ filter: /^node:(?:fs|path|url|crypto)$/ }, () => ({ path: join(HERE, 'host.ts') }));
          on.onResolve({ filter: /^lago:library$/ }, () => ({ path: 'library', namespace: 'lago' }));
          on.onLoad({ filter: /.*/, namespace: 'lago' }, () => ({
            contents: `export const library = ${JSON.stringify(librarySources())}`,
          }));
        },
      },
    ],
  });
  const code = outputFiles[0]!.text;
  return { code, gzipBytes: gzipSync(code, { level: 9 }).length };
}

function librarySources(): Readonly<Record<string, string>> {
  const files = readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.idr'));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(LIBRARY, file), 'utf8')]));
}
