/** Takes pictures of the gallery's samples, looks for what is cut off, and compares them with earlier ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { sampleViews } from '../main/bench/samples/samples.ts';
import { startApplication } from './demo/application.ts';
import { compared, differenceLines, type Difference } from './screens/comparison.ts';
import { rowsOf, type Row } from './screens/matrix.ts';
import { screensRequestSchema, type ScreensRequest } from './screens/options.ts';
import { readPicture } from './screens/picture.ts';
import { SamplesWindow } from './screens/samples-window.ts';
import { sheetsOf, tileOf, type Tile } from './screens/sheets.ts';
import { Failure, report } from './setup/failure.mjs';
import { ROOT } from './setup/project.ts';

const OUT = join(ROOT, 'out', 'screens');
const SHEETS = 'sheets';

/** What a run has found. */
interface Found {
  pictures: number;
  readonly violations: string[];
  readonly differences: Difference[];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function save(out: string, name: string, file: Buffer): void {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file);
}

function saveSheets(out: string, name: string, tiles: readonly Tile[]): void {
  for (const [index, sheet] of sheetsOf(tiles).entries())
    save(out, join(SHEETS, `${name.replaceAll('/', '-')}-${String(index + 1)}.png`), sheet);
}

function samplesOf({ only }: ScreensRequest): readonly string[] {
  const names = Object.keys(sampleViews);
  if (only.length === 0) return names;
  const wanted = names.filter((name) => only.some((start) => name.startsWith(start)));
  if (wanted.length === 0)
    throw new Failure(`No sample begins with ${only.join(' or ')}. There are: ${names.join(', ')}`);
  return wanted;
}

/** Takes one row of the matrix: every sample on one panel in one language. */
async function takeRow(
  window: SamplesWindow,
  { row, samples, out }: { readonly row: Row; readonly samples: readonly string[]; readonly out: string },
  { mode, compareWith }: ScreensRequest,
  found: Found,
): Promise<void> {
  const tiles: Tile[] = [];
  await window.resize(row.panel);
  for (const sample of samples) {
    await window.show(sample, row.language, mode);
    const name = `${row.folder}/${sample}.png`;
    for (const violation of await window.violations()) found.violations.push(`${name}: ${violation}`);
    const file = await window.take();
    save(out, name, file);
    found.pictures += 1;
    const picture = readPicture(file);
    tiles.push(tileOf(sample, picture));
    const difference = compareWith === null ? null : compared(compareWith, name, file, () => picture);
    if (difference !== null) found.differences.push(difference);
  }
  saveSheets(out, row.folder, tiles);
}

async function takeAll(request: ScreensRequest, out: string): Promise<Found> {
  const found: Found = { pictures: 0, violations: [], differences: [] };
  const samples = samplesOf(request);
  const rows = rowsOf(request.panels, request.languages, request.mode);
  const data = mkdtempSync(join(tmpdir(), 'sauda-screens-'));
  const { application } = await startApplication(['--gallery', '--windowed', '--data-dir', data]);
  try {
    const window = await SamplesWindow.open(application);
    for (const row of rows) {
      const before = found.violations.length;
      await takeRow(window, { row, samples, out }, request, found);
      say(`• ${row.folder}: ${String(samples.length)} pictures`);
      // Said at once: a run of the whole matrix takes minutes, and may be ended before its last row.
      for (const line of found.violations.slice(before)) say(`✗ ${line}`);
    }
  } finally {
    await application.close();
    rmSync(data, { recursive: true, force: true });
  }
  return found;
}

async function main(request: ScreensRequest): Promise<number> {
  const startedMs = performance.now();
  const out = request.out ?? OUT;
  rmSync(join(out, SHEETS), { recursive: true, force: true });
  const { pictures, violations, differences } = await takeAll(request, out);
  // Sizes differ from panel to panel, and a sheet has pictures of one size.
  for (const panel of request.panels) {
    const tiles = differences.filter(({ name }) => name.startsWith(panel)).flatMap((one) => one.tiles);
    saveSheets(out, `differences-${panel}`, tiles);
  }
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  say(`\n${String(pictures)} pictures in ${String(seconds)} s; contact sheets in ${relative(ROOT, join(out, SHEETS))}`);
  if (violations.length > 0) say(`Cut off, too small or too close: ${String(violations.length)}, named above`);
  if (request.compareWith !== null) {
    say(`\nBeyond the tolerance, compared with ${request.compareWith}: ${String(differences.length)}`);
    for (const line of differenceLines(differences)) say(line);
  }
  return violations.length + differences.length > 0 ? 1 : 0;
}

process.exitCode = await main(screensRequestSchema.parse(JSON.parse(process.argv[2] ?? ''))).catch(report);
