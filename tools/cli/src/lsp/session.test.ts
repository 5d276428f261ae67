/**
 * A session on a module of 1,000 lines, as it was recorded (session.recorded.json): somebody types in the middle of it, asks
 * what editors ask, stores it, pauses until the kernel is at work, and goes on typing.
 *
 * What is bounded is the time that the server's main thread computes for an answer: the clock would measure what else runs
 * beside the tests. Where that time cannot be read the clock has to do.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

type Step =
  | { readonly line: number; readonly becomes: string }
  | { readonly ask: string; readonly line: number; readonly character: number }
  | { readonly pause: number }
  | { readonly save: true };

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const STEPS: readonly Step[] = JSON.parse(
  readFileSync(new URL('./session.recorded.json', import.meta.url), 'utf8'),
) as readonly Step[];
const MOST_MS = 100;

/** Functions mention each other along a chain of ten, as in a module that somebody wrote. */
const LINES = Array.from({ length: 166 }, (_, at) => {
  const before = at % 10 === 0 ? '' : ` + area${at - 1} Dot${at - 1}`;
  return [
    `data Shape${at} = Dot${at} | Box${at} Nat Nat`,
    '',
    `area${at} : Shape${at} -> Nat`,
    `area${at} Dot${at} = 0`,
    `area${at} (Box${at} w h) = w * h${before}`,
    '',
  ];
}).flat();

let folder: string;
let server: ReturnType<typeof spawn>;
let client: ProtocolConnection;
let uri: string;
let lines: readonly string[] = ['module Big', '', 'import Data.Nat', '', ...LINES];
let version = 1;
let published: (() => void) | undefined;
const text = () => `${lines.join('\n')}\n`;
const said = () =>
  new Promise<void>((resolve) => {
    published = resolve;
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lago-session-'));
  const file = join(folder, 'Big.idr');
  writeFileSync(file, text());
  uri = pathToFileURL(file).href;
  server = spawn(process.execPath, [MAIN, 'lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LAGO_CACHE: join(folder, 'cache') },
  });
  client = createProtocolConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  client.onNotification(PublishDiagnosticsNotification.type, () => published?.());
  client.listen();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await client.sendNotification('initialized', {});
  const first = said();
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'idris2', version, text: text() },
  });
  await first;
}, 120_000);
afterAll(async () => {
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  await new Promise((resolve) => server.once('exit', resolve));
  client.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Milliseconds that the server's main thread was on a processor (Linux, Documentation/scheduler/sched-stats). */
function computed(): number {
  const path = `/proc/${server.pid}/task/${server.pid}/schedstat`;
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6 : performance.now();
}

async function take(step: Step): Promise<void> {
  if ('pause' in step) return new Promise((resolve) => setTimeout(resolve, step.pause));
  if ('save' in step) return client.sendNotification('textDocument/didSave', { textDocument: { uri } });
  if ('ask' in step) {
    const position = { line: step.line, character: step.character };
    const more = {
      range: { start: position, end: position },
      context: { diagnostics: [], includeDeclaration: true },
    };
    await client.sendRequest(`textDocument/${step.ask}`, { textDocument: { uri }, position, ...more });
    return;
  }
  version += 1;
  lines = lines.with(step.line, step.becomes);
  const answer = said();
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ text: text() }],
  });
  await answer;
}

describe('a session on a module of 1,000 lines', () => {
  it(`has each answer within ${MOST_MS} ms of the change or the question`, async () => {
    expect(lines.length).toBeGreaterThanOrEqual(1000);
    const slow: string[] = [];
    let answers = 0;
    for (const step of STEPS) {
      const before = computed();
      await take(step);
      const took = computed() - before;
      if ('pause' in step) continue;
      answers += 1;
      if (took > MOST_MS) slow.push(`${took.toFixed(0)} ms: ${JSON.stringify(step)}`);
    }
    expect(answers).toBeGreaterThan(30);
    expect(slow).toEqual([]);
  });
});
