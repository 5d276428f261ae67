/**
 * What an editor waits for: a session with `lago lsp` on a module of 1,000 lines. Each step changes one line and waits for
 * the diagnostics, then asks for the type of what stands there.
 *
 * Functions mention each other along a chain of ten, as in a module that somebody wrote; the changed line is in turn near
 * the beginning, the middle and the end. Not a test: the goal is 100 ms on a machine that does nothing else.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { median } from './measure.ts';
import { lago } from './workspace.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
}

const BLOCKS = 166;
const STEPS = 30;

function moduleText(changed: number, value: number): string {
  const blocks = Array.from({ length: BLOCKS }, (_, at) => {
    const before = at % 10 === 0 ? '' : ` + area${at - 1} Dot${at - 1}`;
    const zero = at === changed ? value : 0;
    return [
      `data Shape${at} = Dot${at} | Box${at} Nat Nat`,
      '',
      `area${at} : Shape${at} -> Nat`,
      `area${at} Dot${at} = ${zero}`,
      `area${at} (Box${at} w h) = w * h${before}`,
      '',
      '',
    ].join('\n');
  });
  return `module Big\n\nimport Data.Nat\n\n${blocks.join('')}`;
}

/** The protocol's framing (LSP 3.17, "Base Protocol"), as little of it as a session needs. */
function connect(server: ChildProcessByStdio<Writable, Readable, null>) {
  let rest = Buffer.alloc(0);
  const waiting: { readonly fits: (message: Message) => boolean; readonly resume: () => void }[] = [];
  server.stdout.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/.exec(rest.subarray(0, end).toString())?.[1]);
      if (rest.length < end + 4 + length) return;
      const message = JSON.parse(rest.subarray(end + 4, end + 4 + length).toString()) as Message;
      rest = rest.subarray(end + 4 + length);
      const at = waiting.findIndex(({ fits }) => fits(message));
      if (at !== -1) waiting.splice(at, 1)[0]!.resume();
    }
  });
  let id = 0;
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const until = (fits: (message: Message) => boolean) =>
    new Promise<void>((resume) => {
      waiting.push({ fits, resume });
    });
  return {
    notify: (method: string, params: object) => send({ method, params }),
    request: (method: string, params: object) => {
      id += 1;
      const mine = id;
      send({ id: mine, method, params });
      return until((message) => message.id === mine && message.method === undefined);
    },
    published: () => until((message) => message.method === 'textDocument/publishDiagnostics'),
  };
}

export async function editorSession(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lago-editor-'));
  const file = join(folder, 'Big.idr');
  const text = moduleText(-1, 0);
  writeFileSync(file, text);
  const [node, ...args] = lago('lsp', '--stdio');
  const server = spawn(node, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const client = connect(server);
    const uri = pathToFileURL(file).href;
    await client.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    const opened = performance.now();
    const first = client.published();
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'idris2', version: 1, text } });
    await first;
    const openMs = performance.now() - opened;
    const [diagnostics, hovers]: [number[], number[]] = [[], []];
    for (let step = 0; step < STEPS; step += 1) {
      const changed = [5, BLOCKS >> 1, BLOCKS - 5][step % 3]!;
      const next = moduleText(changed, step + 1);
      const started = performance.now();
      const said = client.published();
      const version = step + 2;
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: next }] });
      await said;
      diagnostics.push(performance.now() - started);
      const asked = performance.now();
      const line = next.split('\n').indexOf(`area${changed} Dot${changed} = ${step + 1}`);
      await client.request('textDocument/hover', { textDocument: { uri }, position: { line, character: 2 } });
      hovers.push(performance.now() - asked);
    }
    await client.request('shutdown', {});
    client.notify('exit', {});
    const row = (name: string, times: readonly number[]) =>
      `${name.padEnd(44)} median ${median(times).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`;
    return [
      `editor, ${text.split('\n').length} lines, ${STEPS} changes of one line`,
      row('opened, all elaborated', [openMs]),
      row('changed, until the diagnostics', diagnostics),
      row('then the type of what stands there', hovers),
      '',
    ].join('\n');
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
