/**
 * Messages: typical mistakes, written as a user would make them, each beside what the checker says of it.
 *
 * `npx vitest run libs/idris/messages -u` renews what is said; the difference is to be read as whoever made the mistake would read
 * it. A file in many/ has several mistakes, any other has one, and one message is what there must be.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CheckResult, checkFiles } from '../src/driver/check.ts';
import { renderText } from '../src/render/text.ts';

const HERE = import.meta.dirname;
const LIBRARY = join(HERE, '../lib');
const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.idr'))
  .sort();
const display = (path: string) => path.replace(`${LIBRARY}/`, 'LIBRARY/').replace(`${HERE}/`, '');

let result: CheckResult;
beforeAll(async () => {
  result = await checkFiles(
    files.map((file) => join(HERE, file)),
    { display },
  );
}, 60_000);
const said = (file: string) => result.diagnostics.filter((one) => one.file === file);

describe('what is said of a mistake', () => {
  it('is written down for 80 mistakes and more', () => {
    expect(files.length).toBeGreaterThan(80);
  });

  it.each(files)('%s', async (file) => {
    const text = said(file).map((one) => renderText(one, result.texts));
    await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot(join(HERE, `${file.slice(0, -'.idr'.length)}.txt`));
  });

  it.each(files.filter((file) => dirname(file) !== 'many'))('is one message for one mistake: %s', (file) => {
    expect(said(file).map(({ message }) => message)).toHaveLength(1);
  });

  it('is in the words of the source: nothing of the machinery, no name that no source contains', () => {
    for (const one of result.diagnostics) {
      const text = renderText(one, new Map());
      expect(text).not.toMatch(
        /kernel|metavariable|undefined|:(?:case|with|local):|\{exact\}|\bMain\.(?!Range|Room|Shape)/,
      );
    }
  });
});
