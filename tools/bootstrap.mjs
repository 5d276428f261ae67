/**
 * The first step from a fresh clone: puts the pinned npm packages in place where they are not, then hands over to
 * `lago COMMAND` under the pinned Node.
 *
 * Runs on the machine's own Node (20 or newer) and with nothing installed, so it is plain JavaScript without a
 * dependency. Everything else of the set-up is in tools/cli and tools/toolchain, where it can rely on what this brought.
 *
 *   node tools/bootstrap.mjs COMMAND [ARGUMENT …]            lago COMMAND
 *   node tools/bootstrap.mjs --program FILE [ARGUMENT …]     another program of this repository
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const INSTALL = '--install';
const PROGRAM = '--program';

/** @returns {never} */
function fail(what, help) {
  process.stderr.write(`bootstrap: ${what}\n  to help: ${help}\n`);
  process.exit(1);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether this optional package is the native part of another one for just this machine, which then has to be there. */
function isNativeHere({ os, cpu, libc }) {
  if (!os?.includes(process.platform) || !cpu?.includes(process.arch)) return false;
  return libc === undefined || libc.includes(existsSync('/etc/alpine-release') ? 'musl' : 'glibc');
}

/**
 * What is installed differs from package-lock.json: the first package that does, or undefined. npm writes
 * node_modules/.package-lock.json last, so an interrupted installation is not taken for a whole one.
 */
function missingPackage() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (wanted === undefined) fail('package-lock.json cannot be read', 'git checkout package-lock.json');
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.keys(wanted).find((path) => {
    const entry = wanted[path];
    if (!path.includes('node_modules/')) return false;
    if (entry.link) return !existsSync(join(root, path, 'package.json'));
    if (installed[path]?.version === entry.version) return false;
    return !(entry.optional || entry.peer) || isNativeHere(entry);
  });
}

/** `npm ci`, once at a time for each checkout: a second run waits, and then finds nothing left to do. */
function install() {
  const missing = missingPackage();
  if (missing === undefined) return;
  process.stderr.write(
    `bootstrap: installing the pinned npm packages (${missing.split('node_modules/').pop()} is missing)\n`,
  );
  const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.error !== undefined) fail(`npm cannot be run: ${done.error.message}`, 'apt-get install npm');
  if (done.status !== 0) {
    fail(
      'npm ci failed, see above',
      'check the network and the free disk space (about 1 GB), then run the same command again; with what npm has in its cache no network is needed',
    );
  }
}

/** LAGO_CACHE, or lago-grey in the user's cache directory; as tools/toolchain has it. */
function cacheRoot() {
  const xdg = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return process.env.LAGO_CACHE ? resolve(process.env.LAGO_CACHE) : join(xdg, 'lago-grey');
}

/** Does `install` in a process of its own, under a lock that the kernel releases however that process ends. */
function installLocked() {
  const locks = join(cacheRoot(), 'locks');
  try {
    mkdirSync(locks, { recursive: true });
  } catch (error) {
    fail(`${locks} cannot be made: ${error.message}`, 'LAGO_CACHE=/path/of/yours, with the same command');
  }
  const lock = join(locks, createHash('sha256').update(root).digest('hex').slice(0, 16));
  const self = [process.execPath, fileURLToPath(import.meta.url), INSTALL];
  const done = spawnSync('flock', ['--exclusive', lock, ...self], { stdio: 'inherit' });
  if (done.error !== undefined) fail(`flock cannot be run: ${done.error.message}`, 'apt-get install util-linux');
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Runs a program of ours under the pinned Node and ends as it ends. */
function handOver(program, args, env) {
  const node = join(bin, 'node');
  if (!existsSync(node)) {
    fail(
      `the pinned Node has no package for ${process.platform} on ${process.arch}`,
      'use Linux on x86-64 or arm64, in a container for example',
    );
  }
  const done = spawnSync(node, [join(root, program), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...env },
  });
  if (done.error !== undefined) {
    fail(`${node} cannot be run: ${done.error.message}`, 'rm -r node_modules, then the same command');
  }
  process.exit(done.status ?? 1);
}

const started = Date.now();
const args = process.argv.slice(2);
if (args[0] === INSTALL) {
  install();
} else {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`this is Node ${process.versions.node}; 20 or newer is needed to begin with`, 'apt-get install nodejs npm');
  }
  if (missingPackage() !== undefined) installLocked();
  const [command, ...rest] = args;
  if (command === PROGRAM) {
    handOver(rest[0], rest.slice(1), {});
  } else {
    // What Node compiles is kept for the next start; not in tests, where it would make coverage less exact.
    const compiled = command === 'start' ? { NODE_COMPILE_CACHE: join(cacheRoot(), 'node') } : {};
    handOver('tools/cli/src/main.ts', args, { LAGO_STARTED: String(started), ...compiled });
  }
}
