/**
 * Which licence a licence file is, as an SPDX identifier.
 *
 * Known by the title and by a sentence that only the whole text has, so that a label cannot outlive a change of the
 * file. A file that is not recognised is an error, never a guess.
 */
import { ImageError } from './errors.ts';

const KNOWN: readonly { readonly spdx: string; readonly marks: readonly RegExp[] }[] = [
  {
    spdx: 'MPL-2.0',
    marks: [/^Mozilla Public License Version 2\.0/, /Exhibit B - "Incompatible With Secondary Licenses" Notice/],
  },
];

export function licenceOf(text: string, file: string): string {
  const found = KNOWN.find(({ marks }) => marks.every((mark) => mark.test(text.trimStart())));
  if (found !== undefined) return found.spdx;
  throw new ImageError(
    `${file} is no licence that is known here (${KNOWN.map(({ spdx }) => spdx).join(', ')})`,
    'restore the file, or teach libs/oci/src/licence.ts its text',
  );
}
