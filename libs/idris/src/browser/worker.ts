/**
 * The checker as a worker of a web page: a question is files by path and the paths to check, an answer the verdict on each
 * and all messages, as text and as data.
 */
import { checkFiles } from '../driver/check.ts';
import { type JsonDiagnostic, renderJson } from '../render/json.ts';
import { renderText } from '../render/text.ts';
import { setFiles } from './host.ts';

export interface Question {
  readonly id: number;
  /** Texts by path; a module's name is its path from a common directory. */
  readonly files: Readonly<Record<string, string>>;
  readonly check: readonly string[];
}

export interface Answer {
  readonly id: number;
  readonly verdicts: Readonly<Record<string, 'accept' | 'reject'>>;
  readonly messages: readonly string[];
  readonly diagnostics: readonly JsonDiagnostic[];
}

export async function answer({ id, files, check }: Question): Promise<Answer> {
  setFiles(files);
  const display = (path: string) => path.replace(/^\//, '');
  const result = await checkFiles(
    check.map((path) => `/${display(path)}`),
    { library: '/lib', display },
  );
  return {
    id,
    verdicts: Object.fromEntries(check.map((path) => [path, result.verdictOf(`/${display(path)}`)])),
    messages: result.diagnostics.map((one) => renderText(one, result.texts)),
    diagnostics: result.diagnostics.map((one) => renderJson(one, result.texts)),
  };
}

interface Scope {
  onmessage: ((event: { readonly data: Question }) => void) | null;
  postMessage(message: Answer): void;
}
/** In a worker; elsewhere this module only gives `answer`. */
const scope = globalThis as unknown as Partial<Scope>;
if (scope.postMessage !== undefined && !('document' in globalThis)) {
  const { postMessage } = scope;
  scope.onmessage = ({ data }) => void answer(data).then((said) => postMessage.call(scope as Scope, said));
}
