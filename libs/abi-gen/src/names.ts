/**
 * How one name of the manifest is written in each language.
 *
 * The manifest has PascalCase types and snake_case fields and values. Field names stay as they are everywhere, so that one
 * search finds a field from the proof to the browser.
 */

/** PackageHeader → package_header. */
export const snake = (pascal: string): string => pascal.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();

/** PackageHeader → PACKAGE_HEADER, and the same for snake_case. */
export const upper = (name: string): string => snake(name).toUpperCase();

export const TYPE_NAME = /^[A-Z][a-z0-9]*(?:[A-Z][a-z0-9]*)*$/;
export const MEMBER_NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

/**
 * Words that would need quoting in C or Zig (TypeScript takes any word as a member). Refused instead, so that a name is
 * the same everywhere.
 */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    'auto break case char const continue default do double else enum extern float for goto if inline int long register ' +
    'restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false ' +
    'addrspace align allowzero and anyframe anytype asm async await callconv catch comptime defer errdefer error export ' +
    'fn linksection noalias noinline nosuspend opaque or orelse packed pub resume suspend test threadlocal try type ' +
    'unreachable usingnamespace var null undefined this nullptr typeof constexpr alignas alignof ' +
    // What the generated modules themselves declare or use.
    'AbiError Array DataView Object RangeError Uint8Array Model PerModel Expected ExpectedField ExpectedValue ExpectedFunction Libobli'
  ).split(' '),
);

/** The lines of a doc text, without trailing blanks. */
export const docLines = (doc: string): string[] => doc.split('\n').map((line) => line.trimEnd());
