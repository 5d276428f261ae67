/** The language server, driven over its protocol by a client of another library (vscode-languageserver-protocol). */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const TEXT = `module Shapes

data Shape = Circle Nat | Square Nat Nat

area : Shape -> Nat
area (Circle r) = 3 * r * r
area (Square w h) = w * h

together : List Shape -> Nat
together shapes = ?sum

flip : Bool -> Bool
flip b = b

later : Nat -> Shape -> Nat

same : (n : Nat) -> n = n
same n = ?proof
`;

let folder: string;
let server: ReturnType<typeof spawn>;
let client: ProtocolConnection;
let uri: string;
let version = 1;
const published: Diagnostic[][] = [];
let arrived = () => {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lago-lsp-'));
  const file = join(folder, 'Shapes.idr');
  writeFileSync(file, TEXT);
  uri = pathToFileURL(file).href;
  server = spawn(process.execPath, [MAIN, 'lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LAGO_CACHE: join(folder, 'cache') },
  });
  client = createProtocolConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  client.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
    published.push(diagnostics);
    arrived();
  });
  client.listen();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'idris2', version, text: TEXT },
  });
  await until((said) => said.length > 0);
}, 120_000);
afterAll(async () => {
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  const status = await new Promise((resolve) => server.once('exit', resolve));
  client.dispose();
  rmSync(folder, { recursive: true, force: true });
  expect(status).toBe(0);
});

async function until(holds: (said: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
  for (;;) {
    const last = published.at(-1);
    if (last !== undefined && holds(last)) return last;
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
}
async function change(text: string): Promise<void> {
  version += 1;
  published.length = 0;
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ text }],
  });
}
function position(text: string, what: string, further = 0): Position {
  const offset = text.indexOf(what) + further;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}
const ask = <T>(method: string, what: string, further = 0, more: object = {}): Promise<T> =>
  client.sendRequest(method, { textDocument: { uri }, position: position(TEXT, what, further), ...more });
async function edited(what: string, further: number, title: RegExp): Promise<string> {
  const at = position(TEXT, what, further);
  const actions: CodeAction[] = await client.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  const found = actions.find((one) => title.test(one.title));
  if (found === undefined) throw new Error(`none of ${actions.map((one) => one.title).join(', ')}`);
  const lines = TEXT.split('\n');
  const offset = ({ line, character }: Position) =>
    lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  const { range, newText } = found.edit!.changes![uri]![0]!;
  return TEXT.slice(0, offset(range.start)) + newText + TEXT.slice(offset(range.end));
}

describe('the language server', () => {
  it('says what is wrong while somebody types, holes and missing definitions included', async () => {
    const said = await until((all) => all.length === 3);
    expect(said.map(({ code }) => code).toSorted()).toEqual(['axiom', 'hole', 'hole']);
    await change(TEXT.replace('3 * r * r', 'True'));
    const wrong = await until((all) => all.some(({ code }) => code === 'type'));
    expect(wrong.find(({ code }) => code === 'type')).toMatchObject({
      range: { start: position(TEXT, '3 * r * r') },
      message: expect.stringContaining('expected: Nat'),
    });
    await change(TEXT);
    await until((all) => all.length === 3);
  });

  it('asks the kernel when nobody types', async () => {
    const text = 'module Shapes\n\nloop : Nat -> Nat\nloop n = loop (S n)\n';
    await change(text);
    const [said] = await until((all) => all.length > 0);
    expect(said).toMatchObject({ code: 'termination', range: { start: position(text, 'loop (S n)') } });
    await change(TEXT);
    await until((all) => all.length === 3);
  });

  it.each([
    ['area (Circle', 1, 'area : Shape -> Nat'],
    ['Circle r', 1, 'Shapes.Circle : Nat -> Shape'],
    ['r * r', 0, 'r : Nat'],
  ])('tells the type of %s', async (what, further, type) => {
    const found = await ask<{ contents: { value: string } } | null>('textDocument/hover', what, further);
    expect(found?.contents.value).toContain(type);
  });

  it.each([
    ['Circle r', 'Circle Nat'],
    ['r * r', 'r) = 3'],
    ['Shape -> Nat', 'Shape = Circle'],
  ])('goes from %s to its definition', async (what, where) => {
    const found = await ask<{ uri: string; range: Range }>('textDocument/definition', what, 0);
    expect(found.uri).toBe(uri);
    expect(found.range.start).toEqual(position(TEXT, where));
  });

  it('goes into the library', async () => {
    const found = await ask<{ uri: string }>('textDocument/definition', 'List Shape', 1);
    expect(found.uri).toMatch(/libs\/idris\/lib\/Prelude\/Basics\.idr$|libs\/idris\/lib\/.*\.idr$/);
  });

  it('finds every use of a name, its declaration included', async () => {
    const found = await ask<{ range: Range }[]>('textDocument/references', 'area :', 1, {
      context: { includeDeclaration: true },
    });
    expect(found.map(({ range }) => range.start.line)).toEqual([4, 5, 6]);
    const shapes = await ask<{ range: Range }[]>('textDocument/references', 'Square w', 1, {
      context: { includeDeclaration: true },
    });
    expect(shapes.map(({ range }) => range.start.line)).toEqual([2, 6]);
  });

  it('lists what the document declares', async () => {
    const found = await client.sendRequest<{ name: string; children: { name: string }[] }[]>(
      'textDocument/documentSymbol',
      { textDocument: { uri } },
    );
    expect(found.map(({ name }) => name)).toEqual(['Shape', 'area', 'together', 'flip', 'later', 'same']);
    expect(found[0]!.children.map(({ name }) => name)).toEqual(['Circle', 'Square']);
  });

  it('completes by type: what fits comes first', async () => {
    const found = await ask<{ label: string; sortText: string }[]>('textDocument/completion', 'b\n\nlater', 0);
    const [first] = found.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1));
    expect(first).toMatchObject({ label: 'b' });
    expect(found.map(({ label }) => label)).toContain('flip');
  });

  it('splits a variable into its cases', async () => {
    expect(await edited('b = b', 0, /^split b/)).toContain('flip False = False\nflip True = True\n');
  });
  it('adds the first clause of a type', async () => {
    expect(await edited('later', 1, /^add a clause/)).toContain(
      'later : Nat -> Shape -> Nat\nlater x x1 = ?later_rhs\n',
    );
  });
  it('fills a hole by search', async () => {
    expect(await edited('?proof', 2, /^fill/)).toContain('same n = Refl\n');
  });
  it('makes a clause a `with`', async () => {
    expect(await edited('together shapes', 1, /with/)).toContain(
      'together shapes with (_)\n  together shapes | pat = ?together_rhs\n',
    );
  });
});
