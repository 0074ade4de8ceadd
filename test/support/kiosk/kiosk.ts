import { execFile, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errors, expect, _electron, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import { startForPlaywright } from '../../../scripts/demo/electron.ts';
import { ledgerText, readLog, WAIT_MS } from './kiosk-records.ts';
import { killHard, processTree, running } from './process-tree.ts';
import { RunningKiosk, type Wanted } from './running-kiosk.ts';
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
  /** Shows it to a customer who has asked for less motion. */
  readonly isStill?: boolean;
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

/** From plugging in to an acceptor that is ready, or from unplugging to the loss of it. */
const ACCEPTOR_MS = 60_000;
/** More often than any screen or second of a countdown lasts. */
const LOOK_EVERY_MS = 50;

function logFileOf({ disk, dataDirectory }: KioskStart): string {
  return disk?.logFile ?? join(dataDirectory, 'log.db');
}

/** The application's first window, also where Playwright has attached to the bench's before. */
async function customerWindow(app: ElectronApplication): Promise<Page> {
  const isCustomers = (page: Page): boolean => page.url().endsWith('/index.html');
  await app.firstWindow();
  return app.windows().find(isCustomers) ?? app.waitForEvent('window', { predicate: isCustomers });
}

/** The real application, its customer's window, and what can be learned about it from outside. */
export class Kiosk extends RunningKiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  readonly #start: KioskStart;
  readonly #output: string[];
  #ended = false;

  private constructor(parts: {
    app: ElectronApplication;
    page: Page;
    pid: number;
    start: KioskStart;
    output: string[];
    linesBefore: number;
  }) {
    super({ file: logFileOf(parts.start), linesBefore: parts.linesBefore });
    this.app = parts.app;
    this.page = parts.page;
    this.pid = parts.pid;
    this.#start = parts.start;
    this.#output = parts.output;
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
    const page = await customerWindow(app);
    page.setDefaultTimeout(WAIT_MS);
    if (start.isStill === true) await page.emulateMedia({ reducedMotion: 'reduce' });
    return new Kiosk({ app, page, pid, start, output, linesBefore });
  }

  get #html(): Locator {
    return this.page.locator('html');
  }

  /** What it wrote to standard error. */
  output(): string {
    return this.#output.join('');
  }

  protected override async waitShown(wanted: Wanted, timeoutMs: number): Promise<void> {
    const holds = ({ screen, reason, step }: Wanted): boolean => {
      const { dataset } = document.documentElement;
      // What is shown before the loop runs says nothing of the kiosk.
      return (
        dataset['first'] === undefined &&
        dataset['screen'] === screen &&
        (reason === null || dataset['reason'] === reason) &&
        (step === null || dataset['step'] === step)
      );
    };
    await this.page
      .waitForFunction(holds, wanted, { timeout: timeoutMs, polling: LOOK_EVERY_MS })
      .catch(async (error: unknown) => {
        if (!(error instanceof errors.TimeoutError)) throw error;
        const step = await this.#html.getAttribute('data-step');
        const shown = { screen: await this.screen(), reason: await this.reason(), step };
        expect(shown, `shown after ${String(timeoutMs)} ms`).toEqual({
          screen: wanted.screen,
          reason: wanted.reason ?? shown.reason,
          step: wanted.step ?? shown.step,
        });
      });
  }

  override async waitOffersCash(offers: boolean): Promise<void> {
    const words = offers ? { hasText: 'қолма-қол' } : { hasNotText: 'қолма-қол' };
    await this.page.locator('.idle-ask .lead', words).waitFor({ timeout: ACCEPTOR_MS });
  }

  /** Waits until the countdown says so many seconds. */
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

  override async waitAcceptorOut(): Promise<void> {
    await expect(this.page.locator('.cash-no-bills')).toContainText('Банкнот қабылдағыш');
  }

  override async waitCarriedChange(code: string | null): Promise<void> {
    const banner = this.page.locator('.carried-change');
    if (code === null) await expect(banner).toHaveCount(0);
    else await expect(banner).toContainText(code);
  }

  override async claimCode(): Promise<string | null> {
    const [code = null] = await this.page.locator('.claim-code').allInnerTexts();
    return code;
  }

  override screen(): Promise<string | null> {
    return this.#html.getAttribute('data-screen');
  }

  override reason(): Promise<string | null> {
    return this.#html.getAttribute('data-reason');
  }

  /** The button of a product: its accessible name begins with the product's. */
  product(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}(?![\\p{L}\\d])`, 'u') });
  }

  override async tapProduct(name: string): Promise<void> {
    await this.product(name).click();
  }

  override async tap(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  override technicianSentence(): Promise<string> {
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

  protected override ledgerText(): Promise<string> {
    const isOutOfReach = this.#start.disk !== undefined;
    if (this.#ended || isOutOfReach) return this.#ledgerCommand();
    return Promise.resolve(ledgerText(this.#start.dataDirectory));
  }

  /** What the command prints; on a disk of its own only a process that enters the same view of it can read. */
  async #ledgerCommand(): Promise<string> {
    const cli = join(ROOT, 'main', 'cli', 'node.ts');
    const command = [process.execPath, cli, 'ledger', '--data-dir', this.#start.dataDirectory, '--json'];
    const [program = '', ...args] = [...(this.#start.disk?.entering(this.pid) ?? []), ...command];
    const { stdout } = await run(program, args, { env: { ...process.env, ...COMPILED } });
    return stdout;
  }

  override async kill(): Promise<void> {
    this.#ended = true;
    const pids = processTree(this.pid);
    killHard(pids);
    await expect.poll(() => running(pids)).toEqual([]);
  }

  override async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.app.close();
  }
}
