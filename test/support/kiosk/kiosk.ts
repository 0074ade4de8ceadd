import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errors, expect, _electron, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ledgerLines } from '../../../main/cli/ledger/lines.ts';
import { inJournal } from '../../../main/ledger/in-journal.ts';
import { startForPlaywright } from '../../../scripts/demo/electron.ts';
import { killHard, processTree, running } from './process-tree.ts';
import type { SmallDisk } from './small-disk.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '..', '..', '..');
/** Node keeps the compiled command line here: the ledger is asked hundreds of times, mostly for a few lines. */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, 'out', 'test', 'compiled') };

/** How the built application is started; `npm run electron-path` prints it, the global set-up puts it here. */
export function electronCommand(): { executable: string; args: readonly string[] } {
  const line = process.env['SAUDA_ELECTRON'];
  if (line === undefined) throw new Error('SAUDA_ELECTRON is not set: see test/e2e/global-setup.ts');
  return z.object({ executable: z.string(), args: z.array(z.string()) }).parse(JSON.parse(line));
}

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

/** Where a kiosk finds its things; `config: null` starts it without any. */
export interface KioskStart {
  readonly dataDirectory: string;
  readonly config: string | null;
  readonly flags?: readonly string[];
  /** The whole screen, as in the field; otherwise a window. */
  readonly isWholeScreen?: boolean;
  /** Another display, for instance. */
  readonly env?: Readonly<Record<string, string>>;
  /** Starts it in a view of the file system of its own. */
  readonly disk?: SmallDisk;
}

function launchArguments({ dataDirectory, config, flags = [], isWholeScreen = false }: KioskStart): string[] {
  return [
    ...electronCommand().args,
    ...(isWholeScreen ? [] : ['--windowed']),
    '--data-dir',
    dataDirectory,
    ...(config === null ? [] : ['--config', config]),
    ...flags,
  ];
}

