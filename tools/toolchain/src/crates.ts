/**
 * Fetching a crate from the Rust registry the machine is set to, by name and version, through cargo.
 *
 * No address stands here: which registry, mirror or proxy is used is cargo's configuration, and the digest of what comes is
 * checked by the caller. Nothing of the crate is compiled or run: cargo only downloads it.
 */
import { glob, mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { explain, ToolchainError } from './errors.ts';

/** Not Debian's `cargo`, which is too old for the registry's sparse index (cargo 1.70). */
export const CARGO_HELP = 'apt-get install cargo-web';

const UNREACHED =
  /failed to (?:fetch|download|query|update|get)|unable to update|network|resolve|timed out|connection|index/i;

export interface CrateRequest {
  readonly name: string;
  readonly version: string;
  /** What the crate is built with: stands here as an empty crate of that version, so that it is not fetched as well. */
  readonly leave?: Readonly<Record<string, string>>;
}

/** A package that depends on the crate, and on nothing that is not needed to have its archive. */
async function writeManifest(request: CrateRequest, folder: string): Promise<void> {
  const crate = async (path: string, manifest: string) => {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'Cargo.toml'), manifest);
    await writeFile(join(path, 'lib.rs'), '');
  };
  const header = (name: string, version: string) =>
    `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n[lib]\npath = "lib.rs"\n`;
  const left = Object.entries(request.leave ?? {});
  const patches = left.map(([name]) => `${name} = { path = "${name}" }\n`).join('');
  const dependency = `[dependencies]\n${request.name} = { version = "=${request.version}", default-features = false }\n`;
  await crate(folder, `${header('fetch', '0.0.0')}${dependency}[patch.crates-io]\n${patches}`);
  for (const [name, version] of left) await crate(join(folder, name), header(name, version));
}

/** The path of the crate's archive in cargo's own cache; `folder` is empty and becomes the caller's to remove. */
export async function fetchCrate(request: CrateRequest, folder: string, cache: string): Promise<string> {
  const doing = `fetching ${request.name} ${request.version}`;
  await writeManifest(request, folder);
  const result = await execa('cargo', ['fetch', '--quiet'], { cwd: folder, stdin: 'ignore', reject: false, all: true });
  if (result.code === 'ENOENT') throw new ToolchainError(`${doing}: cargo is missing`, CARGO_HELP);
  if (result.failed) {
    const said = result.all ?? result.shortMessage;
    const error = explain(doing, said, cache);
    if (/disk that holds|cannot be written/.test(error.message) || !UNREACHED.test(said)) throw error;
    throw new ToolchainError(
      `${doing}: cargo cannot reach the Rust registry`,
      `check the network and cargo's configuration; a cargo before 1.70 cannot read the registry (${CARGO_HELP}); once fetched, the sources stay in the cache and no network is needed`,
    );
  }
  const home = process.env['CARGO_HOME'] ?? join(homedir(), '.cargo');
  const archives = glob(join(home, 'registry', 'cache', '*', `${request.name}-${request.version}.crate`));
  for await (const archive of archives) return archive;
  throw new ToolchainError(`${doing}: cargo left no archive in ${home}`, 'CARGO_HOME=/path/of/yours npm start');
}
