/**
 * Writes an image's figures into the program that prints them.
 *
 * The program is in the image and states the image's size, so it must be equally long whatever it states: it has a
 * record of text fields of fixed width, filled up with zeros (targets/hello/src/main.zig, `Figures`). A build without
 * figures leaves the first two empty and says of the others that nobody stated them; that is what is looked for here.
 * The result is the program that a build with those figures gives.
 */
import { classify, describeFormation } from '@lago-grey/ice';
import { ImageError } from './errors.ts';
import type { Facts } from './labels.ts';

export interface Figures {
  /** Unpacked size of the image, bytes in decimal. */
  readonly size: string;
  readonly formation: string;
  /** Post-quantum algorithms, or "none". */
  readonly crypto: string;
  readonly verdict: string;
}

/** In the order of the record; widths in bytes. */
const FIELDS = [
  ['size', 20],
  ['formation', 12],
  ['crypto', 96],
  ['verdict', 96],
] as const;

const UNSTATED: Figures = {
  size: '',
  formation: '',
  crypto: 'not stated by the build',
  verdict: 'not stated by the build',
};

export function figuresOf(unpacked: number, { verification, postQuantum }: Facts): Figures {
  const formation = classify(unpacked);
  const { verified, theorems, checkers, why } = verification;
  return {
    size: String(unpacked),
    formation: formation === 'iceberg' ? 'Iceberg' : describeFormation(unpacked),
    crypto: postQuantum.length === 0 ? 'none' : clipped(postQuantum.join(', ')),
    verdict: clipped(
      verified ? `${theorems} theorems accepted by ${checkers.join(', ')}` : `not verified: ${why ?? 'unknown'}`,
    ),
  };
}

/** As much of a text as the record holds, cut between characters. */
function clipped(text: string, width = 96): string {
  if (Buffer.byteLength(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > width - '…'.length * 3) break;
    cut += character;
  }
  return `${cut}…`;
}

function record(figures: Figures): Buffer {
  return Buffer.concat(
    FIELDS.map(([name, width]) => {
      const text = Buffer.from(figures[name]);
      if (text.length > width) throw new RangeError(`${name} has ${width} bytes; got ${JSON.stringify(figures[name])}`);
      return Buffer.concat([text], width);
    }),
  );
}

/** The program with its figures; it must have been built without any. */
export function fillFigures(program: Uint8Array, figures: Figures, name: string): Buffer {
  const bytes = Buffer.from(program);
  const unstated = record(UNSTATED);
  const at = bytes.indexOf(unstated);
  if (at < 0 || bytes.indexOf(unstated, at + 1) >= 0) {
    throw new ImageError(
      `${name} has ${at < 0 ? 'no place' : 'two places'} for the image's figures: expected a build without figures`,
      'npx lago build hello --arch amd64, and the same for arm64',
    );
  }
  record(figures).copy(bytes, at);
  return bytes;
}
