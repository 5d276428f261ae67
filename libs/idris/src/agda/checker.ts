/**
 * Agda as a further checker (driver/checkers.ts): exports what ours accepts, has it checked, and says what was wrong.
 *
 * Something that the export cannot say is a disagreement like any other: nobody else has then looked at it.
 * What was accepted is remembered twice: by the key of the core module, so that nothing needs to be exported, and by the
 * exported texts, so that a change that leaves them as they are costs no run of Agda.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkerDigest, digest } from '../driver/cache.ts';
import type { AcceptedModule, CheckerVerdict, Disagreement, OtherChecker } from '../driver/checkers.ts';
import { type AgdaOptions, checkWithAgda, interfacesOf } from './check.ts';
import { type Exported, exportModule } from './export.ts';
import { ExportError, moduleName } from './names.ts';
import { primitiveText } from './primitive.ts';

/** @param cache where to remember what was accepted; without it everything is checked anew */
export function agdaChecker(program: string, version: string, cache?: string): OtherChecker {
  return async ({ modules }): Promise<CheckerVerdict> => {
    const started = performance.now();
    const directory = cache === undefined ? mkdtempSync(join(tmpdir(), 'lago-agda-')) : join(cache, 'agda');
    try {
      const { anew, disagreements } = await ask(modules, { agda: [program], version, directory });
      return {
        name: 'agda',
        version,
        verdict: disagreements.length === 0 ? 'accepted' : 'rejected',
        modules: modules.length,
        anew,
        milliseconds: performance.now() - started,
        disagreements,
      };
    } finally {
      if (cache === undefined) rmSync(directory, { recursive: true, force: true });
    }
  };
}

async function ask(
  modules: readonly AcceptedModule[],
  options: AgdaOptions,
): Promise<{ readonly anew: number; readonly disagreements: readonly Disagreement[] }> {
  const interfaces = interfacesOf(options);
  const keyOf = ({ key }: AcceptedModule) => digest('core', options.version, primitiveText(), checkerDigest(), key);
  const unknown = modules.filter((one) => !interfaces.accepted(keyOf(one)));
  const { exported, disagreements } = exportAll(unknown);
  const wanted = unknown.flatMap((module) => {
    const one = exported.get(module);
    return one === undefined ? [] : [{ module, one }];
  });
  const verdicts = await checkWithAgda(
    wanted.map(({ one }) => one),
    options,
  );
  for (const [at, { verdict, message, declaration }] of verdicts.entries()) {
    const { module } = wanted[at]!;
    if (verdict === 'accepted') interfaces.accept(keyOf(module));
    if (verdict === 'rejected')
      disagreements.push({ module, output: message ?? '', ...(declaration && { declaration }) });
  }
  return { anew: unknown.length, disagreements };
}

/** Also exports what the modules import; what rests on something that cannot be exported is left out. */
function exportAll(wanted: readonly AcceptedModule[]): {
  readonly exported: ReadonlyMap<AcceptedModule, Exported>;
  readonly disagreements: Disagreement[];
} {
  const exported = new Map<AcceptedModule, Exported>();
  const disagreements: Disagreement[] = [];
  const seen = new Set<AcceptedModule>();
  const taken = new Set<string>();
  const visit = (module: AcceptedModule): void => {
    if (seen.has(module)) return;
    seen.add(module);
    for (const one of module.imports) visit(one);
    const imports = module.imports.map((one) => exported.get(one));
    if (imports.includes(undefined)) return;
    // Programs of their own may have modules of one name.
    let agdaName = moduleName(module.name);
    for (let n = 2; taken.has(agdaName); n++) agdaName = `${moduleName(module.name)}-${n}`;
    taken.add(agdaName);
    try {
      const known = new Map(imports.map((one) => [one!.name, one!]));
      exported.set(module, exportModule(module.core(), known, agdaName));
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      const { declaration, message } = error;
      disagreements.push({
        module,
        output: `this cannot be said in Agda: ${message}`,
        ...(declaration && { declaration }),
      });
    }
  };
  for (const module of wanted) visit(module);
  return { exported, disagreements };
}
