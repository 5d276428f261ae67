/**
 * A session on a module of 1,000 lines, as it was recorded (session.json): somebody types in the middle of it, asks what
 * editors ask, stores it, pauses until the kernel is at work, and goes on typing. A test says whether each answer is right,
 * a benchmark how long it took.
 *
 * The client is another library's (vscode-languageserver-protocol).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** A line that changes, a question, a pause in milliseconds, or the file stored; with what an answer must say. */
export type Step =
  | { readonly line: number; readonly becomes: string; readonly codes: readonly string[] }
  | { readonly ask: string; readonly line: number; readonly character: number; readonly says: string }
  | { readonly pause: number }
  | { readonly save: true };

export const STEPS = JSON.parse(readFileSync(new URL('session.json', import.meta.url), 'utf8')) as readonly Step[];

/** Functions mention each other along a chain of ten, as in a module that somebody wrote. */
export const LINES: readonly string[] = [
  'module Big',
  '',
  'import Data.Nat',
  '',
  ...Array.from({ length: 166 }, (_, at) => {
    const before = at % 10 === 0 ? '' : ` + area${at - 1} Dot${at - 1}`;
    return [
      `data Shape${at} = Dot${at} | Box${at} Nat Nat`,
      '',
      `area${at} : Shape${at} -> Nat`,
      `area${at} Dot${at} = 0`,
      `area${at} (Box${at} w h) = w * h${before}`,
      '',
    ];
  }).flat(),
];

/** `lago lsp` with the module open. */
export class Session {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lago-session-'));
  readonly #uri = pathToFileURL(join(this.#folder, 'Big.idr')).href;
  readonly #server: ChildProcess;
  readonly #client: ProtocolConnection;
  #lines = LINES;
  #version = 0;
  #published: (version: number | undefined, said: readonly Diagnostic[]) => void = () => {};

  constructor([program, ...args]: readonly [string, ...string[]]) {
    writeFileSync(join(this.#folder, 'Big.idr'), this.#text());
    this.#server = spawn(program, [...args, 'lsp', '--stdio'], {
      cwd: this.#folder,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, LAGO_CACHE: join(this.#folder, 'cache') },
    });
    this.#client = createProtocolConnection(
      new StreamMessageReader(this.#server.stdout!),
      new StreamMessageWriter(this.#server.stdin!),
    );
    this.#client.onNotification(PublishDiagnosticsNotification.type, ({ version, diagnostics }) =>
      this.#published(version, diagnostics),
    );
    this.#client.listen();
  }

  /** Opens the module. @returns the codes of its diagnostics */
  async open(): Promise<readonly string[]> {
    await this.#client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await this.#client.sendNotification('initialized', {});
    const textDocument = { uri: this.#uri, languageId: 'idris2', version: 0, text: this.#text() };
    return this.#diagnosed('textDocument/didOpen', { textDocument });
  }

  /** @returns the codes of the diagnostics after a change, the JSON of the answer to a question, nothing else */
  async take(step: Step): Promise<readonly string[] | string | undefined> {
    const textDocument = { uri: this.#uri };
    if ('pause' in step) {
      await new Promise((resolve) => setTimeout(resolve, step.pause));
      return;
    }
    if ('save' in step) {
      await this.#client.sendNotification('textDocument/didSave', { textDocument });
      return;
    }
    if ('ask' in step) {
      const position = { line: step.line, character: step.character };
      const context = { diagnostics: [], includeDeclaration: true };
      const range = { start: position, end: position };
      const params = { textDocument, position, range, context };
      return JSON.stringify(await this.#client.sendRequest(`textDocument/${step.ask}`, params));
    }
    this.#version += 1;
    this.#lines = this.#lines.with(step.line, step.becomes);
    return this.#diagnosed('textDocument/didChange', {
      textDocument: { ...textDocument, version: this.#version },
      contentChanges: [{ text: this.#text() }],
    });
  }

  async close(): Promise<void> {
    await this.#client.sendRequest('shutdown');
    const exit = once(this.#server, 'exit');
    await this.#client.sendNotification('exit', {});
    await exit;
    this.#client.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  /** What is published for the version of now; an earlier version's may come in between. */
  async #diagnosed(method: string, params: object): Promise<readonly string[]> {
    const said = new Promise<readonly Diagnostic[]>((resolve) => {
      this.#published = (version, diagnostics) => {
        if (version === this.#version) resolve(diagnostics);
      };
    });
    await this.#client.sendNotification(method, params);
    return (await said).map(({ code }) => String(code));
  }
}
