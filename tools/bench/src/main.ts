/**
 * `npm run bench [-- --only CASE] [--runs N] [--json FILE]`: medians of five runs as a table, and as JSON.
 *
 * Not a test: nothing here passes or fails by its time. Peers that this machine does not have are named and left out.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkCase } from './cases/check.ts';
import { buildCase, graphCase } from './cases/graph.ts';
import { imageCase } from './cases/image.ts';
import { installCases } from './cases/install.ts';
import { scalingCase } from './cases/scaling.ts';
import { type Case, type Figures, measure } from './measure.ts';
import { table } from './table.ts';

const cases: Record<string, Case> = {
  check: checkCase,
  graph: graphCase,
  build: buildCase,
  image: imageCase,
  install: installCases,
  scaling: scalingCase,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const runs = Number(values.runs);
const wanted = values.only ?? Object.keys(cases);
const unknown = wanted.filter((name) => !(name in cases));
if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
  process.stderr.write(`usage: npm run bench -- [--only ${Object.keys(cases).join('|')}] [--runs N] [--json FILE]\n`);
  process.exit(2);
}

const figures: Figures[] = [];
for (const name of wanted) {
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
process.stdout.write(table(figures));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
