/**
 * A passphrase, from a file or from the terminal without an echo. Bytes in a buffer that the caller wipes: never an argument
 * or a variable of the environment, which others can read, and never a string, which cannot be wiped.
 */
import { readFile } from 'node:fs/promises';

/** There is no passphrase to be had. */
export class PassphraseError extends Error {
  override readonly name = 'PassphraseError';
}

const [LINE_FEED, CARRIAGE_RETURN, INTERRUPT, END, BACKSPACE, DELETE] = [10, 13, 3, 4, 8, 127];
const MOST = 1024;

/** The first line of a file. A pipe will do: `--passphrase-file <(pass show lago)`. */
async function fromFile(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file);
  const end = bytes.findIndex((byte) => byte === LINE_FEED || byte === CARRIAGE_RETURN);
  const passphrase = new Uint8Array(end === -1 ? bytes : bytes.subarray(0, end));
  bytes.fill(0);
  if (passphrase.length === 0) throw new PassphraseError(`${file}: the passphrase is empty`);
  return passphrase;
}

async function fromTerminal(prompt: string): Promise<Uint8Array> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY)
    throw new PassphraseError('there is no terminal to ask for the passphrase: use --passphrase-file FILE');
  const typed = new Uint8Array(MOST);
  let length = 0;
  stderr.write(prompt);
  stdin.setRawMode(true);
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
      for (const byte of chunk as Uint8Array) {
        if (byte === INTERRUPT) throw new PassphraseError('interrupted');
        if (byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === END) return typed.slice(0, length);
        if (byte === BACKSPACE || byte === DELETE) typed[length === 0 ? 0 : --length] = 0;
        else if (length < MOST) typed[length++] = byte;
      }
      (chunk as Uint8Array).fill(0);
    }
    return typed.slice(0, length);
  } finally {
    typed.fill(0);
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

/** The passphrase of a key set that exists. */
export async function askPassphrase(what: string, file: string | undefined): Promise<Uint8Array> {
  return file === undefined ? fromTerminal(`passphrase of ${what}: `) : fromFile(file);
}

/** A passphrase for a new key set: typed twice, because it cannot be seen. */
export async function choosePassphrase(what: string, file: string | undefined): Promise<Uint8Array> {
  const first = await askPassphrase(what, file);
  if (file !== undefined) return first;
  const again = await fromTerminal('once more: ');
  try {
    if (first.length > 0 && Buffer.compare(first, again) === 0) return first;
    first.fill(0);
    throw new PassphraseError('the two passphrases differ, or are empty');
  } finally {
    again.fill(0);
  }
}
