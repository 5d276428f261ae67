/** The bundle in headless Chromium: the verdicts and the messages that Node gives, on a sample of the corpus. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFiles } from '../driver/check.ts';
import { renderText } from '../render/text.ts';
import { type Bundle, bundle } from './bundle.ts';
import type { Answer, Question } from './worker.ts';

/** Of the page, which is where the function that uses it is run. */
declare const Worker: new (
  url: string,
  options: { type: 'module' },
) => {
  onmessage: (event: { data: Answer }) => void;
  onerror: (event: { message: string }) => void;
  postMessage(asked: Question): void;
};

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const program = PROGRAMS.find((one) => existsSync(one));
const ROOT = join(import.meta.dirname, '../..');
const MOST_BYTES = 300 * 1024;

/** Every so many of the programs that stand alone, and some mistakes. */
function sample(folder: string, every: number): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.idr') && !/^[A-Z]/.test(basename(path)))
    .sort()
    .filter((_, at) => at % every === 0)
    .map((path) => join(folder, path))
    .filter((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return [...text.matchAll(/^import\s+(?:public\s+)?(\S+)/gm)].every(([, name]) =>
        existsSync(join(ROOT, 'lib', `${name!.replaceAll('.', '/')}.idr`)),
      );
    });
}
const check = [...sample('corpus/accept', 40), ...sample('corpus/reject', 40), ...sample('messages', 12)];
const question: Question = {
  id: 1,
  check,
  files: Object.fromEntries(check.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
};

let made: Bundle;
let server: Server;
let address: string;
let expected: Omit<Answer, 'id' | 'diagnostics'>;
beforeAll(async () => {
  made = await bundle();
  server = createServer((request, response) => {
    const script = request.url === '/worker.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? made.code : '<!doctype html><title>lago</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const display = (path: string) => path.replace(`${ROOT}/`, '');
  const result = await checkFiles(
    check.map((path) => join(ROOT, path)),
    { display },
  );
  expected = {
    verdicts: Object.fromEntries(check.map((path) => [path, result.verdictOf(join(ROOT, path))])),
    messages: result.diagnostics.map((one) => renderText(one, result.texts)),
  };
}, 120_000);
afterAll(() => server.close());

describe('the checker as one module for a browser', () => {
  it(`has at most ${MOST_BYTES} bytes, compressed`, () => {
    expect(made.gzipBytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('says in a worker of Chromium what it says in Node', async (ctx) => {
    if (program === undefined)
      return ctx.skip('not run: the checker in a browser: there is no chromium (apt install chromium)');
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.goto(address);
      const said = await page.evaluate(
        (asked) =>
          new Promise<Answer>((resolve, reject) => {
            const worker = new Worker('/worker.js', { type: 'module' });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = (error) => reject(new Error(error.message));
            worker.postMessage(asked);
          }),
        question,
      );
      expect(said.verdicts).toEqual(expected.verdicts);
      expect(said.messages).toEqual(expected.messages);
      expect(check.length).toBeGreaterThan(20);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
