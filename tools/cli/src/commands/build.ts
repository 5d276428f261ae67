/**
 * `lago build NAME --arch amd64|arm64`: cross-builds targets/NAME with the pinned Zig into dist/NAME/ARCH/NAME.
 *
 * A target that has a `wasm` step (obli-pkg: libobli and the verifiers of signatures) is built for wasm32 as well, into dist/NAME/wasm32. `--fault` builds the
 * variant for crash tests beside the program instead, as NAME-fault, and `--verdicts` the program that tells tests what
 * obli-pkg thinks of signatures. `hello` takes the figures that it states.
 * Everything is compiled in caches outside the tree and moved into dist/ whole, so that two builds at once are safe.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cacheRoot, nativeSources, sourceDigest, zig, zigEnvironment } from '@lago-grey/toolchain';
import { execa } from 'execa';
import { readArguments, WRONG_USE } from '../arguments.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const ARCHITECTURES = { amd64: 'x86_64-linux-musl', arm64: 'aarch64-linux-musl' } as const;
type Architecture = keyof typeof ARCHITECTURES;

/** What `hello` states, by the build option that hands it in. */
const FIGURES = ['size', 'formation', 'verdict', 'crypto'] as const;

const USAGE = `usage: lago build NAME --arch amd64|arm64 [--fault | --verdicts] [--to FILE] [--json]
       lago build obli-pkg --arch wasm32
       lago build hello --arch amd64|arm64 [--size BYTES] [--formation F] [--verdict V] [--crypto C]
`;

interface Asked {
  readonly name: string;
  readonly arch: Architecture | 'wasm32';
  readonly fault: boolean;
  readonly verdicts: boolean;
  /** Build options for Zig. */
  readonly settings: readonly string[];
  /** Where the program goes instead of dist/. */
  readonly to?: string;
  readonly json: boolean;
}

const isArchitecture = (text: string): text is Asked['arch'] => text in ARCHITECTURES || text === 'wasm32';

function read(args: string[]): Asked {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      arch: text,
      fault: { type: 'boolean', default: false },
      verdicts: { type: 'boolean', default: false },
      to: text,
      json: { type: 'boolean', default: false },
      ...{ size: text, formation: text, verdict: text, crypto: text },
    },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0 || !/^[a-z0-9-]+$/.test(name))
    throw new Error('expected the name of a target');
  const { arch, fault, verdicts, json, to } = values;
  if (arch === undefined || !isArchitecture(arch)) {
    throw new Error(`--arch must be amd64, arm64 or wasm32, not ${arch ?? 'missing'}`);
  }
  if (values.size !== undefined && !/^\d{1,15}$/.test(values.size)) {
    throw new Error(`--size must be a number of bytes, not ${values.size}`);
  }
  const settings = FIGURES.flatMap((figure) => (values[figure] === undefined ? [] : [`-D${figure}=${values[figure]}`]));
  return { name, arch, fault, verdicts, json, settings, ...(to === undefined ? {} : { to: resolve(to) }) };
}

interface Built {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Runs `zig build` of a target; gives the folder with what it installed, which the caller removes. */
async function compile(name: string, options: readonly string[]): Promise<string> {
  const folder = join(ROOT, 'targets', name);
  await buildFile(name);
  const program = await zig();
  const sources = (await buildFile(name)).includes('@import("crypto")') ? await nativeSources() : [];
  const work = join(cacheRoot(), 'build');
  await mkdir(work, { recursive: true });
  const prefix = await mkdtemp(join(work, `${name}-`));
  const result = await execa(program, ['build', '--prefix', prefix, ...sources, ...options], {
    cwd: folder,
    env: zigEnvironment(),
    reject: false,
    all: true,
  });
  if (!result.failed) return prefix;
  await rm(prefix, { recursive: true, force: true });
  throw new Error(`zig build ${options.join(' ')} in targets/${name} failed:\n${result.all}`);
}

/** Moves what was built to its place; by copy and rename, since dist/ may be on another file system than the cache. */
async function place(from: string, to: string): Promise<Built> {
  await mkdir(dirname(to), { recursive: true });
  const partial = `${to}.${process.pid}`;
  await execa('cp', ['--', from, partial]);
  await rename(partial, to);
  const bytes = await readFile(to);
  return { file: to, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function buildProgram({ name, arch, fault, verdicts, settings, to }: Asked): Promise<Built[]> {
  if (arch === 'wasm32') return buildWasm(name);
  const program = verdicts ? 'verdicts' : fault ? `${name}-fault` : name;
  const source = (await buildFile(name)).includes('"source"') ? [`-Dsource=${await sourceDigest(ROOT, name)}`] : [];
  const options = [
    `-Dtarget=${ARCHITECTURES[arch]}`,
    ...(fault ? ['-Dfault=true'] : []),
    ...source,
    ...settings,
    ...(verdicts ? ['verdicts'] : []),
  ];
  const prefix = await compile(name, options);
  try {
    return [await place(join(prefix, 'bin', program), to ?? join(ROOT, 'dist', name, arch, program))];
  } finally {
    await rm(prefix, { recursive: true, force: true });
  }
}

async function buildWasm(name: string): Promise<Built[]> {
  const prefix = await compile(name, ['wasm']);
  try {
    const files = (await readdir(join(prefix, 'bin'))).filter((each) => each.endsWith('.wasm')).sort();
    if (files.length === 0) throw new Error(`targets/${name} builds nothing for wasm32`);
    return await Promise.all(
      files.map((file) => place(join(prefix, 'bin', file), join(ROOT, 'dist', name, 'wasm32', file))),
    );
  } finally {
    await rm(prefix, { recursive: true, force: true });
  }
}

async function buildFile(name: string): Promise<string> {
  return await readFile(join(ROOT, 'targets', name, 'build.zig'), 'utf8').catch(() => {
    throw new Error(`there is no targets/${name}/build.zig`);
  });
}

/** Whether the target's build.zig has a step of its own for wasm32. */
async function hasWasm(name: string): Promise<boolean> {
  return (await buildFile(name)).includes('b.step("wasm"');
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('build', USAGE, () => read(args));
  if (asked === undefined) return WRONG_USE;
  try {
    const built = await buildProgram(asked);
    const alone = asked.arch === 'wasm32' || asked.fault || asked.verdicts || asked.to !== undefined;
    if (!alone && (await hasWasm(asked.name))) built.push(...(await buildWasm(asked.name)));
    const files = built.map((each) => ({ ...each, file: relative(ROOT, each.file) }));
    if (asked.json) process.stdout.write(`${JSON.stringify({ files })}\n`);
    else for (const { file, bytes, sha256 } of files) process.stdout.write(`${file}: ${bytes} bytes, ${sha256}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`lago build: ${error.message}\n`);
    return 1;
  }
}
