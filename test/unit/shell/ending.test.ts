import { expect, test, vi } from 'vitest';
import type { LogEvent } from '../../../app/log/events.ts';
import { delays } from '../../../drivers/common/delays.ts';
import { LOCK_LIMIT_MS } from '../../../main/journal/lock-limit.ts';
import { KEEP_VIEW_LIMIT_MS } from '../../../main/first-view/keep-view.ts';
import { CLOSE_JOURNAL_LIMIT_MS } from '../../../main/runtime/kiosk.ts';
import { SETTLE_LIMIT_MS } from '../../../main/peripherals/dispenser.ts';
import { END_LIMIT_MS, EndRequests, orderlyEnd, untilRestartMs, type End } from '../../../main/shell/ending.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

/** Systemd's default for `TimeoutStopSec`. */
const SYSTEMD_KILLS_AFTER_MS = 90_000;
const LOG_LIMIT_MS = 7_000;

interface Ending {
  readonly clock: FakeClock;
  readonly logged: LogEvent[];
  readonly exits: number[];
  readonly end: End;
}

function ending(stop: () => Promise<void>): Ending {
  const clock = new FakeClock();
  const logged: LogEvent[] = [];
  const exits: number[] = [];
  const log = {
    write: (_level: unknown, event: LogEvent) => void logged.push(event),
    close: () => undefined,
  };
  const app = {
    isPackaged: false,
    exit: (code = 0) => void exits.push(code),
    relaunch: () => undefined,
  };
  const resources = { log, stop, isEnding: false };
  return { clock, logged, exits, end: orderlyEnd({ app, resources, clock, log, stop }) };
}

test('an end in order has the code that was asked for, and the first one counts', async () => {
  const { clock, logged, exits, end } = ending(() => Promise.resolve());
  end(10);
  end(0);
  await clock.advance(END_LIMIT_MS);
  expect(exits).toEqual([10]);
  expect(logged).toEqual(['app-stopping']);
  expect(clock.pendingTimers).toBe(0);
});

test('a stop that never ends does not block the application: after the limit it ends with code 70 and a line in the log', async () => {
  const { clock, logged, exits, end } = ending(() => new Promise(() => undefined));
  end(0);
  await clock.advance(END_LIMIT_MS - 1);
  expect(exits).toEqual([]);
  await clock.advance(1);
  expect(exits).toEqual([70]);
  expect(logged).toEqual(['app-stopping', 'stop-overdue']);
});

test('the limit is longer than everything that has a limit of its own, and systemd does not kill before it', () => {
  const writingMs = LOCK_LIMIT_MS + 2_000;
  const journalMs = KEEP_VIEW_LIMIT_MS + 2 * writingMs + CLOSE_JOURNAL_LIMIT_MS;
  const partsMs = delays.ccnetStopLimitMs + SETTLE_LIMIT_MS + journalMs + LOG_LIMIT_MS;
  expect(END_LIMIT_MS).toBeGreaterThan(partsMs);
  expect(END_LIMIT_MS + LOG_LIMIT_MS).toBeLessThan(SYSTEMD_KILLS_AFTER_MS);
});

test('a fault that comes back at every start restarts the kiosk once a minute, not faster', () => {
  expect(untilRestartMs(3_000)).toBe(57_000);
  expect(untilRestartMs(60_000)).toBe(0);
  expect(untilRestartMs(86_400_000)).toBe(0);
});

test('a packaged kiosk that restarts goes on without --setup, because a finished wizard must not begin anew', async () => {
  const starts: (readonly string[] | undefined)[] = [];
  const app = {
    isPackaged: true,
    exit: () => undefined,
    relaunch: (how?: { readonly args?: string[] }) => void starts.push(how?.args),
  };
  const words = process.argv;
  process.argv = ['sauda', '--config=/etc/sauda/kiosk.yaml', '--setup'];
  vi.stubEnv('NOTIFY_SOCKET', undefined);
  vi.stubEnv('SAUDA_SUPERVISED', undefined);
  const clock = new FakeClock();
  const stop = (): Promise<void> => Promise.resolve();
  const log = { write: () => undefined, close: () => undefined };
  orderlyEnd({ app, resources: { log, stop, isEnding: false }, clock, log, stop })(10);
  await clock.advance(1);
  process.argv = words;
  vi.unstubAllEnvs();
  expect(starts).toEqual([['--config=/etc/sauda/kiosk.yaml']]);
});

/** Sends a signal to `requests` alone. */
function listening(requests: EndRequests): { readonly signal: () => void; readonly quit: () => boolean } {
  const before = new Set(process.listeners('SIGTERM'));
  const quits: ((event: { preventDefault: () => void }) => void)[] = [];
  const on = vi.spyOn(process, 'on');
  requests.listen({
    commandLine: { appendSwitch: () => undefined },
    on: (_name: string, listener: (typeof quits)[number]) => void quits.push(listener),
  } as unknown as Parameters<EndRequests['listen']>[0]);
  const signals = on.mock.calls.flatMap(([name, listener]) => (name === 'SIGTERM' ? [listener] : []));
  on.mockRestore();
  for (const listener of process.listeners('SIGTERM')) if (!before.has(listener)) process.off('SIGTERM', listener);
  return {
    signal: () => {
      for (const listener of signals) listener('SIGTERM');
    },
    quit: () => {
      const preventDefault = vi.fn();
      for (const listener of quits) listener({ preventDefault });
      return preventDefault.mock.calls.length > 0;
    },
  };
}

test('a signal before anything is open ends at once', () => {
  const atOnce = vi.fn();
  const { signal, quit } = listening(new EndRequests(atOnce));
  signal();
  expect(atOnce.mock.calls).toEqual([[0]]);
  expect(quit()).toBe(true);
});

test('a signal while the session is being opened waits for it, and ends it in order', () => {
  const atOnce = vi.fn();
  const inOrder = vi.fn();
  const requests = new EndRequests(atOnce);
  const { signal, quit } = listening(requests);
  requests.hold();
  signal();
  expect(quit()).toBe(false);
  expect(inOrder).not.toHaveBeenCalled();
  requests.serve(inOrder);
  expect(inOrder.mock.calls).toEqual([[0]]);
  signal();
  expect(inOrder).toHaveBeenCalledTimes(2);
  expect(atOnce).not.toHaveBeenCalled();
});

test('a quit while the session is being opened, as Electron makes of an early signal, is not lost', () => {
  const inOrder = vi.fn();
  const requests = new EndRequests(vi.fn());
  const { quit } = listening(requests);
  requests.hold();
  expect(quit()).toBe(false);
  requests.serve(inOrder);
  expect(inOrder.mock.calls).toEqual([[0]]);
});

test('a session that nobody has asked to end goes on', () => {
  const inOrder = vi.fn();
  const requests = new EndRequests(vi.fn());
  listening(requests);
  requests.hold();
  requests.serve(inOrder);
  expect(inOrder).not.toHaveBeenCalled();
});
