/** The automatic demonstration: plays sales and a network fault, and checks them against the money journal. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { LedgerLine } from '../app/journal/ledger.ts';
import { openCamera } from './demo/camera.ts';
import { playSales, type Receipts, SCREENS } from './demo/all-sales.ts';
import { startApplication, screensSeen, type DemoApplication } from './demo/application.ts';
import { demoRequestSchema, type DemoRequest } from './demo/request.ts';
import { missingIn, missingInDeclined, missingInNotes, salesIn } from './demo/ledger-check.ts';
import { report } from './setup/failure.mjs';
import { ROOT } from './setup/project.ts';

const PICTURES = join(ROOT, 'out', 'demo');
/** The demonstration's own data directory. */
const DATA = join(ROOT, 'out', 'demo-sale');
/** The folder that is kept between runs, because the sandbox's certificates take seconds to make. */
const KEPT = 'sandbox';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Empties the data directory, except for the certificates, so that every run starts with a full machine. */
function freshData(): string {
  mkdirSync(DATA, { recursive: true });
  for (const name of readdirSync(DATA)) {
    if (name !== KEPT) rmSync(join(DATA, name), { recursive: true, force: true });
  }
  return DATA;
}

/** The screens that were missing, as sentences; empty when all came in order. */
function missingScreens(seen: readonly string[]): string[] {
  const first = seen.indexOf('idle');
  const played = seen.slice(first).join(' → ');
  const wanted = SCREENS.join(' → ');
  return played === wanted ? [] : [`the screens came as ${played} instead of ${wanted}`];
}

/** The note that the third customer inserts. */
const NOTE_TIYN = 50_000;

function complaintsOf(sales: readonly LedgerLine[], { receipts, seen }: Played): string[] {
  return [
    ...missingIn(sales[0], receipts.byQr, 'kaspi'),
    ...missingIn(sales[1], receipts.byInvoice, 'apipay'),
    ...missingInNotes(sales[2], receipts.withNotes, NOTE_TIYN),
    ...missingInDeclined(sales[3]),
    ...missingScreens(seen),
  ];
}

interface Played {
  readonly receipts: Receipts;
  readonly seen: readonly string[];
}

async function play(demo: DemoApplication): Promise<Played> {
  const camera = openCamera(demo, PICTURES);
  try {
    const receipts = await playSales({
      demo,
      camera,
      say: (line) => {
        say(`  ${line}`);
      },
    });
    return { receipts, seen: await screensSeen(demo) };
  } finally {
    if (camera.pictures.length > 0) say(`• ${String(camera.pictures.length)} pictures in ${relative(ROOT, PICTURES)}/`);
  }
}

async function main(request: DemoRequest): Promise<number> {
  const startedMs = performance.now();
  // The default is the demonstration's own data directory.
  const dataDirectory = request.dataDirectory ?? freshData();
  const before = existsSync(join(dataDirectory, 'journal.db')) ? salesIn(dataDirectory).length : 0;
  const demo = await startApplication([...request.options, `--data-dir=${dataDirectory}`]);
  let played: Played;
  try {
    played = await play(demo);
  } finally {
    await demo.application.close();
  }
  const complaints = complaintsOf(salesIn(dataDirectory).slice(before), played);
  if (complaints.length > 0) {
    process.stderr.write(`✗ The demonstration failed:\n${complaints.map((line) => `  ${line}\n`).join('')}`);
    return 1;
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  say(`✓ Sold by QR, by invoice and for notes: paid, dispensed, with receipts, and the ledger agrees (${seconds} s)`);
  return 0;
}

process.exitCode = await main(demoRequestSchema.parse(JSON.parse(process.argv[2] ?? ''))).catch(report);
