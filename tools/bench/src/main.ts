/**
 * `npm run bench [-- --only CASE] [--runs N] [--json FILE]`: medians of five runs as a table, and as JSON; and how the time
 * to check programs grows with their size (`--only scaling`), with a plot, and what an editor waits for (`--only editor`).
 *
 * Not a test: nothing here passes or fails by its time. Peers that this machine does not have are named and left out.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkCase } from './cases/check.ts';
import { buildCase, graphCase } from './cases/graph.ts';
import { imageCase } from './cases/image.ts';
import { installCases } from './cases/install.ts';
import { obliCases } from './cases/obli.ts';
import { verifyCase } from './cases/verify.ts';
import { editorSession } from './editor.ts';
import { type Case, type Figures, measure } from './measure.ts';
import { plot } from './plot.ts';
import { growthCurves, growthTable, scaling } from './scaling.ts';
import { table } from './table.ts';
import { ROOT } from './workspace.ts';

const cases: Record<string, Case> = {
  check: checkCase,
  graph: graphCase,
  build: buildCase,
  image: imageCase,
  install: installCases,
  verify: verifyCase,
  obli: obliCases,
};
const SCALING = 'scaling';
const PLOT = join(ROOT, 'dist', 'bench-scaling.svg');
const EDITOR = 'editor';
const names = [...Object.keys(cases), SCALING, EDITOR];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const runs = Number(values.runs);
const wanted = values.only ?? names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
  process.stderr.write(`usage: npm run bench -- [--only ${names.join('|')}] [--runs N] [--json FILE]\n`);
  process.exit(2);
}

const figures: Figures[] = [];
for (const name of wanted.filter((one) => one in cases)) {
  const scratch = mkdtempSync(join(tmpdir(), 'lago-bench-'));
  try {
    for (const { name: title, variants } of (await cases[name]?.(scratch)) ?? []) {
      process.stderr.write(`${title}: ${variants.map((variant) => variant.name).join(', ')}\n`);
      figures.push(...(await measure(title, variants, runs)));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
if (figures.length > 0) process.stdout.write(table(figures));
if (wanted.includes(EDITOR)) process.stdout.write(await editorSession());
const growths = wanted.includes(SCALING) ? await scaling(runs, (line) => process.stderr.write(`${line}\n`)) : [];
if (growths.length > 0) {
  process.stdout.write(growthTable(growths));
  mkdirSync(dirname(PLOT), { recursive: true });
  writeFileSync(PLOT, plot('The time to check a program, by its size', growthCurves(growths)));
  process.stdout.write(`plotted in ${PLOT}\n`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify([...figures, ...growths], null, 2)}\n`);
