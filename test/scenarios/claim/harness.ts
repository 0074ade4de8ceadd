import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../../scripts/setup/project.ts';
import { claimCode } from '../../../app/claim-code.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { EXIT } from '../../../app/command-line/exit-codes.ts';
import { claimCommand } from '../../../main/cli/claim/command.ts';
import type { ClaimPorts } from '../../../main/cli/claim/run.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalFiles, type JournalFiles } from '../../../main/journal/journal-files.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../../../main/journal/rows.ts';
import { cashSale, entry, NOON_MS, opened, PRICE } from '../../unit/journal/history.ts';

const CLI = [join(ROOT, 'main', 'cli', 'node.ts'), 'claim'];
const lineSchema = z.union([
  z.object({ claim: z.record(z.string(), z.unknown()) }),
  z.object({ result: z.object({ reason: z.string(), text: z.string().nullable() }) }),
]);

export const HOUR_MS = 3_600_000;

/** What a command did. */
export interface Ran {
  readonly code: number | null;
  /** The word that `--json` gives; null where a process of its own was asked. */
  readonly reason: string | null;
  readonly out: string;
  readonly complaint: string;
}

/** The sale of which nothing came out, with the code on the customer's photo. */
export const SALE = 'sale-1';
export const CODE = claimCode(SALE);
export { NOON_MS, opened, PRICE };

/** A purchase whose product did not come out, so far without what becomes of the money. */
export function undelivered(saleId = SALE, qrPaymentId = '15'): readonly object[] {
  return [
    ...opened(saleId, qrPaymentId),
    { kind: 'scanned', saleId, qrPaymentId },
    { kind: 'paid', saleId, qrPaymentId, amountTiyn: PRICE },
    { kind: 'dispense-intended', saleId, channel: 1, attempt: 1 },
    { kind: 'dispense-failed', saleId, certain: true, reason: 'jammed' },
  ];
}

export function debt(saleId = SALE, code = claimCode(saleId)): object {
  return { kind: 'debt-recorded', saleId, amountTiyn: PRICE, claimCode: code };
}

/** A refund that the bank was asked for. */
export function refundAsked(saleId = SALE, qrPaymentId = '15'): readonly object[] {
  return [
    { kind: 'refund-intended', saleId, qrPaymentId, amountTiyn: PRICE },
    { kind: 'refund-asked', saleId, qrPaymentId, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE },
  ];
}

/** A cash sale with notes that cannot be found, and other content of the cassette under the same code. */
export function stuck({
  notes = [50_000],
  stackedTiyn = 0,
}: { readonly notes?: readonly number[]; readonly stackedTiyn?: number } = {}): readonly object[] {
  const [open] = cashSale(SALE, PRICE);
  const stacked = [
    { kind: 'bill-intended', saleId: SALE, billTiyn: stackedTiyn },
    { kind: 'bill-stacked', saleId: SALE, billTiyn: stackedTiyn },
    { kind: 'debt-recorded', saleId: SALE, amountTiyn: stackedTiyn, claimCode: CODE },
  ];
  return [
    ...(open === undefined ? [] : [open]),
    ...(stackedTiyn === 0 ? [] : stacked),
    ...notes.map((billTiyn) => ({ kind: 'bill-intended', saleId: SALE, billTiyn })),
    { kind: 'attempt-abandoned', saleId: SALE, reason: 'acceptor-lost' },
    ...notes.map((billTiyn) => ({ kind: 'bill-doubtful', saleId: SALE, billTiyn, claimCode: CODE })),
  ];
}

/** A kiosk's data directory, written by the real keeper, and the command over it. */
export class ClaimHarness {
  readonly directory: string = mkdtempSync(join(tmpdir(), 'sauda-claim-'));
  readonly files: JournalFiles = journalFiles(this.directory);
  /** Two hours after the sale; a run of its own. */
  readonly clock = { wallMs: () => NOON_MS + 2 * HOUR_MS, monoMs: () => 300 };
  ports: Partial<ClaimPorts> = {};

  /** One run of the kiosk. */
  write(entries: readonly object[], wallMs = NOON_MS): this {
    const keeper = this.start();
    const appended = keeper.append([{ kind: 'started', version: 'test' }, ...entries.map(entry)], {
      wallMs,
      monoMs: 60_000,
    });
    if (!appended.ok) throw new Error(JSON.stringify(appended.error));
    keeper.close();
    return this;
  }

  owing(): this {
    return this.write([...undelivered(), debt()]);
  }

  /** A kiosk that runs until it is closed. */
  start(): JournalKeeper {
    const keeper = new JournalKeeper(this.directory);
    const ledger = keeper.open();
    if (!ledger.ok) throw new Error(JSON.stringify(ledger.error));
    return keeper;
  }

