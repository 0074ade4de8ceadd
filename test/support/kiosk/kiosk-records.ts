import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ledgerLines } from '../../../main/cli/ledger/lines.ts';
import { inJournal } from '../../../main/ledger/in-journal.ts';

const tiyn = z.number().int().min(0);
/** A sale as the outside contract promises it. */
const saleSchema = z.object({
  saleId: z.string(),
  externalId: z.string(),
  provider: z.string(),
  purchases: z.array(z.string()),
  qrPaymentId: z.string().nullable(),
  priceTiyn: tiyn,
  paidTiyn: tiyn,
  deliveredTiyn: tiyn,
  refundedTiyn: tiyn,
  owedTiyn: tiyn,
  dispensed: z.boolean(),
  dispensedBy: z.enum(['seen', 'assumed']).nullable(),
  state: z.enum(['open', 'unresolved', 'debt', 'closed']),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type LedgerSale = z.infer<typeof saleSchema>;

/** Money that belongs to no sale. */
const orphanSchema = z.object({
  orphanId: z.string(),
  amountTiyn: tiyn.nullable(),
  source: z.string(),
  at: z.iso.datetime(),
});
export type LedgerOrphan = z.infer<typeof orphanSchema>;

/** A line of the technical log. */
export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Which lines of the log are meant, and how long to wait for them. */
interface LogWait {
  readonly fits?: (facts: LogLine['facts']) => boolean;
  readonly timeoutMs?: number;
}

const rowSchema = z.object({ level: z.string(), event: z.string(), facts: z.string() });
const factsSchema = z.record(z.string(), z.unknown());
/**
 * How long something is waited for that does not depend on a limit of the product. It only ends a test that hangs: on a
 * busy computer the same second takes ten.
 */
export const WAIT_MS = 60_000;

/** Every line; none where there is no log of the application yet. */
export function readLog(file: string): readonly LogLine[] {
  if (!existsSync(file)) return [];
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (database.prepare("SELECT 1 FROM pragma_table_info('log') WHERE name = 'run'").get() === undefined) return [];
    return database
      .prepare('SELECT level, event, facts FROM log ORDER BY id')
      .all()
      .map((row) => rowSchema.parse(row))
      .map(({ level, event, facts }) => ({ level, event, facts: factsSchema.parse(JSON.parse(facts)) }));
  } finally {
    database.close();
  }
}

/** What `npm run ledger -- --json` prints of a running kiosk, read in this process: a test asks again and again. */
export function ledgerText(dataDirectory: string): string {
  const text = inJournal(dataDirectory, (reading) => {
    const chain = reading.chain();
    if (chain?.kind === 'broken') throw new Error(`the journal's chain is broken at ${String(chain.sequence)}`);
    return [...ledgerLines(reading)].join('');
  });
  if (!text.ok) throw new Error(text.error);
  return text.value;
}

/** The records of a kiosk, while it runs or after it was killed: the money journal and the technical log. */
export abstract class KioskRecords {
  readonly #logFile: string;
  /** The lines in the log of the runs before. */
  readonly #linesBefore: number;

  constructor(log: { readonly file: string; readonly linesBefore: number }) {
    this.#logFile = log.file;
    this.#linesBefore = log.linesBefore;
  }

  /** What `npm run ledger -- --json` prints. */
  protected abstract ledgerText(): Promise<string>;

  /** Ends it in order; harmless when it has ended. */
  abstract close(): Promise<void>;

  /** The sales of the money journal as `npm run ledger` tells it. */
  async ledger(): Promise<readonly LedgerSale[]> {
    return (await this.#ledgerLines()).sales;
  }

  /** The money that belongs to no sale. */
  async orphans(): Promise<readonly LedgerOrphan[]> {
    return (await this.#ledgerLines()).orphans;
  }

  async #ledgerLines(): Promise<{ sales: readonly LedgerSale[]; orphans: readonly LedgerOrphan[] }> {
    const lines = (await this.ledgerText())
      .trimEnd()
      .split('\n')
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
    const totals = z.object({ totals: z.object({ paidTiyn: tiyn, owedTiyn: tiyn }) }).parse(lines.pop()).totals;
    const sales = lines.filter((line) => 'saleId' in line).map((line) => saleSchema.parse(line));
    const orphans = lines.filter((line) => !('saleId' in line)).map((line) => orphanSchema.parse(line));
    for (const sale of sales) expect(sale.paidTiyn).toBe(sale.deliveredTiyn + sale.refundedTiyn + sale.owedTiyn);
    expect(totals.paidTiyn).toBe(sales.reduce((sum, sale) => sum + sale.paidTiyn, 0));
    return { sales, orphans };
  }

  /** The only sale there is. */
  async onlySale(): Promise<LedgerSale> {
    const sales = await this.ledger();
    expect(sales).toHaveLength(1);
    const [sale] = sales;
    if (sale === undefined) throw new Error('unreachable');
    return sale;
  }

  /** Waits until the only sale looks like this. */
  async waitSale(wanted: Partial<LedgerSale>, timeoutMs = WAIT_MS): Promise<void> {
    await expect.poll(() => this.onlySale(), { timeout: timeoutMs }).toMatchObject(wanted);
  }

  /**
   * The technical log from the beginning, as far as it is in the file. A thread writes it, so that a line comes a moment
   * after what it reports: ask with `expect.poll`, or wait for a line with `logged`. Lines keep their order.
   */
  logSoFar(): readonly LogLine[] {
    return readLog(this.#logFile);
  }

  /** Ends the kiosk in order, which completes the file, and reads it: for what must not be in it. */
  async wholeLog(): Promise<readonly LogLine[]> {
    await this.close();
    return this.logSoFar();
  }

  /** Waits for the first line of this run about such an event with facts that fit. */
  async logged(event: string, { fits = () => true, timeoutMs = WAIT_MS }: LogWait = {}): Promise<LogLine> {
    const find = (): LogLine | undefined =>
      this.logSoFar()
        .slice(this.#linesBefore)
        .find((line) => line.event === event && fits(line.facts));
    await expect.poll(find, { timeout: timeoutMs, message: `a line "${event}" in the log` }).toBeDefined();
    const found = find();
    if (found === undefined) throw new Error('unreachable');
    return found;
  }

  /** Waits until the log has exactly so many lines about an event with facts that fit, of earlier runs as well. */
  async loggedTimes(
    event: string,
    times: number,
    { fits = () => true, timeoutMs = WAIT_MS }: LogWait = {},
  ): Promise<void> {
    const lines = (): readonly LogLine[] => this.logSoFar().filter((line) => line.event === event && fits(line.facts));
    await expect.poll(lines, { timeout: timeoutMs, message: `lines "${event}" in the log` }).toHaveLength(times);
  }

  /** Waits until the log has reported exactly these screens, in this order. */
  async waitScreensShown(screens: readonly string[]): Promise<void> {
    const shown = (): readonly unknown[] =>
      this.logSoFar()
        .filter(({ event }) => event === 'screen-changed' || event === 'out-of-service')
        .map(({ event, facts }) => (event === 'out-of-service' ? event : facts['screen']));
    await expect.poll(shown).toEqual(screens);
  }
}
