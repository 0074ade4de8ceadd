import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { customerContract } from '../../../app/ipc/contract.ts';
import { channelOf } from '../../../app/ipc/derive.ts';
import { nextFirstView, type IdleView } from '../../../app/session/view/first-view.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { View } from '../../../app/session/view/view.ts';
import { serveCustomer, type CustomerLine } from '../../../main/ipc/customer.ts';
import { EarlyLine } from '../../../main/ipc/early-line.ts';
import type { EventLoop } from '../../../main/runtime/event-loop.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const PAGE = { senderFrame: { parent: null, url: 'app://kiosk/index.html' } };
const FOREIGN = { senderFrame: { parent: null, url: 'https://kiosk/index.html' } };
const MOMENT = { wallMs: 0, monoMs: 0 };

function firstView(): IdleView {
  const view = nextFirstView(new CashHarness().ready().loop.state(), MOMENT);
  if (view === null) throw new Error('the harness is not at idle');
  return view;
}

/** The customer's page before main has its session, and main's session later. */
class Page {
  readonly first = firstView();
  readonly sent: View[] = [];
  readonly dispatched = vi.fn();
  readonly write = vi.fn();
  readonly early = new EarlyLine({ first: this.first, devServer: null });
  readonly #handlers = new Map<string, (event: object, argument: unknown) => unknown>();
  readonly #window = {
    isDestroyed: () => false,
    webContents: {
      isDestroyed: () => false,
      ipc: {
        handle: (channel: string, handler: (event: object, argument: unknown) => unknown) => {
          if (this.#handlers.has(channel)) throw new Error('a second handler');
          this.#handlers.set(channel, handler);
        },
        removeHandler: (channel: string) => this.#handlers.delete(channel),
      },
      send: (_channel: string, view: View) => void this.sent.push(view),
    },
  } as unknown as BrowserWindow;

  constructor() {
    this.early.serve(this.#window);
  }

  call(name: keyof (typeof customerContract)['calls'], argument: object = {}, event: object = PAGE): Promise<unknown> {
    const handler = this.#handlers.get(channelOf(customerContract, name));
    if (handler === undefined) throw new Error(`no handler of ${name}`);
    return Promise.resolve(handler(event, argument));
  }

  /** Main has loaded its session, whose loop shows `view` when it is connected. */
  serve(view: View): CustomerLine {
    const window = {
      current: () => this.#window,
      prepare: (work: (opened: BrowserWindow) => void) => {
        work(this.#window);
      },
      onClosed: vi.fn(),
    };
    const line = serveCustomer(window, { devServer: null, log: { write: this.write }, early: this.early });
    const loop = { view: () => view, dispatch: this.dispatched } as unknown as EventLoop;
    line.connect(loop, { knock: vi.fn(), open: vi.fn() });
    return line;
  }
}

const starting = ({ frame }: View): View => ({ frame: { ...frame, revision: 0 }, screen: { name: 'starting' } });
const ofLoop = ({ frame, screen }: View): View => ({ frame: { ...frame, revision: 3 }, screen });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the page gets the first view at once, and the loop’s start does not take it away', async () => {
  const page = new Page();
  const ready = page.call('ready');
  expect(page.sent).toEqual([page.first]);
  const line = page.serve(starting(page.first));
  expect(await ready).toEqual({ ok: true, value: undefined });
  expect(page.sent).toHaveLength(1);
  line.show(ofLoop(page.first));
  expect(page.sent.at(-1)).toEqual(ofLoop(page.first));
});

test('nobody else gets it, and what waits is refused with its sender and its argument', async () => {
  const page = new Page();
  const refused = [page.call('ready', {}, FOREIGN), page.call('wake', {}, FOREIGN), page.call('wake', { revision: 1 })];
  expect(page.sent).toEqual([]);
  page.serve(ofLoop(page.first));
  const answers = await Promise.allSettled(refused);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(page.dispatched).not.toHaveBeenCalled();
});

test('a touch on it is taken once the loop shows the same, and never before', async () => {
  const page = new Page();
  void page.call('ready');
  void page.call('choose', { revision: page.first.frame.revision, productId: 'water' });
  const line = page.serve(starting(page.first));
  await vi.advanceTimersByTimeAsync(100);
  expect(page.dispatched).not.toHaveBeenCalled();
  line.show(ofLoop(page.first));
  await vi.advanceTimersByTimeAsync(1);
  expect(page.dispatched.mock.calls).toEqual([
    [expect.objectContaining({ kind: 'choose', revision: 3, productId: 'water' })],
  ]);
  await page.call('choose', { revision: 3, productId: 'water' });
  expect(page.dispatched).toHaveBeenCalledTimes(2);
});

test.each<[string, (first: IdleView) => View]>([
  [
    'a product is sold out',
    ({ frame, screen }) =>
      ofLoop({
        frame,
        screen: { ...screen, products: screen.products.map((product) => ({ ...product, soldOut: true })) },
      }),
  ],
  [
    'a price is another',
    ({ frame, screen }) =>
      ofLoop({
        frame,
        screen: { ...screen, products: screen.products.map((product) => ({ ...product, priceTiyn: tiyn(77_700) })) },
      }),
  ],
  [
    'the bank does not answer',
    ({ frame, screen }) => ofLoop({ frame, screen: { ...screen, takesQr: !screen.takesQr, code: null } }),
  ],
])('a touch on it is dropped where %s', async (_, real) => {
  const page = new Page();
  void page.call('choose', { revision: page.first.frame.revision, productId: 'water' });
  const line = page.serve(starting(page.first));
  line.show(real(page.first));
  await vi.advanceTimersByTimeAsync(10);
  expect(page.sent.at(-1)).toEqual(real(page.first));
  expect(page.dispatched).not.toHaveBeenCalled();
});

test('a longer start stays on it while nobody is there, says so to who touches it, and takes no such touch', async () => {
  const page = new Page();
  void page.call('ready');
  const line = page.serve(starting(page.first));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(page.sent).toEqual([page.first]);
  await page.call('choose', { revision: page.first.frame.revision, productId: 'water' });
  expect(page.sent.at(-1)).toEqual(starting(page.first));
  line.show(ofLoop(page.first));
  await vi.advanceTimersByTimeAsync(10);
  expect(page.dispatched).not.toHaveBeenCalled();
});

test('a start that takes longer than anybody would wait says so', async () => {
  const page = new Page();
  void page.call('ready');
  page.serve(starting(page.first));
  await vi.advanceTimersByTimeAsync(9_900);
  expect(page.sent).toEqual([page.first]);
  await vi.advanceTimersByTimeAsync(100);
  expect(page.sent.at(-1)).toEqual(starting(page.first));
});

test('a touched one that takes longer says so, and takes no touch from before', async () => {
  const page = new Page();
  void page.call('ready');
  void page.call('choose', { revision: page.first.frame.revision, productId: 'water' });
  const line = page.serve(starting(page.first));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(page.sent.at(-1)).toEqual(starting(page.first));
  line.show(ofLoop(page.first));
  await vi.advanceTimersByTimeAsync(10);
  expect(page.dispatched).not.toHaveBeenCalled();
});

test('main goes on when the page has painted, or after two seconds', async () => {
  const page = new Page();
  const painted = vi.fn();
  void page.early.painted.then(painted);
  void page.call('painted', {}, FOREIGN);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(painted).not.toHaveBeenCalled();
  void page.call('painted');
  await vi.advanceTimersByTimeAsync(1);
  expect(painted).toHaveBeenCalled();
  const silent = new Page();
  const over = vi.fn();
  void silent.early.painted.then(over);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(over).toHaveBeenCalled();
});
