/**
 * The order of Debian version numbers.
 *
 * Relies on Debian Policy 5.6.12 and deb-version(7): epoch, upstream version, revision; runs of non-digits compare by
 * letters before other characters, with `~` before everything, even the end; runs of digits compare as numbers.
 */

interface Version {
  readonly epoch: number;
  readonly upstream: string;
  readonly revision: string;
}

function split(version: string): Version {
  const colon = version.indexOf(':');
  const rest = version.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  return {
    epoch: colon < 0 ? 0 : Number(version.slice(0, colon)),
    upstream: dash < 0 ? rest : rest.slice(0, dash),
    revision: dash < 0 ? '' : rest.slice(dash + 1),
  };
}

/** Where a character sorts in a run of non-digits; the end of the string is 0. */
function weight(character: string | undefined): number {
  if (character === undefined || /\d/.test(character)) return 0;
  if (character === '~') return -1;
  const code = character.codePointAt(0)!;
  return /[A-Za-z]/.test(character) ? code : code + 0x10000;
}

function comparePart(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    for (;;) {
      const left = weight(a[i]);
      const right = weight(b[j]);
      if (left !== right) return left - right;
      if (left === 0) break;
      i += 1;
      j += 1;
    }
    const left = /^\d*/.exec(a.slice(i))![0];
    const right = /^\d*/.exec(b.slice(j))![0];
    i += left.length;
    j += right.length;
    const difference = BigInt(left || '0') - BigInt(right || '0');
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

/** Negative if `a` is the earlier version, positive if `b` is, 0 if Debian takes them for the same. */
export function compareVersions(a: string, b: string): number {
  const left = split(a);
  const right = split(b);
  return (
    left.epoch - right.epoch || comparePart(left.upstream, right.upstream) || comparePart(left.revision, right.revision)
  );
}
