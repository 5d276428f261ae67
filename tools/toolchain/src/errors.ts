/**
 * What can go wrong with a tool, said once and with the command that helps.
 *
 * Relies on the words of pip and of the operating system (English: the callers set LC_ALL=C) to tell one failure from
 * another. Words that are not known are passed on whole, never hidden.
 */

/** What helps where Python 3 has no pip: Debian packs it apart. */
export const PIP_HELP = 'apt-get install python3-pip';

/** A failure that a person can do something about. The message says what happened; `help` is a command or a setting. */
export class ToolchainError extends Error {
  readonly help: string;

  constructor(what: string, help: string) {
    super(`${what}\n  to help: ${help}`);
    this.name = 'ToolchainError';
    this.help = help;
  }
}

export function wrongDigest(what: string, expected: string, got: string): ToolchainError {
  return new ToolchainError(
    `${what}: the digest is wrong, nothing of it was kept\n  expected sha256 ${expected}\n  got      sha256 ${got}`,
    'run the command again; if it stays so and you trust the new file: npx lago toolchain --renew, and review the diff of tools/toolchain/lock.json',
  );
}

/** What pip, Python or the system said, as one of the failures we know. */
export function explain(doing: string, said: string, cache: string): ToolchainError {
  if (/ENOSPC|No space left on device|Disk quota exceeded|EDQUOT/i.test(said)) {
    return new ToolchainError(
      `${doing}: the disk that holds ${cache} is full (Zig takes about 500 MB unpacked)`,
      'free some space there, or name another directory: LAGO_CACHE=/path/with/space npm start',
    );
  }
  if (/EACCES|EROFS|Permission denied|Read-only file system/i.test(said)) {
    return new ToolchainError(
      `${doing}: ${cache} cannot be written`,
      'name a directory that can: LAGO_CACHE=/path/of/yours npm start',
    );
  }
  if (/No module named ('?)pip/i.test(said)) {
    return new ToolchainError(`${doing}: Python 3 is here, but not its pip`, PIP_HELP);
  }
  if (
    /name resolution|Name or service not known|NewConnectionError|Network is unreachable|Connection (refused|timed out|reset)|Max retries|timed out|ProxyError/i.test(
      said,
    )
  ) {
    return new ToolchainError(
      `${doing}: the Python package index cannot be reached`,
      'check the network (and the index pip is set to: python3 -m pip config list), then run the command again; once fetched, the tool stays in the cache and no network is needed',
    );
  }
  if (/No matching distribution|Could not find a version/i.test(said)) {
    return new ToolchainError(
      `${doing}: the Python package index has no such version`,
      'python3 -m pip index versions ziglang, then npx lago toolchain --renew --zig VERSION',
    );
  }
  return new ToolchainError(`${doing} failed:\n${said.trim()}`, 'read the lines above; then run the command again');
}
