/** The printed table and the JSON file of results. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { installedVersion, ROOT } from '../setup/project.ts';
import { electronCommand } from '../demo/electron.ts';
import type { Line } from './results.ts';

const BYTES_PER_MB = 1024 * 1024;

function targetText({ target, least, met, unit }: Line): string {
  const units = unit === '×' ? '' : ` ${unit}`;
  if (least !== undefined) return `${met === true ? '✓' : '✗ below target'} (≥ ${least}${units})`;
  return target === undefined ? '' : `${met === true ? '✓' : '✗ above target'} (≤ ${target}${units})`;
}

/** The results as a table of text. */
export function table(lines: readonly Line[]): string {
  const rows = [
    ['', 'median', 'p95', 'n', ''],
    ...lines.map((one) => {
      const digits = one.unit === 'MB' || one.unit === '/s' ? 0 : one.unit === '×' ? 2 : one.summary.median < 1 ? 3 : 1;
      const number = (value: number): string => `${value.toFixed(digits)} ${one.unit}`;
      const { median, p95, samples } = one.summary;
      return [one.name, number(median), number(p95), String(samples.length), targetText(one)];
    }),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const shape = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(shape).join('  ').trimEnd()).join('\n');
}

function saudaVersion(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  return manifest.version;
}

/** The properties that the numbers depend on, without the names of the machine, its user or its folders. */
function machine(): object {
  const electron = readFileSync(join(dirname(electronCommand('bench').executable), 'version'), 'utf8').trim();
  return {
    sauda: saudaVersion(),
    electron: electron.replace(/^v/, ''),
    electronPinned: installedVersion('electron'),
    node: process.versions.node,
    platform: process.platform,
    architecture: process.arch,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: cpus().length,
    memoryMb: Math.round(totalmem() / BYTES_PER_MB),
  };
}

export interface Findings {
  readonly lines: readonly Line[];
  /** The parts that this machine cannot measure, each with the reason. */
  readonly notMeasured: readonly string[];
  /** Load averages. Above the number of processors, the milliseconds include the work of other programs. */
  readonly loadBefore: readonly number[];
}

/** Writes the results with the properties of the machine as JSON. */
export function writeReport(file: string, { lines, notMeasured, loadBefore }: Findings): void {
  mkdirSync(dirname(file), { recursive: true });
  const measurements = lines.map(({ name, ...rest }) => ({ name: name.trim(), ...rest }));
  const load = { before: loadBefore, after: loadavg() };
  const report = { at: new Date().toISOString(), machine: { ...machine(), load }, measurements, notMeasured };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
