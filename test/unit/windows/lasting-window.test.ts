import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { LogEvent, LogFacts } from '../../../app/log/events.ts';
import { openLasting } from '../../../main/windows/lasting-window.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

/** Windows that only close, and what became of them. */
function lasting() {
  const clock = new FakeClock();
  const opened: EventEmitter[] = [];
  const served: EventEmitter[] = [];
  const logged: [LogEvent, LogFacts | undefined][] = [];
  const state = { isForGood: false, closedForGood: 0 };
  const window = openLasting({
    open: () => {
      const one = new EventEmitter();
      opened.push(one);
      return one;
    },
    isForGood: () => state.isForGood,
    clock,
    log: { write: (_level, event, facts) => void logged.push([event, facts]) },
  });
  window.prepare((one) => void served.push(one));
  window.onClosed(() => {
    state.closedForGood += 1;
  });
  const close = (): unknown => window.current().emit('closed');
  return { clock, window, opened, served, logged, state, close };
}

test('a window that is closed is replaced at once by another one that is served as well', async () => {
  const { clock, window, opened, served, logged, state, close } = lasting();
  close();
  // Not while the one before is still being destroyed.
  expect(opened).toHaveLength(1);
  await clock.advance(0);
  expect(opened).toHaveLength(2);
  expect(window.current()).toBe(opened[1]);
  expect(served).toEqual(opened);
  expect(logged).toEqual([['window-failed', { page: 'customer', detail: 'closed' }]]);
  expect(state.closedForGood).toBe(0);
});

test('a page that closes its window at every load gets one window a second, and at once again when one has lasted', async () => {
  const { clock, opened, close } = lasting();
  close();
  await clock.advance(0);
  for (const count of [3, 4, 5]) {
    close();
    await clock.advance(999);
    expect(opened).toHaveLength(count - 1);
    await clock.advance(1);
    expect(opened).toHaveLength(count);
  }
  await clock.advance(10_000);
  close();
  await clock.advance(0);
  expect(opened).toHaveLength(6);
});

test('a trial’s window, and any at the end of the application, is closed for good', async () => {
  const { clock, opened, logged, state, close } = lasting();
  state.isForGood = true;
  close();
  await clock.advance(10_000);
  expect([opened.length, logged.length, state.closedForGood]).toEqual([1, 0, 1]);
});

test('an application that ends during the pause opens no further window', async () => {
  const { clock, opened, state, close } = lasting();
  close();
  state.isForGood = true;
  await clock.advance(10_000);
  expect(opened).toHaveLength(1);
});
