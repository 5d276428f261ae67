/**
 * Measurements against size as one SVG: a small logarithmic plot for each curve, with a line of slope 1 to compare with.
 *
 * Self-contained: no script and no font of its own; colours follow the reader's light or dark scheme.
 */
import type { Point } from './fit.ts';

export interface Curve {
  readonly name: string;
  /** What its sizes count. */
  readonly of: string;
  readonly points: readonly Point[];
  /** Beside the name. */
  readonly label: string;
}

const COLUMNS = 3;
const WIDTH = 300;
const HEIGHT = 210;
const INSIDE = { left: 52, top: 40, right: 14, bottom: 36 };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);
const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** Powers of ten around some values; at least one decade. */
function decades(values: readonly number[]): readonly [low: number, high: number] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  return [low, Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))];
}

function panel({ name, of, points, label }: Curve, x: number, y: number): string {
  const sizes = points.map(({ size }) => size);
  const times = points.map(({ time }) => Math.max(time, 1));
  const [left, right] = [Math.log(Math.min(...sizes)), Math.log(Math.max(...sizes))];
  const [low, high] = decades(times);
  const across = (size: number) =>
    x + INSIDE.left + ((Math.log(size) - left) / (right - left || 1)) * (WIDTH - INSIDE.left - INSIDE.right);
  const up = (time: number) =>
    y + HEIGHT - INSIDE.bottom - ((Math.log10(time) - low) / (high - low)) * (HEIGHT - INSIDE.top - INSIDE.bottom);
  const parts = [
    `<text class="title" x="${x + INSIDE.left}" y="${y + 16}">${escaped(name)}</text>`,
    `<text class="note" x="${x + INSIDE.left}" y="${y + 30}">${escaped(label)}</text>`,
  ];
  for (let power = low; power <= high; power++) {
    const at = rounded(up(10 ** power));
    parts.push(`<line class="grid" x1="${x + INSIDE.left}" x2="${x + WIDTH - INSIDE.right}" y1="${at}" y2="${at}"/>`);
    const words = power >= 3 ? `${10 ** (power - 3)} s` : `${10 ** power} ms`;
    parts.push(`<text class="tick" text-anchor="end" x="${x + INSIDE.left - 6}" y="${Number(at) + 3}">${words}</text>`);
  }
  for (const size of sizes) {
    const at = rounded(across(size));
    parts.push(
      `<text class="tick" text-anchor="middle" x="${at}" y="${y + HEIGHT - 20}">${size.toLocaleString('en', { notation: 'compact' })}</text>`,
    );
  }
  parts.push(
    `<text class="tick" text-anchor="end" x="${x + WIDTH - INSIDE.right}" y="${y + HEIGHT - 6}">${escaped(of)}</text>`,
  );
  // In proportion to the size, through the last point, as far as the frame reaches.
  const [lastSize, lastTime] = [sizes.at(-1)!, times.at(-1)!];
  const from = Math.max(Math.min(...sizes), (lastSize * 10 ** low) / lastTime);
  const line = [from, lastSize].map((size) => `${rounded(across(size))},${rounded(up((lastTime * size) / lastSize))}`);
  parts.push(`<polyline class="proportion" points="${line.join(' ')}"/>`);
  const curve = points.map(({ size }, at) => [rounded(across(size)), rounded(up(times[at]!))] as const);
  parts.push(`<polyline class="curve" points="${curve.map((one) => one.join(',')).join(' ')}"/>`);
  for (const [cx, cy] of curve) parts.push(`<circle class="dot" cx="${cx}" cy="${cy}" r="3"/>`);
  return `<g>${parts.join('')}</g>`;
}

const STYLE = `text { font: 11px system-ui, sans-serif; fill: #333 } .title { font-weight: 600; font-size: 13px }
.note, .tick { fill: #666 } .tick { font-size: 10px } .paper { fill: #fff } .grid { stroke: #ddd }
.curve { fill: none; stroke: #1763b6; stroke-width: 2 } .dot { fill: #1763b6 }
.proportion { fill: none; stroke: #999; stroke-dasharray: 3 3 }
@media (prefers-color-scheme: dark) { text { fill: #eee } .note, .tick { fill: #aaa } .paper { fill: #181818 }
.grid { stroke: #3a3a3a } .curve { stroke: #6db1ff } .dot { fill: #6db1ff } .proportion { stroke: #777 } }`;

export function plot(title: string, curves: readonly Curve[]): string {
  const width = COLUMNS * WIDTH;
  const height = 34 + Math.ceil(curves.length / COLUMNS) * HEIGHT;
  const panels = curves.map((curve, at) =>
    panel(curve, (at % COLUMNS) * WIDTH, 34 + Math.floor(at / COLUMNS) * HEIGHT),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="title" x="${INSIDE.left}" y="22">${escaped(title)}</text>`,
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}
