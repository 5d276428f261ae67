/**
 * Files from servers of all manners: what comes is what is there, or there is a reason, in time and in bounded memory; and a
 * download that was interrupted goes on where it was. By the command `fetch` of the build for tests, without any metadata.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Answer, BUILT, missing, statusOf, without } from '../testing/binary.ts';
import { describeNeeding } from '../testing/needing.ts';
import { sha512 } from '../testing/tree.ts';
import { runBeside } from './client.ts';
import { FileServer } from './server.ts';

const content = new Uint8Array(createHash('shake256', { outputLength: 300_000 }).update('some content').digest());
const SIGSYS = 31;

describeNeeding(missing('fault'), 'obli-pkg, which fetches a file,', {}, () => {
  const server = new FileServer();
  let folder: string;
  beforeAll(() => server.listen());
  afterAll(() => server.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lago-fetch-'));
    server.files = new Map([['a/file', content]]);
    server.asked = [];
    server.spoil = () => false;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const get = (address: string, limit: number, environment = {}): Promise<Answer> =>
    runBeside(folder, ['--timeout', '1', 'fetch', address, 'file', String(limit)], environment);
  const fetched = (limit = content.length): Promise<Answer> => get(`${server.address}/a`, limit);
  /** The answer to each request, which is none of the server's. */
  const answer = (with_: (response: ServerResponse) => void): void => {
    server.spoil = (_file, _request, response) => {
      with_(response);
      return true;
    };
  };
  const expectWhole = ({ code, json, stderr }: Answer): void => {
    expect({ code, json, stderr }).toEqual({
      code: 0,
      json: { size: content.length, digest: sha512(content) },
      stderr: '',
    });
  };
  const expectRefused = (answered: Answer, status: string, says = ''): void => {
    expect({ status: statusOf(answered), stderr: answered.stderr }).toEqual({ status, stderr: answered.stderr });
    expect(answered.stderr).toContain(says);
    expect(answered.stderr).toContain('/file');
  };

  it('has it over IPv6, by the length that is said, in chunks, or up to the end', async () => {
    expectWhole(await fetched());
    answer((response) => response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(content));
    expectWhole(await fetched());
    answer((response) => {
      response.useChunkedEncodingByDefault = false;
      response.removeHeader('content-length');
      response.socket?.end(Buffer.concat([Buffer.from('HTTP/1.0 200 OK\r\nX: y\r\n\r\n'), content]));
    });
    expectWhole(await fetched());
  });

  it('has it over IPv4, by a name of /etc/hosts, and from a folder', async () => {
    const four = new FileServer();
    await four.listen('127.0.0.1');
    try {
      four.files = server.files;
      expectWhole(await get(`http://127.0.0.1:${four.port}/a/`, content.length));
      expectWhole(await get(`http://localhost:${four.port}/a`, content.length));
    } finally {
      await four.close();
    }
    mkdirSync(join(folder, 'served'));
    writeFileSync(join(folder, 'served/file'), content);
    expectWhole(await get(`file:${folder}/served`, content.length));
    expectRefused(await get(`file:${folder}/served`, content.length - 1), 'size_exceeded');
    expectRefused(await get(`file:${folder}/nothing`, 1), 'unavailable');
    const nowhere = await get('http://name.that.is.not.there/', 1);
    expectRefused(nowhere, 'unanswered', 'is not in /etc/hosts');
  });

  it('takes no byte more than the bound, whatever is said of the length', async () => {
    expectRefused(await fetched(content.length - 1), 'size_exceeded');
    answer((response) => {
      response.writeHead(200, { 'transfer-encoding': 'chunked' });
      const more = (): void => {
        while (!response.destroyed && response.write(content));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expectRefused(await fetched(5_000_000), 'size_exceeded');
  });

  it.each([
    [404, 'unavailable', ''],
    [410, 'unavailable', ''],
    [301, 'bad_response', 'a redirect, which is not followed'],
    [308, 'bad_response', 'a redirect, which is not followed'],
    [206, 'bad_response', 'another part was sent'],
    [204, 'bad_response', 'the server answers 204'],
    [403, 'bad_response', 'the server answers 403'],
    [500, 'unanswered', 'the server answers 500'],
    [503, 'unanswered', 'the server answers 503'],
  ])('refuses the status %i as %s', async (status, reason, says) => {
    answer((response) => response.writeHead(status, { location: 'http://[::1]:1/' }).end());
    expectRefused(await fetched(), reason, says);
    expect(server.asked).toEqual(['a/file']);
  });

  const rude: readonly (readonly [string, string, string])[] = [
    ['garbage', 'SSH-2.0-OpenSSH\r\n\r\n', 'bad_response'],
    ['another version', 'HTTP/2.0 200 OK\r\n\r\n', 'bad_response'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'bad_response'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      'bad_response',
    ],
    ['a length below zero', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n', 'bad_response'],
    ['a coding', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\na', 'bad_response'],
    ['a folded line', 'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n', 'bad_response'],
    ['a head that is too long', `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(20_000)}\r\n`, 'bad_response'],
    ['a line that is too long', `HTTP/1.1 200 ${'x'.repeat(100_000)}\r\n\r\n`, 'bad_response'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n', 'bad_response'],
    ['nothing', '', 'unanswered'],
    ['half a head', 'HTTP/1.1 200 OK\r\nA', 'unanswered'],
    ['less than it says', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'unanswered'],
    ['half a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc', 'unanswered'],
  ];
  it.each(rude)('refuses %s', async (_what, bytes, reason) => {
    const plain = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(bytes));
    });
    await new Promise<void>((done) => plain.listen(0, '::1', done));
    try {
      const { port } = plain.address() as { port: number };
      expectRefused(await get(`http://[::1]:${port}`, 100), reason);
    } finally {
      plain.close();
    }
  });

  it('waits no longer than it was told: for an answer, for the rest, or for less than a byte a millisecond', async () => {
    const slow: readonly ((socket: Socket) => void)[] = [
      () => undefined,
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'),
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
        const drip = setInterval(() => socket.write('a'), 100);
        socket.on('close', () => clearInterval(drip));
      },
    ];
    for (const each of slow) {
      const plain = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => each(socket));
      });
      await new Promise<void>((done) => plain.listen(0, '::1', done));
      const { port } = plain.address() as { port: number };
      const start = performance.now();
      expectRefused(await get(`http://[::1]:${port}`, 1_000_000), 'unanswered', 'try again');
      expect(performance.now() - start).toBeLessThan(10_000);
      plain.close();
    }
  });

  it('says that nobody answers where a connection is refused or reset', async () => {
    expectRefused(await get('http://[::1]:1', 1), 'unanswered');
    answer((response) => response.socket?.resetAndDestroy());
    expectRefused(await fetched(), 'unanswered');
  });

  it('needs as much memory for a large file as for a small one', async () => {
    const large = Buffer.alloc(48 << 20, 7);
    server.files = new Map([['a/file', large]]);
    const [path, limit] = [join(folder, 'large'), 24 << 20];
    const args = [
      '--root',
      folder,
      'fetch',
      `${server.address}/a`,
      'file',
      String(large.length),
      sha512(large),
      'large',
    ];
    const { exitCode, stderr } = await execa('prlimit', [`--as=${limit}`, BUILT.fault, ...args], { reject: false });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(statSync(path).size).toBe(large.length);
  });

  const download = (...more: readonly string[]): Promise<Answer> => {
    const what = ['fetch', `${server.address}/a`, 'file', String(content.length), sha512(content), 'here'];
    return runBeside(folder, ['--timeout', '1', ...what, ...more]);
  };
  const here = (): Buffer => readFileSync(join(folder, 'here'));
  /** The first answers are cut off after so many bytes; what ranges were asked for. */
  const cut = (...after: readonly number[]): (string | undefined)[] => {
    const ranges: (string | undefined)[] = [];
    server.spoil = (_file, request, response) => {
      ranges.push(request.headers.range);
      const most = after[ranges.length - 1];
      if (most === undefined) return false;
      const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0]);
      const range = { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
      response.writeHead(from === 0 ? 200 : 206, {
        'content-length': content.length - from,
        ...(from > 0 ? range : {}),
      });
      response.write(content.subarray(from, from + most), () => response.socket?.end());
      return true;
    };
    return ranges;
  };

  it('goes on where the connection ended', async () => {
    const ranges = cut(100_000, 50_000);
    expect((await download()).code).toBe(0);
    expect(here().equals(content)).toBe(true);
    expect(ranges).toEqual([undefined, 'bytes=100000-', 'bytes=150000-']);
  });

  it('goes on in another run with what the one before has left, and leaves nothing that is wrong', async () => {
    cut(100_000, 0);
    expectRefused(await download(), 'unanswered');
    expect(here().equals(content.subarray(0, 100_000))).toBe(true);
    const ranges = cut();
    expect((await download()).code).toBe(0);
    expect(here().equals(content)).toBe(true);
    expect(ranges).toEqual(['bytes=100000-']);
    expect((await download()).code).toBe(0);
    expect(ranges).toHaveLength(1);
  });

  it('begins anew where the server knows no ranges', async () => {
    writeFileSync(join(folder, 'here'), content.subarray(0, 1000));
    answer((response) => response.writeHead(200, { 'content-length': content.length }).end(content));
    expect((await download()).code).toBe(0);
    expect(here().equals(content)).toBe(true);
  });

  it('begins anew where the beginning was of another file, once', async () => {
    writeFileSync(join(folder, 'here'), Buffer.alloc(1000, 1));
    const ranges = cut();
    expect((await download()).code).toBe(0);
    expect(here().equals(content)).toBe(true);
    expect(ranges).toEqual(['bytes=1000-', undefined]);

    writeFileSync(join(folder, 'here'), Buffer.alloc(content.length, 1));
    server.files = new Map([['a/file', content.with(-1, content.at(-1)! ^ 1)]]);
    expectRefused(await download(), 'mismatched');
    expect(existsSync(join(folder, 'here'))).toBe(false);
  });

  it('takes no part that it did not ask for, of no other file, and none that is longer', async () => {
    const parts: readonly (readonly [string, Uint8Array, string])[] = [
      [`bytes 0-299999/${content.length}`, content, 'bad_response'],
      [`bytes 1000-299999/${content.length + 1}`, content.subarray(1000), 'mismatched'],
      [`bytes 1000-299999/${content.length}`, content, 'size_exceeded'],
      ['bytes 1000-2', content.subarray(1000), 'bad_response'],
    ];
    for (const [range, bytes, reason] of parts) {
      writeFileSync(join(folder, 'here'), content.subarray(0, 1000));
      answer((response) =>
        response.writeHead(206, { 'content-range': range, 'content-length': bytes.length }).end(bytes),
      );
      expectRefused(await download(), reason);
      expect(existsSync(join(folder, 'here'))).toBe(false);
    }
    server.spoil = () => false;
    server.files = new Map([['a/file', content.subarray(0, 500)]]);
    writeFileSync(join(folder, 'here'), content.subarray(0, 1000));
    expectRefused(await download(), 'mismatched');
  });

  it('is ended with the first system call that reading an answer does not need', async (ctx) => {
    const has = (await runBeside(folder, ['status'])).json as { readonly confinement: string };
    if (!has.confinement.includes('seccomp')) return ctx.skip(`not run: seccomp: this kernel has ${has.confinement}`);
    const outside = join(folder, 'outside');
    const escape = { OBLI_FAULT_ESCAPE: 'fetcher', OBLI_FAULT_ESCAPE_TO: outside };
    const ended = await get(`${server.address}/a`, content.length, escape);
    expect(statusOf(ended)).toBe('internal');
    expect(ended.stderr).toContain(`fetching was ended by signal ${SIGSYS}`);
    expect(existsSync(outside)).toBe(false);
    // With Landlock alone no file is opened; with nothing this test would tell.
    expectWhole(await get(`${server.address}/a`, content.length, { ...escape, ...without('seccomp').environment }));
    if (has.confinement.includes('landlock')) expect(existsSync(outside)).toBe(false);
    const nothing = without('seccomp', 'landlock_create_ruleset').environment;
    expectWhole(await get(`${server.address}/a`, content.length, { ...escape, ...nothing }));
    expect(existsSync(outside)).toBe(true);
  });
});
