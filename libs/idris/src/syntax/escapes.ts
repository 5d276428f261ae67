/** Escapes of string and character literals, and the indentation rule of `"""` strings, as in Idris 2. */

const NAMED: Readonly<Record<string, number>> = Object.fromEntries(
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP'
    .split(' ')
    .map((name, code) => [name, code])
    .concat([['DEL', 127]]),
);
const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  '\n': '',
  '&': '',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  "'": "'",
  '"': '"',
};

/** The text that `raw` stands for; undefined if an escape is beyond Unicode. */
export function readEscapes(raw: string, hashes: string): string | undefined {
  const mark = `\\${hashes}`;
  let out = '';
  let at = 0;
  for (;;) {
    const next = raw.indexOf(mark, at);
    if (next === -1) return out + raw.slice(at);
    out += raw.slice(at, next);
    at = next + mark.length;
    const code = /^(?:x([0-9a-fA-F]+)|o([0-7]+)|(\d+))/.exec(raw.slice(at, at + 32));
    if (code !== null) {
      const [all, hexadecimal, octal, decimal] = code;
      const point =
        hexadecimal !== undefined
          ? Number.parseInt(hexadecimal, 16)
          : octal !== undefined
            ? Number.parseInt(octal, 8)
            : Number.parseInt(decimal!, 10);
      if (point > 0x10ffff) return undefined;
      out += String.fromCodePoint(point);
      at += all.length;
      continue;
    }
    const name = [raw.slice(at, at + 3), raw.slice(at, at + 2)].find((candidate) => Object.hasOwn(NAMED, candidate));
    if (name !== undefined) {
      out += String.fromCharCode(NAMED[name]!);
      at += name.length;
      continue;
    }
    if (at >= raw.length) return out;
    // An escape that is none of these stands for its character, as in Idris 2; `\\x` without digits for nothing.
    const character = raw[at]!;
    out += SIMPLE[character] ?? (character === 'x' || character === 'o' ? '' : character);
    at += 1;
  }
}
