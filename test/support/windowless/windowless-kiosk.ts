import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { customerContract } from '../../../app/ipc/contract.ts';
import { channelOf } from '../../../app/ipc/derive.ts';
import { text } from '../../../app/messages/text.ts';
import type { Screen, View } from '../../../app/session/view/view.ts';
import { pageAttributes, type PageAttributes } from '../../../renderer/customer/page-attributes.ts';
import { ledgerText, readLog, WAIT_MS } from '../kiosk/kiosk-records.ts';
import { killHard, processTree, running } from '../kiosk/process-tree.ts';
import { RunningKiosk, type Wanted } from '../kiosk/running-kiosk.ts';
import { buttonOn } from './buttons.ts';
import type { WindowCall, WindowPush } from './messages.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
/** The threads as built for the application. */
const THREADS = join(ROOT, 'dist', 'main');
/** Node keeps the compiled programs here: they are started hundreds of times. */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, 'out', 'test', 'compiled') };

/** The bundled program, as the global set-up has put it there. */
function programPath(): string {
  const path = process.env['SAUDA_E2E_PROGRAM'];
  if (path === undefined) throw new Error('SAUDA_E2E_PROGRAM is not set: see test/e2e/global-setup.ts');
  return path;
}

/** Where a kiosk finds its things. */
export interface WindowlessStart {
  readonly dataDirectory: string;
  readonly config: string;
}

/** The kiosk in a process of its own, without Electron: the test speaks the contract of the customer's window. */
export class WindowlessKiosk extends RunningKiosk {
  readonly pid: number;
  readonly #start: WindowlessStart;
  readonly #child: ChildProcess;
  readonly #views = new EventEmitter<{ view: [View] }>();
  /** Null until the kiosk has shown anything. */
  #latest: View | null = null;
  #complaint = '';
  #hasEnded = false;