  run(...args: readonly string[]): Ran {
    let [out, complaint] = ['', ''];
    const prepared = claimCommand.prepare(['--data-dir', this.directory, ...args], { resolvePath: (path) => path });
    if (!prepared.ok) return { code: EXIT.usage, reason: 'usage', out, complaint: prepared.error };
    const ended = prepared.value({
      env: { LANG: 'en_US.UTF-8' },
      version: 'test',
      clock: this.clock,
      out: (text) => {
        out += text;
        return true;
      },
      complain: (text) => {
        complaint += text;
      },
      ...this.ports,
    });
    // Two claims at the same moment are two processes; within one nothing comes in between.
    if (ended instanceof Promise) throw new Error('a claim is decided in one step');
    return { ...ended, out, complaint };
  }

  look(...args: readonly string[]): Ran {
    return this.run('--code', CODE, ...args);
  }

  /** Writes down that the 450 tenge were paid. */
  pay(...args: readonly string[]): Ran {
    return this.run('--code', CODE, '--paid', '--amount', '450', ...args);
  }

  /** Writes down where the note in doubt was found. */
  note(place: 'in-cassette' | 'given-back', ...args: readonly string[]): Ran {
    return this.run('--code', CODE, '--note', place, ...args);
  }

  /** The sales found, and what it comes to, as programs read it. */
  json(...args: readonly string[]): {
    readonly claims: readonly Readonly<Record<string, unknown>>[];
    readonly reason: string | undefined;
  } {
    const lines = this.run(...args, '--json')
      .out.trimEnd()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)));
    return {
      claims: lines.flatMap((line) => ('claim' in line ? [line.claim] : [])),
      reason: lines.flatMap((line) => ('result' in line ? [line.result.reason] : [])).at(-1),
    };
  }

  /** The command in a process of its own. */
  spawned(...args: readonly string[]): Promise<number | null> {
    const child = spawn(process.execPath, [...CLI, '--data-dir', this.directory, ...args], { stdio: 'ignore' });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
  }

  spawnedSync(...args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...CLI, '--data-dir', this.directory, ...args], {
      encoding: 'utf8',
    });
    return { code: status, reason: null, out: stdout, complaint: stderr };
  }

  entries(): readonly RecordedEntry[] {
    const database = new Database(this.files.database, { readonly: true });
    const rows = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries ORDER BY sequence`).all();
    database.close();
    return rows.map(recordedEntry);
  }

  /** The number of payments by hand of a debt in the journal. */
  settled(): readonly object[] {
    return this.entries().flatMap((one) => (one.entry.kind === 'debt-settled' ? [one.entry] : []));
  }

  /** The entries after those that were there before. */
  since(count: number): readonly object[] {
    return this.entries()
      .slice(count)
      .map((one) => one.entry);
  }

  copied(): number {
    return readFileSync(this.files.copy, 'utf8').trimEnd().split('\n').length;
  }

  /** Every file that holds something, byte by byte. */
  contents(): ReadonlyMap<string, string> {
    const held = readdirSync(this.directory, { recursive: true, encoding: 'utf8' }).sort();
    // SQLite's readers leave an index of the log behind.
    const kept = held.filter((name) => !name.endsWith('-shm'));
    return new Map(
      kept.map((name) => [name, readable(join(this.directory, name))] as const).filter(([, text]) => text !== ''),
    );
  }

  tamper(statements: string): void {
    const database = new Database(this.files.database);
    database.exec(
      `DROP TRIGGER entries_stay; DROP TRIGGER entries_keep; DROP TRIGGER entries_without_gaps; DROP TRIGGER entries_chained; ${statements}`,
    );
    database.close();
  }

  /** The same files again, as a process that was killed at this moment leaves them. */
  snapshot(): ClaimHarness {
    const other = new ClaimHarness();
    harnesses.push(other);
    cpSync(this.directory, other.directory, { recursive: true });
    return other;
  }

  dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'hex');
  } catch {
    return '';
  }
}

const harnesses: ClaimHarness[] = [];

/** Harnesses that vanish after each test. */
export function withClaims(): () => ClaimHarness {
  afterEach(() => {
    for (const harness of harnesses.splice(0)) harness.dispose();
  });
  return () => {
    const harness = new ClaimHarness();
    harnesses.push(harness);
    return harness;
  };
}

/** What the journal holds after one payment by hand, and nothing else. */
export const PAID_ONCE = [{ kind: 'debt-settled', saleId: SALE, amountTiyn: PRICE, how: 'by-hand' }];
