/**
 * What paths, link targets, names and versions may be, and how paths are ordered.
 *
 * A path is relative and plain: joined to a root it stays beneath it as long as no parent is a link, which is for the one
 * who unpacks to see to. The order is that of the UTF-8 bytes, which is not that of JavaScript's strings.
 */
import { type Package, ZpkgError } from './package.ts';

/** The folder of obli-pkg itself: no package may have a path in it. */
export const STATE_DIRECTORY = 'var/lib/obli-pkg';
export const MAX_PATH = 4095;
export const MAX_COMPONENT = 255;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;

const quoted = (text: string): string => JSON.stringify(text);

/** Why a text may not stand in a package at all: undefined if it may. */
function textProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (!text.isWellFormed()) return 'is no Unicode text';
  if (CONTROL.test(text)) return 'has control characters in it';
  if (Buffer.byteLength(text) > MAX_PATH) return `is longer than ${MAX_PATH} bytes`;
  return undefined;
}

function pathProblem(path: string): string | undefined {
  const problem = textProblem(path);
  if (problem !== undefined) return problem;
  if (path.startsWith('/')) return 'is absolute';
  for (const component of path.split('/')) {
    if (component === '') return 'has an empty component';
    if (component === '.' || component === '..') return `has the component ${component}`;
    if (Buffer.byteLength(component) > MAX_COMPONENT) return `has a component longer than ${MAX_COMPONENT} bytes`;
  }
  if (path === STATE_DIRECTORY || path.startsWith(`${STATE_DIRECTORY}/`)) return "lies in obli-pkg's own folder";
  return undefined;
}

/** @throws ZpkgError bad_path */
export function checkPath(path: string): void {
  const problem = pathProblem(path);
  if (problem !== undefined) throw new ZpkgError('bad_path', `the path ${quoted(path)} ${problem}`);
}

/** Anything but nothing, too much, or what a terminal would obey. @throws ZpkgError bad_link */
export function checkTarget(path: string, target: string): void {
  const problem = textProblem(target);
  if (problem !== undefined) {
    throw new ZpkgError('bad_link', `the target ${quoted(target)} of the link ${quoted(path)} ${problem}`);
  }
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]{0,127}$/;
const VERSION = /^[A-Za-z0-9+._~:-]{1,128}$/;

export const isName = (text: string): boolean => NAME.test(text);
export const isVersion = (text: string): boolean => VERSION.test(text);

/** Names of users and groups, as passwd(5) has them: neither a number nor anything with a colon. */
const OWNER = /^[A-Za-z_][A-Za-z0-9._-]{0,31}$/;

/** @throws ZpkgError bad_owner_name */
export function checkOwnerName(name: string): void {
  if (OWNER.test(name)) return;
  throw new ZpkgError(
    'bad_owner_name',
    `the owner's name ${quoted(name)} must be letters, digits and - . _, 32 at most, not beginning with a digit`,
  );
}

/** Names of packages name the file in the database, so they are single, plain path components. @throws ZpkgError bad_path */
export function checkName({ name, version }: Pick<Package, 'name' | 'version'>): void {
  if (!NAME.test(name)) {
    throw new ZpkgError(
      'bad_path',
      `the package name ${quoted(name)} must be letters, digits and + - . _, 128 at most`,
    );
  }
  if (!VERSION.test(version)) {
    throw new ZpkgError(
      'bad_path',
      `the version ${quoted(version)} must be letters, digits and + - . _ ~ :, 128 at most`,
    );
  }
}

/** The order of entries: that of the paths' bytes. */
export const comparePaths = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The folder of a path; undefined for one directly beneath the root. */
export function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? undefined : path.slice(0, slash);
}
