/** A web page verifies signatures with the code that ships: shipped.ts without its types, and verify.wasm, in headless Chromium. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { contextOf, MESSAGE_SIZE, SCHEMES } from './scheme.ts';
import { signDigest } from './sign.ts';
import { QUICKLY, testKeys } from './testing.ts';

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((one) =>
  existsSync(one),
);
const MODULE = join(import.meta.dirname, '../../../dist/obli-pkg/wasm32/verify.wasm');
const FILES: Readonly<Record<string, () => [type: string, body: string | Buffer]>> = {
  '/': () => ['text/html', '<!doctype html><title>verify</title>'],
  '/shipped.js': () => [
    'text/javascript',
    stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'shipped.ts'), 'utf8')),
  ],
  '/verify.wasm': () => ['application/wasm', readFileSync(MODULE)],
};

interface Question {
  readonly scheme: { readonly scheme: number; readonly publicKeySize: number; readonly signatureSize: number };
  readonly parts: readonly (readonly number[])[];
}

it('verifies each signature of a package in a page, and none that was changed', { timeout: 120_000 }, async (ctx) => {
  if (!existsSync(MODULE)) return ctx.skip(`not run: there is no ${MODULE}: npx lago build obli-pkg --arch wasm32`);
  if (PROGRAM === undefined)
    return ctx.skip('not run: signatures verified in a browser: there is no chromium (apt install chromium)');
  const [keys, digest] = [testKeys(1), new Uint8Array(MESSAGE_SIZE).fill(7)];
  const signed = signDigest('package', digest, keys, QUICKLY);
  const questions = SCHEMES.flatMap(({ name, scheme, publicKeySize, signatureSize }, index): Question[] => {
    const signature = signed[index]?.bytes ?? new Uint8Array();
    const changed = signature.with(signature.length >> 1, signature[signature.length >> 1]! ^ 1);
    return [signature, changed].map((one) => ({
      scheme: { scheme, publicKeySize, signatureSize },
      parts: [one, digest, keys.set.keys[name], contextOf('package')].map((part) => [...part]),
    }));
  });
  const server = createServer((request, response) => {
    const [type, body] = FILES[request.url ?? '']?.() ?? ['text/plain', ''];
    response.setHeader('content-type', type);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const verdicts = await page.evaluate(async (asked: readonly Question[]) => {
      const file = '/shipped.js';
      const { shippedVerdict } = await import(file);
      const verdict = await shippedVerdict(new Uint8Array(await (await fetch('/verify.wasm')).arrayBuffer()));
      return asked.map(({ scheme, parts }) => verdict(scheme, ...parts.map((part) => new Uint8Array(part))));
    }, questions);
    expect(verdicts).toEqual(SCHEMES.flatMap(() => [true, false]));
  } finally {
    await browser.close();
    server.close();
  }
});
