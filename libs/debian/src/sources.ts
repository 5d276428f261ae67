/**
 * Where packages are fetched from: the archives this machine's apt is configured with.
 *
 * Relies on sources.list(5): one-line and deb822 files, `mirror+file:` lists. `LAGO_DEBIAN_MIRROR` (archive roots
 * separated by blanks, such as http://mirror.example/debian) takes the place of apt's configuration.
 * Read at run time and never written down: which mirror is near is a fact about the machine, not about the images.
 * Not here: the keys an archive is signed with (release.ts).
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DebianError } from './errors.ts';

const SCHEMES = /^(https?|file):/;

/** The archive roots to ask, in order, without a trailing slash. */
export async function archiveRoots(env: NodeJS.ProcessEnv = process.env, etc = '/etc/apt'): Promise<string[]> {
  const named = env['LAGO_DEBIAN_MIRROR']?.trim();
  const roots = named ? named.split(/\s+/).flatMap(withSecurity) : await aptRoots(etc);
  const usable = [...new Set(roots.map((root) => root.replace(/\/+$/, '')))].filter((root) => SCHEMES.test(root));
  // apt may be set to the archives of others as well: those that do not even sound like Debian's come last.
  const likely = (root: string) => /debian/i.test(root);
  if (usable.length > 0) return [...usable.filter(likely), ...usable.filter((root) => !likely(root))];
  throw new DebianError(
    named ? `LAGO_DEBIAN_MIRROR=${named} names no http:, https: or file: address` : `${etc} names no Debian archive`,
    'name one: LAGO_DEBIAN_MIRROR=http://YOUR-MIRROR/debian',
  );
}

/** An archive is served with its security updates beside it, as …/debian-security. */
function withSecurity(root: string): string[] {
  const beside = root.replace(/\/debian(?=\/|$)/, '/debian-security');
  return beside === root ? [root] : [root, beside];
}

async function aptRoots(etc: string): Promise<string[]> {
  const parts = join(etc, 'sources.list.d');
  const names = (await readdir(parts).catch(() => [])).sort();
  const files = [join(etc, 'sources.list'), ...names.map((name) => join(parts, name))];
  const roots: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const found = file.endsWith('.sources') ? deb822Roots(text) : file.endsWith('.list') ? oneLineRoots(text) : [];
    for (const root of found) roots.push(...(await mirrorList(root)));
  }
  return roots;
}

export function oneLineRoots(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[[^\]]*\]\s*)?(\S+)\s/.exec(line);
    return match === null ? [] : [match[1]!];
  });
}

export function deb822Roots(text: string): string[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .flatMap((stanza) => {
      const field = (name: string): string[] => {
        const match = new RegExp(`^${name}:((?:.*)(?:\\n[ \\t].*)*)`, 'im').exec(stanza);
        return match === null ? [] : match[1]!.trim().split(/\s+/);
      };
      const off = field('Enabled').some((value) => /^(no|false|without|off|disable)$/i.test(value));
      return off || !field('Types').includes('deb') ? [] : field('URIs');
    });
}

/** `mirror+file:/etc/apt/mirrors/x.list` stands for the addresses in that file. */
async function mirrorList(root: string): Promise<string[]> {
  const match = /^mirror\+file:(?:\/\/)?(\/.*)$/.exec(root);
  if (match === null) return [root];
  const text = await readFile(match[1]!, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const address = line.trim().split(/\s+/)[0] ?? '';
    return SCHEMES.test(address) ? [address] : [];
  });
}
