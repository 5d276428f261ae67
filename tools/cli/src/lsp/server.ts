/**
 * The language server: the protocol (LSP 3.17, vscode-languageserver) in front of libs/idris/src/service.
 *
 * A change is elaborated when it comes; the kernel is asked when nobody has typed for a moment, in a thread of its own, so that
 * no answer waits for it. Documents are sent whole.
 */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type CheckOptions, type Diagnostic, lineStartsOf, positionIn } from '@lago-grey/idris';
import { type Document, type DocumentSymbol as Found, Workspace } from '@lago-grey/idris/service';
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  createConnection,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Location,
  type Diagnostic as LspDiagnostic,
  type Position,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  SymbolKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';

/** So long nobody types before the kernel is asked. */
const IDLE_MS = 500;

/** @returns the exit status, when the client has ended */
export function serve(options: CheckOptions): Promise<number> {
  const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  const workspace = new Workspace(options);
  const idle = new Map<string, NodeJS.Timeout>();
  const versions = new Map<string, number>();

  const publish = (uri: string, document: Document, said: readonly Diagnostic[]) => {
    const range = ranges(document.text);
    const diagnostics = said.map((one) => shown(one, uri, range, elsewhere));
    // With the version, since the kernel's verdict may cross a change on its way.
    const version = versions.get(uri);
    void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };
  const elsewhere = (file: string, span: Span): Location => {
    const path = resolve(file);
    const text = workspace.find(path)?.text ?? workspace.read(path);
    return { uri: pathToFileURL(path).href, range: ranges(text)(span) };
  };
  const changed = (document: Document) => {
    const uri = pathToFileURL(document.path).href;
    publish(uri, document, document.diagnostics);
    clearTimeout(idle.get(uri));
    idle.set(
      uri,
      setTimeout(() => void verdict(uri, document), IDLE_MS),
    );
  };
  const verdict = async (uri: string, document: Document) => {
    const said = await workspace.verdict(document);
    if (said !== undefined) publish(uri, document, said);
  };
  const at = ({ uri }: { uri: string }, position: Position) => {
    const document = workspace.find(fileURLToPath(uri));
    return document === undefined ? undefined : { document, offset: offsetOf(document.text, position) };
  };

  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Full, save: true },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      completionProvider: {},
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
    },
    serverInfo: { name: 'lago' },
  }));
  const update = ({ uri, version }: { uri: string; version: number }, text: string) => {
    const document = workspace.update(fileURLToPath(uri), text);
    versions.set(pathToFileURL(document.path).href, version);
    changed(document);
  };
  connection.onDidOpenTextDocument(({ textDocument }) => update(textDocument, textDocument.text));
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const last = contentChanges.at(-1);
    if (last !== undefined) update(textDocument, last.text);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    clearTimeout(idle.get(textDocument.uri));
    versions.delete(textDocument.uri);
    workspace.close(fileURLToPath(textDocument.uri));
    void connection.sendDiagnostics({ uri: textDocument.uri, diagnostics: [] });
  });
  connection.onDidSaveTextDocument(() => {
    for (const document of workspace.saved()) changed(document);
  });

  connection.onHover(({ textDocument, position }) => {
    const place = at(textDocument, position);
    const found = place?.document.hover(place.offset);
    if (place === undefined || found === undefined) return null;
    const value = `\`\`\`idris\n${found.text}\n\`\`\``;
    return { contents: { kind: 'markdown', value }, range: ranges(place.document.text)(found.span) };
  });
  connection.onDefinition(({ textDocument, position }): Location | null => {
    const place = at(textDocument, position);
    const found = place?.document.definition(place.offset);
    return found === undefined ? null : elsewhere(found.path, found.span);
  });
  connection.onReferences(({ textDocument, position }): Location[] => {
    const place = at(textDocument, position);
    if (place === undefined) return [];
    const name = place.document.nameAt(place.offset);
    const found = (document: Document) =>
      document === place.document ? document.references(place.offset) : name === undefined ? [] : document.usesOf(name);
    return workspace.documents.flatMap((document) => {
      const range = ranges(document.text);
      return found(document).map((span) => ({ uri: pathToFileURL(document.path).href, range: range(span) }));
    });
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const document = workspace.find(fileURLToPath(textDocument.uri));
    if (document === undefined) return [];
    const range = ranges(document.text);
    const symbol = (one: Found): DocumentSymbol => ({
      name: one.name,
      kind: KINDS[one.kind],
      range: range(one.span),
      selectionRange: range(one.nameSpan),
      children: one.children.map(symbol),
    });
    return document.symbols().map(symbol);
  });
  connection.onCompletion(({ textDocument, position }): CompletionItem[] => {
    const place = at(textDocument, position);
    return (place?.document.complete(place.offset) ?? []).map(({ name, type, fits }, rank) => ({
      label: name,
      detail: type,
      kind: /^\p{Lu}/u.test(name) ? CompletionItemKind.Constructor : CompletionItemKind.Function,
      // Clients sort by this: what fits comes first.
      sortText: `${fits ? 0 : 1}${String(rank).padStart(4, '0')}`,
      preselect: fits && rank === 0,
    }));
  });
  connection.onCodeAction(({ textDocument, range }): CodeAction[] => {
    const place = at(textDocument, range.start);
    if (place === undefined) return [];
    const rangeOf = ranges(place.document.text);
    return place.document.edits(place.offset).map(({ title, span, text }) => ({
      title,
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [textDocument.uri]: [{ range: rangeOf(span), newText: text }] } },
    }));
  });

  return new Promise((resolve) => {
    let status = 1;
    connection.onShutdown(() => {
      status = 0;
    });
    const end = () => {
      for (const timer of idle.values()) clearTimeout(timer);
      resolve(status);
    };
    connection.onExit(end);
    process.stdin.once('end', end);
    connection.listen();
  });
}

const KINDS: Record<Found['kind'], SymbolKind> = {
  function: SymbolKind.Function,
  data: SymbolKind.Enum,
  constructor: SymbolKind.EnumMember,
  field: SymbolKind.Field,
  interface: SymbolKind.Interface,
  namespace: SymbolKind.Namespace,
};

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans of a text as the protocol has them: lines and columns from 0, in UTF-16 code units. */
function ranges(text: string): (span: Span) => Range {
  const starts = lineStartsOf(text);
  const position = (offset: number): Position => {
    const { line, column } = positionIn(starts, Math.max(0, Math.min(offset, text.length)));
    return { line: line - 1, character: column - 1 };
  };
  return ({ start, end }) => ({ start: position(start), end: position(end) });
}

function offsetOf(text: string, { line, character }: Position): number {
  const start = lineStartsOf(text)[line];
  return start === undefined ? text.length : Math.min(start + character, text.length);
}

function shown(
  one: Diagnostic,
  uri: string,
  range: (span: Span) => Range,
  elsewhere: (file: string, span: Span) => Location,
): LspDiagnostic {
  const { message, expected, found, notes, tries = [], places = [] } = one;
  const lines = [
    message,
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(found === undefined ? [] : [`found: ${found}`]),
    ...notes,
    ...tries.map((words) => `try: ${words}`),
  ];
  return {
    severity: DiagnosticSeverity.Error,
    source: 'lago',
    code: one.kind,
    range: range(one.span),
    message: lines.join('\n'),
    relatedInformation: places.map((place) => ({
      location: place.file === undefined ? { uri, range: range(place.span) } : elsewhere(place.file, place.span),
      message: place.message,
    })),
  };
}
