import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { View } from '../../../app/session/view/view.ts';
import { sampleFrame, sampleViews } from '../../../main/bench/samples/samples.ts';
import { showView, viewStore } from '../../../renderer/customer/state/view-store.ts';

const FRAME_MS = 17;

function viewOf(sample: string, revision = 1): View {
  const screen = sampleViews[sample];
  if (screen === undefined) throw new Error(`no sample is called ${sample}`);
  return { frame: sampleFrame('ru', { revision }), screen };
}

const drawn = (): string | undefined => viewStore.getState().shown?.view.screen.name;

beforeEach(() => {
  vi.useFakeTimers();
  showView(viewOf('idle-0'));
});

afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('a code that comes at once is drawn at once, and what waited for it never', () => {
  const names: (string | undefined)[] = [];
  const forget = viewStore.subscribe(() => names.push(drawn()));
  showView(viewOf('preparing'));
  vi.advanceTimersByTime(FRAME_MS);
  showView(viewOf('qr'));
  vi.runAllTimers();
  forget();
  expect(names).toEqual(['qr']);
});

test('without an answer the waiting screen comes after two frames, by the time of its arrival', () => {
  const arrivedAtMs = performance.now();
  showView(viewOf('preparing'));
  expect(drawn()).toBe('idle');
  vi.advanceTimersByTime(2 * FRAME_MS);
  expect(drawn()).toBe('preparing');
  expect(viewStore.getState().shown?.arrivedAtMs).toBe(arrivedAtMs);
});

test('another view of the same screen does not put it off', () => {
  showView(viewOf('preparing', 2));
  vi.advanceTimersByTime(FRAME_MS);
  showView(viewOf('preparing', 3));
  vi.advanceTimersByTime(FRAME_MS);
  expect(drawn()).toBe('preparing');
  expect(viewStore.getState().shown?.view.frame.revision).toBe(3);
});

test('once it is drawn, or where nothing was before, every view of it is drawn at once', () => {
  showView(viewOf('preparing', 2));
  vi.runAllTimers();
  showView(viewOf('preparing', 3));
  expect(viewStore.getState().shown?.view.frame.revision).toBe(3);
  viewStore.setState({ shown: null });
  showView(viewOf('preparing', 4));
  expect(drawn()).toBe('preparing');
});