  private constructor(start: WindowlessStart, child: ChildProcess, linesBefore: number) {
    super({ file: join(start.dataDirectory, 'log.db'), linesBefore });
    this.#views.setMaxListeners(0);
    if (child.pid === undefined) throw new Error('the kiosk has no process');
    this.pid = child.pid;
    this.#start = start;
    this.#child = child;
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#complaint += chunk.toString('utf8');
    });
    child.on('message', ({ view }: WindowPush) => {
      this.#latest = view;
      this.#views.emit('view', view);
    });
  }

  /** Starts it and waits for the first view. */
  static async start(start: WindowlessStart): Promise<WindowlessKiosk> {
    const linesBefore = readLog(join(start.dataDirectory, 'log.db')).length;
    const child = fork(programPath(), [start.config, start.dataDirectory, THREADS], {
      env: { ...process.env, ...COMPILED },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
    });
    const kiosk = new WindowlessKiosk(start, child, linesBefore);
    await kiosk.#orEnd(once(kiosk.#views, 'view'));
    return kiosk;
  }

  /** Rejects with what the program has complained about when it ends before. */
  async #orEnd<T>(awaited: Promise<T>): Promise<T> {
    const stop = new AbortController();
    const ended = once(this.#child, 'exit', { signal: stop.signal }).then(
      () => Promise.reject(new Error(`the kiosk has ended: ${this.#complaint}`)),
      () => new Promise<never>(() => undefined),
    );
    try {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) throw new Error('the kiosk has ended');
      return await Promise.race([awaited, ended]);
    } finally {
      stop.abort();
    }
  }

  get #view(): View {
    if (this.#latest === null) throw new Error('nothing was shown yet');
    return this.#latest;
  }

  /** What the customer's window is told to show. */
  shown(): Screen {
    return this.#view.screen;
  }

  /** Waits until the view fits; also sees one that lasts only a moment. */
  async waitView(fits: (view: View) => boolean, what: string, timeoutMs = WAIT_MS): Promise<void> {
    if (fits(this.#view)) return;
    const found = new Promise<boolean>((resolve) => {
      const end = (isFound: boolean): void => {
        clearTimeout(timer);
        this.#views.off('view', look);
        resolve(isFound);
      };
      const look = (view: View): void => {
        if (fits(view)) end(true);
      };
      const timer = setTimeout(end, timeoutMs, false);
      this.#views.on('view', look);
    });
    const isFound = await this.#orEnd(found);
    if (!isFound) throw new Error(`not within ${String(timeoutMs)} ms: ${what}; shown: ${this.#shownText()}`);
  }

  protected override waitShown(wanted: Wanted, timeoutMs: number): Promise<void> {
    const fits = ({ screen }: View): boolean => {
      const shown = pageAttributes(screen);
      return (
        shown.screen === wanted.screen &&
        (wanted.reason === null || shown.reason === wanted.reason) &&
        (wanted.step === null || shown.step === wanted.step)
      );
    };
    return this.waitView(fits, JSON.stringify(wanted), timeoutMs);
  }

  override waitOffersCash(offers: boolean): Promise<void> {
    return this.waitView(
      ({ screen }) => screen.name === 'idle' && screen.takesCash === offers && (screen.takesQr || !offers),
      offers ? 'idle with notes and QR' : 'idle without notes',
    );
  }

  override waitAcceptorOut(): Promise<void> {
    return this.waitView(({ screen }) => screen.name === 'cash' && screen.isAcceptorOut, 'the acceptor is out');
  }

  override waitCarriedChange(code: string | null): Promise<void> {
    return this.waitView(({ frame }) => (frame.carriedChange?.claimCode ?? null) === code, `change ${String(code)}`);
  }

  override claimCode(): Promise<string | null> {
    const { screen } = this.#view;
    if (screen.name === 'error') return Promise.resolve(screen.claimCode);
    return Promise.resolve(screen.name === 'success' ? (screen.change?.claimCode ?? null) : null);
  }

  get #attributes(): PageAttributes {
    return pageAttributes(this.#view.screen);
  }

  #shownText(): string {
    return JSON.stringify(this.#attributes);
  }

  override screen(): Promise<string | null> {
    return Promise.resolve(this.#attributes.screen);
  }

  override reason(): Promise<string | null> {
    return Promise.resolve(this.#attributes.reason);
  }

  override async technicianSentence(): Promise<string> {
    await this.waitScreen('out-of-service');
    const { screen, frame } = this.#view;
    if (screen.name !== 'out-of-service') throw new Error('the screen has gone');
    return text(frame.language, `problem.${screen.problem.reason}.technician`, screen.problem.parameters);
  }

  override async tapProduct(name: string): Promise<void> {
    const find = ({ screen, frame }: View): { id: string } | undefined =>
      screen.name === 'idle'
        ? screen.products.find((product) => product.name[frame.language] === name && !product.soldOut)
        : undefined;
    await this.waitView((view) => find(view) !== undefined, `the product ${name}`);
    await this.#call('choose', { productId: find(this.#view)?.id });
  }

  override async tap(name: string): Promise<void> {
    const find = ({ screen, frame }: View): ReturnType<typeof buttonOn> => buttonOn(screen, frame.language, name);
    await this.waitView((view) => find(view) !== undefined, `the button ${name}`);
    const button = find(this.#view);
    if (button !== undefined) await this.#call(button.call, button.more ?? {});
  }

  /** Rejects where the process has been killed meanwhile. */
  #call(name: keyof (typeof customerContract)['calls'], argument: object): Promise<void> {
    const channel = channelOf(customerContract, name);
    const { revision } = this.#view.frame;
    return new Promise((resolve, reject) => {
      this.#child.send({ channel, argument: { revision, ...argument } } satisfies WindowCall, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  protected override ledgerText(): Promise<string> {
    return Promise.resolve(ledgerText(this.#start.dataDirectory));
  }

  override async kill(): Promise<void> {
    this.#hasEnded = true;
    const pids = processTree(this.pid);
    killHard(pids);
    await expect.poll(() => running(pids)).toEqual([]);
  }

  override async close(): Promise<void> {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  }
}