function environment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Starts it without a driver and waits for its end. */
export function runToEnd(start: KioskStart): Promise<{ code: number | null; output: string }> {
  const child = spawn(electronCommand().executable, launchArguments(start), {
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

/** What `npm run ledger -- --json` prints of a running kiosk, read in this process: a test asks again and again. */
function ledgerText(dataDirectory: string): string {
  const text = inJournal(dataDirectory, (reading) => {
    const chain = reading.chain();
    if (chain?.kind === 'broken') throw new Error(`the journal's chain is broken at ${String(chain.sequence)}`);
    return [...ledgerLines(reading)].join('');
  });
  if (!text.ok) throw new Error(text.error);
  return text.value;
}

const rowSchema = z.object({ level: z.string(), event: z.string(), facts: z.string() });
const factsSchema = z.record(z.string(), z.unknown());
const IDLE_MS = 20_000;
/** More often than any screen or second of a countdown lasts. */
const LOOK_EVERY_MS = 50;

function logFileOf({ disk, dataDirectory }: KioskStart): string {
  return disk?.logFile ?? join(dataDirectory, 'log.db');
}

/** Every line; none where there is no log of the application yet. */
function readLog(file: string): readonly LogLine[] {
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

/** The application's first window, also where Playwright has attached to the bench's before. */
async function customerWindow(app: ElectronApplication): Promise<Page> {
  const isCustomers = (page: Page): boolean => page.url().endsWith('/index.html');
  await app.firstWindow();
  return app.windows().find(isCustomers) ?? app.waitForEvent('window', { predicate: isCustomers });
}

/** The real application, its customer's window, and what can be learned about it from outside. */
export class Kiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  readonly #start: KioskStart;
  readonly #output: string[];
  /** The lines in the log of the runs before. */
  readonly #linesBefore: number;
  #ended = false;

  private constructor(parts: {
    app: ElectronApplication;
    page: Page;
    pid: number;
    start: KioskStart;
    output: string[];
    linesBefore: number;
  }) {
    this.app = parts.app;
    this.page = parts.page;
    this.pid = parts.pid;
    this.#start = parts.start;
    this.#output = parts.output;
    this.#linesBefore = parts.linesBefore;
  }

  /** Starts it and waits for the customer's window, not for any screen. */
  static async start(start: KioskStart): Promise<Kiosk> {
    const linesBefore = readLog(logFileOf(start)).length;
    const { executable } = electronCommand();
    // The gallery has a second window with the customer's page: there the order of the windows distinguishes them.
    const held = start.flags?.includes('--gallery') === true ? { executable, env: {} } : startForPlaywright(executable);
    const app = await _electron.launch({
      executablePath: start.disk?.wrapper ?? held.executable,
      args: launchArguments(start),
      // A wrapper finds the real one here.
      env: { ...environment(), ...start.env, ...held.env, SAUDA_REAL_ELECTRON: held.executable },
    });
    const output: string[] = [];
    app.process().stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')));
    const pid = app.process().pid;
    if (pid === undefined) throw new Error('the application has no process');
    return new Kiosk({ app, page: await customerWindow(app), pid, start, output, linesBefore });
  }

  get #html(): Locator {
    return this.page.locator('html');
  }

  /** What it wrote to standard error. */
  output(): string {
    return this.#output.join('');
  }

  /** Waits until this screen is shown; also sees one that lasts only a moment. */
  async waitScreen(name: string, timeoutMs = IDLE_MS): Promise<void> {
    await this.#waitFor({ screen: name, reason: null }, timeoutMs);
  }

  /** Waits until this screen is shown for this reason. */
  async waitReason(name: 'error' | 'out-of-service' | 'refund', reason: string, timeoutMs = IDLE_MS): Promise<void> {
    await this.#waitFor({ screen: name, reason }, timeoutMs);
  }

  async #waitFor(wanted: { screen: string; reason: string | null }, timeoutMs: number): Promise<void> {
    const holds = ({ screen, reason }: typeof wanted): boolean => {
      const { dataset } = document.documentElement;
      return dataset['screen'] === screen && (reason === null || dataset['reason'] === reason);
    };
    await this.page
      .waitForFunction(holds, wanted, { timeout: timeoutMs, polling: LOOK_EVERY_MS })
      .catch(async (error: unknown) => {
        if (!(error instanceof errors.TimeoutError)) throw error;
        const shown = { screen: await this.screen(), reason: await this.reason() };
        expect(shown, `shown after ${String(timeoutMs)} ms`).toEqual(
          wanted.reason === null ? { ...shown, screen: wanted.screen } : wanted,
        );
      });
  }

  /** Waits until the countdown shows this number of seconds. */
  async waitSecondsLeft(seconds: number): Promise<void> {
    await this.page.waitForFunction(
      (left) =>
        document
          .querySelector('[role=timer]')
          ?.getAttribute('aria-label')
          ?.endsWith(` ${String(left)}`) === true,
      seconds,
      { polling: LOOK_EVERY_MS },
    );
  }

  screen(): Promise<string | null> {
    return this.#html.getAttribute('data-screen');
  }

  reason(): Promise<string | null> {
    return this.#html.getAttribute('data-reason');
  }

  /** The button of a product: its accessible name begins with the product's. */
  product(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}(?![\\p{L}\\d])`, 'u') });
  }

  async tapProduct(name: string): Promise<void> {
    await this.product(name).click();
  }

  async tap(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** The technician's sentence on the out-of-service screen. */
  technicianSentence(): Promise<string> {
    return this.page.locator('.technician p').innerText();
  }

  screenshot(): Promise<Buffer> {
    return this.page.screenshot({ animations: 'disabled' });
  }

  /** Makes the window's page exactly this large. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height]);
  }

  /** The sales of the money journal from `npm run ledger`, while the kiosk runs or after it was killed. */
  async ledger(): Promise<readonly LedgerSale[]> {
    return (await this.#ledgerLines()).sales;
  }

  /** The money that belongs to no sale. */
  async orphans(): Promise<readonly LedgerOrphan[]> {
    return (await this.#ledgerLines()).orphans;
  }

  async #ledgerLines(): Promise<{ sales: readonly LedgerSale[]; orphans: readonly LedgerOrphan[] }> {
    const isOutOfReach = this.#start.disk !== undefined;
    const text = this.#ended || isOutOfReach ? await this.#ledgerCommand() : ledgerText(this.#start.dataDirectory);
    const lines = text
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

  /** What the command prints; on a disk of its own only a process that enters the same view of it can read. */
  async #ledgerCommand(): Promise<string> {
    const cli = join(ROOT, 'main', 'cli', 'node.ts');
    const command = [process.execPath, cli, 'ledger', '--data-dir', this.#start.dataDirectory, '--json'];
    const [program = '', ...args] = [...(this.#start.disk?.entering(this.pid) ?? []), ...command];
    const { stdout } = await run(program, args, { env: { ...process.env, ...COMPILED } });
    return stdout;
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
  async waitSale(wanted: Partial<LedgerSale>, timeoutMs = IDLE_MS): Promise<void> {
    await expect.poll(() => this.onlySale(), { timeout: timeoutMs }).toMatchObject(wanted);
  }

  /**
   * The technical log from the beginning, as far as it is in the file. A thread writes it, so that a line comes a moment
   * after what it reports: ask with `expect.poll`, or wait for a line with `logged`. Lines keep their order.
   */
  logSoFar(): readonly LogLine[] {
    return readLog(logFileOf(this.#start));
  }

  /** Ends the kiosk in order, which completes the file, and reads it: for what must not be in it. */
  async wholeLog(): Promise<readonly LogLine[]> {
    await this.close();
    return this.logSoFar();
  }

  /** Waits for the first line of this run about such an event with facts that fit. */
  async logged(event: string, { fits = () => true, timeoutMs = IDLE_MS }: LogWait = {}): Promise<LogLine> {
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
    { fits = () => true, timeoutMs = IDLE_MS }: LogWait = {},
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

  /** Cuts the power: SIGKILL for the whole tree of processes, at once. */
  async kill(): Promise<void> {
    this.#ended = true;
    const pids = processTree(this.pid);
    killHard(pids);
    await expect.poll(() => running(pids)).toEqual([]);
  }

  /** Ends it in order; harmless when it has ended. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.app.close();
  }
}
