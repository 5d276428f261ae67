/**
 * What a package holds, for people and for programs. Only what decode.ts has verified is shown.
 */
import { classify } from '@lago-grey/ice';
import { KEY_ROLE_NAMES, PACKAGE_HEADER_SIZE, Privilege, SCHEME_NAMES } from './abi.ts';
import type { Decoded } from './decode.ts';
import type { Entry, Time } from './package.ts';
import { relationText } from './relations.ts';

export interface InspectedEntry {
  readonly path: string;
  readonly kind: Entry['kind'];
  readonly mode: string;
  /** USER:GROUP, each a number, or NAME=NUMBER. */
  readonly owner: string;
  /** Names of extended attributes, and their values in hexadecimal. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly time: string;
  /** Bytes unpacked and packed, of files. */
  readonly size?: number;
  readonly packed?: number;
  readonly target?: string;
  readonly digest?: string;
}

/** The report of `lago inspect --json`. */
export interface Inspection {
  readonly format: 'lago-inspect/1';
  readonly name: string;
  readonly version: string;
  /** Bytes of the file, of its content section, and of all files unpacked. */
  readonly size: number;
  readonly content_size: number;
  readonly unpacked_size: number;
  /** Ice formation of the unpacked size. */
  readonly formation: string;
  /** SHA-512 of header and manifest: what signatures sign. */
  readonly digest: string;
  /** What its entries can do more than who starts them. */
  readonly privileges: readonly string[];
  readonly relations: readonly { readonly kind: string; readonly to: string }[];
  readonly signatures: readonly { scheme: string; role: string; key_id: string; size: number }[];
  readonly entries: readonly InspectedEntry[];
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** ISO 8601 with nanoseconds; the plain number of seconds where JavaScript's calendar ends. */
function timeText({ seconds, nanoseconds }: Time): string {
  const date = new Date(Number(seconds) * 1000);
  const fraction = nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0')}`;
  if (Number.isNaN(date.getTime())) return `@${seconds}${fraction}`;
  return date.toISOString().replace('.000Z', `${fraction}Z`);
}

const ownerText = (number: number, name: string | undefined): string =>
  name === undefined ? String(number) : `${name}=${number}`;

export function inspect({ package: pkg, header, records, digest }: Decoded): Inspection {
  const [content, signatures] = [Number(header.content_size), Number(header.signatures_size)];
  const unpacked = Number(header.unpacked_size);
  return {
    format: 'lago-inspect/1',
    name: pkg.name,
    version: pkg.version,
    size: PACKAGE_HEADER_SIZE + Number(header.manifest_size) + signatures + content,
    content_size: content,
    unpacked_size: unpacked,
    formation: classify(unpacked),
    digest: hex(digest),
    privileges: Object.entries(Privilege)
      .filter(([, bit]) => ((header.privileges >> bit) & 1) === 1)
      .map(([name]) => name),
    relations: (pkg.relations ?? []).map((relation) => ({ kind: relation.kind, to: relationText(relation) })),
    signatures: pkg.signatures.map(({ scheme, role, keyId, bytes }) => ({
      scheme: SCHEME_NAMES[scheme],
      role: KEY_ROLE_NAMES[role],
      key_id: hex(keyId),
      size: bytes.length,
    })),
    entries: pkg.entries.map((entry, index): InspectedEntry => {
      const record = records[index];
      return {
        path: entry.path,
        kind: entry.kind,
        mode: entry.mode.toString(8).padStart(4, '0'),
        owner: `${ownerText(entry.uid, entry.user)}:${ownerText(entry.gid, entry.group)}`,
        ...(entry.attributes === undefined
          ? {}
          : { attributes: Object.fromEntries(entry.attributes.map(({ name, value }) => [name, hex(value)])) }),
        time: timeText(entry.mtime),
        ...(entry.kind === 'file' ? { size: entry.content.length, packed: Number(record?.content_size ?? 0) } : {}),
        ...('target' in entry ? { target: entry.target } : {}),
        ...(entry.kind === 'directory' || record === undefined ? {} : { digest: hex(record.digest) }),
      };
    }),
  };
}

const MARK: { readonly [kind in Entry['kind']]: string } = { file: '-', directory: 'd', symlink: 'l', hardlink: 'h' };

/** The report as text: control characters cannot occur, since no path may have any. */
export function describe(report: Inspection): string {
  const { entries, signatures } = report;
  const width = Math.max(4, ...entries.map(({ size }) => String(size ?? '').length));
  const lines = entries.flatMap(({ kind, mode, owner, size, path, target, time, attributes = {} }) => {
    const link = target === undefined ? '' : ` ${kind === 'symlink' ? '->' : '='} ${target}`;
    return [
      `${MARK[kind]} ${mode} ${owner} ${String(size ?? '').padStart(width)} ${time} ${path}${link}`,
      ...Object.entries(attributes).map(([name, value]) => `  ${name}=0x${value}`),
    ];
  });
  const signed =
    signatures.length === 0
      ? ['none']
      : signatures.map(({ scheme, role, key_id }) => `${scheme} by ${role} key ${key_id}`);
  return [
    `${report.name} ${report.version}`,
    `size        ${report.size} bytes, ${report.unpacked_size} unpacked (${report.formation})`,
    `digest      ${report.digest}`,
    `signatures  ${signed.join('\n            ')}`,
    ...(report.privileges.length === 0 ? [] : [`privileges  ${report.privileges.join(', ')}`]),
    ...report.relations.map(({ kind, to }) => `${kind.padEnd(11)} ${to}`),
    `entries     ${entries.length}`,
    ...lines,
    '',
  ].join('\n');
}
