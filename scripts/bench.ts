/** The performance suite: the built kiosk with real parts, measured beside a bare window on the same machine. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { BareApplication } from './bench/bare.ts';
import { consoleLines } from './bench/console.ts';
import { measureDecoding } from './bench/decode.ts';
import { fleetLines } from './bench/fleet.ts';
import { measureFsync, measureRoundTrip } from './bench/floor.ts';
import { guardianLines } from './bench/guardian.ts';
import { idleLines } from './bench/idle.ts';
import { invoiceLines } from './bench/invoice.ts';
import { journalLines } from './bench/history/journal-part.ts';
import { searchLines } from './bench/history/search-part.ts';
import { measureMemory, measureSales, measureStart, profileStart, warmUp, type Ground } from './bench/measure.ts';
import { canMeasureMemory } from './bench/memory.ts';
import { menuLines } from './bench/menu.ts';
import { notesLines } from './bench/notes.ts';
import { benchRequestSchema, type BenchRequest } from './bench/options.ts';
import { profileParts, profileTable } from './bench/profile.ts';
import { table, writeReport } from './bench/report.ts';
import { decodeLines, floorLines, memoryLines, saleLines, startLines, type Line } from './bench/results.ts';
import { soakLines } from './bench/soak.ts';
import { World } from './bench/world.ts';
import { report } from './setup/failure.mjs';
import { ROOT } from './setup/project.ts';

const OUT = join(ROOT, 'out');
const REPORT = join(OUT, 'bench.json');
const PROFILE = join(OUT, 'bench-start.cpuprofile');
const JOURNALS = join(OUT, 'bench-journals');
const SALES_PER_RUN = 2;
const MEMORY_RUNS = 3;

/** Makes a folder on the repository's disk: the system's temporary folder may be in memory, where fsync is free. */
function makeWorkFolder(): string {
  mkdirSync(OUT, { recursive: true });
  const folder = mkdtempSync(join(OUT, 'bench-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The part shown last. A terminal has one progress line, redirected output one line for each part. */
let lastPart = '';
function progress(text: string): void {
  const part = text.split(' ', 1)[0] ?? '';
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text === '' ? '' : `• ${text}`}`);
  else if (part !== '' && part !== lastPart) process.stdout.write(`• ${part}\n`);
  lastPart = part;
}

function tell(text: string): void {
  process.stdout.write(`${process.stdout.isTTY ? '\r\u001b[K' : ''}${text}\n`);
}

async function measure(
  ground: Ground,
  { runs, only, sales, soakSales }: BenchRequest,
): Promise<{ lines: Line[]; notMeasured: string[] }> {
  const lines: Line[] = [];
  const notMeasured: string[] = [];
  progress('warm-up');
  await warmUp(ground);
  if (only.includes('start')) lines.push(...startLines(await measureStart(ground, runs)));
  if (only.includes('sale')) lines.push(...saleLines(await measureSales(ground, runs * SALES_PER_RUN)));
  if (only.includes('notes')) lines.push(...(await notesLines(ground, runs * SALES_PER_RUN)));
  if (only.includes('invoice')) lines.push(...(await invoiceLines(ground, runs)));
  if (only.includes('guardian')) lines.push(...(await guardianLines(ground, runs)));
  if (only.includes('memory')) {
    if (canMeasureMemory()) lines.push(...memoryLines(await measureMemory(ground, Math.min(runs, MEMORY_RUNS))));
    else notMeasured.push('memory (Linux only)');
  }
  if (only.includes('idle')) {
    if (canMeasureMemory()) lines.push(...(await idleLines(ground)));
    else notMeasured.push('idle (Linux only)');
  }
  if (only.includes('menu')) lines.push(...(await menuLines(ground, runs)));
  if (only.includes('fleet')) lines.push(...(await fleetLines(ground, runs)));
  if (only.includes('console')) lines.push(...(await consoleLines(ground, runs)));
  if (only.includes('decode')) lines.push(...decodeLines(measureDecoding()));
  if (only.includes('floor')) {
    const fsync = measureFsync(ground.workFolder);
    lines.push(...floorLines({ fsync, roundTrip: await measureRoundTrip(ground.world.ready) }));
  }
  if (only.includes('journal')) lines.push(...(await journalLines(ground, { keptIn: JOURNALS, sales, runs })));
  if (only.includes('search')) lines.push(...(await searchLines({ keptIn: JOURNALS, sales, runs, progress })));
  if (only.includes('soak')) {
    if (canMeasureMemory()) lines.push(...(await soakLines(ground, soakSales)));
    else notMeasured.push('soak (Linux only)');
  }
  return { lines, notMeasured };
}

async function main(request: BenchRequest): Promise<number> {
  const workFolder = makeWorkFolder();
  const loadBefore = loadavg();
  process.stdout.write('• Measuring the kiosk beside a bare window; leave the machine alone meanwhile\n');
  const world = await World.start(workFolder);
  try {
    const ground = { workFolder, bare: new BareApplication(workFolder), world, progress, tell };
    const { lines, notMeasured } = await measure(ground, request);
    if (request.profile) await profileStart(ground, PROFILE);
    progress('');
    writeReport(REPORT, { lines, notMeasured, loadBefore });
    const missing = notMeasured.map((name) => `\nnot measured: ${name}`).join('');
    process.stdout.write(`\n${table(lines)}${missing}\n\n• All samples are in ${relative(ROOT, REPORT)}\n`);
    if (request.profile) {
      process.stdout.write(`\n${profileTable(profileParts(PROFILE))}\n\n• The profile is ${relative(ROOT, PROFILE)}\n`);
    }
    return 0;
  } finally {
    await world.stop();
  }
}

process.exitCode = await main(benchRequestSchema.parse(JSON.parse(process.argv[2] ?? ''))).catch(report);
