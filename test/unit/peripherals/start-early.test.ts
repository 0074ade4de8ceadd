import { expect, test } from 'vitest';
import { Listeners } from '../../../drivers/common/listeners.ts';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { createLcusRelay } from '../../../drivers/relay/lcus/driver.ts';
import type { Relay, RelayEvent } from '../../../drivers/relay/relay.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import { EarlyLog } from '../../../main/log/early-log.ts';
import { startEarly } from '../../../main/peripherals/start-early.ts';
import { drainMicrotasks, FakeClock } from '../../support/fakes/fake-clock.ts';

function earlyRelay(): {
  clock: FakeClock;
  line: ReturnType<typeof createMemoryLine>;
  relay: ReturnType<typeof startEarly>;
} {
  const clock = new FakeClock();
  const line = createMemoryLine('relay', clock);
  new LcusSimulator({ clock }).attach(line.device);
  const relay = createLcusRelay({ port: 'relay', baudRate: 9_600 }, { opener: line.opener, clock }, [1]);
  return { clock, line, relay: startEarly(relay) };
}

test('a relay that became ready before the first listener is reported to it, once', async () => {
  const { clock, relay } = earlyRelay();
  await clock.advance(1_000);
  const heard: string[] = [];
  relay.onEvent(({ kind }) => heard.push(kind));
  expect(heard).toEqual([]);
  await clock.advance(1_000);
  expect(heard).toEqual(['ready']);
});

test('a relay that was lost meanwhile is lost for the first listener', async () => {
  const { clock, line, relay } = earlyRelay();
  await clock.advance(1_000);
  line.device.unplug();
  await clock.advance(100);
  const heard: string[] = [];
  relay.onEvent(({ kind }) => heard.push(kind));
  await clock.advance(10);
  expect(heard).toEqual(['lost']);
  line.device.plug();
  await clock.advance(5_000);
  expect(heard).toEqual(['lost', 'ready']);
});

test('an early event is reported once, and never to a second listener', async () => {
  const { clock, line, relay } = earlyRelay();
  await clock.advance(1_000);
  const first: string[] = [];
  relay.onEvent(({ kind }) => first.push(kind));
  await clock.advance(10);
  line.device.unplug();
  await clock.advance(100);
  expect(first).toEqual(['ready', 'lost']);
  const second: string[] = [];
  relay.onEvent(({ kind }) => second.push(kind));
  await clock.advance(10);
  expect(second).toEqual([]);
  line.device.plug();
  await clock.advance(5_000);
  expect([first, second]).toEqual([['ready', 'lost', 'ready'], ['ready']]);
});

/** A relay with scripted reports. */
function puppetRelay(): { events: Listeners<RelayEvent>; relay: ReturnType<typeof startEarly> } {
  const events = new Listeners<RelayEvent>();
  const relay: Relay = {
    pulse: () => new Promise(() => undefined),
    start: () => undefined,
    stop: () => Promise.resolve(),
    onEvent: (listener) => events.add(listener),
  };
  return { events, relay: startEarly(relay) };
}

test('an event that comes before the old one could be reported replaces it', async () => {
  const { events, relay } = puppetRelay();
  events.emit({ kind: 'ready', feedback: true });
  const heard: string[] = [];
  relay.onEvent(({ kind }) => heard.push(kind));
  events.emit({ kind: 'lost', reason: { kind: 'io', message: 'pulled out' } });
  await drainMicrotasks();
  expect(heard).toEqual(['lost']);
});

test('a removed listener gets no event', async () => {
  const { events, relay } = puppetRelay();
  events.emit({ kind: 'ready', feedback: true });
  const heard: string[] = [];
  const unsubscribe = relay.onEvent(({ kind }) => heard.push(kind));
  unsubscribe();
  events.emit({ kind: 'lost', reason: { kind: 'io', message: 'pulled out' } });
  await drainMicrotasks();
  expect(heard).toEqual([]);
});

test('lines written before the log was open are added to it, in order', () => {
  const early = new EarlyLog();
  early.write('error', 'window-failed', { page: 'customer' });
  const written: string[] = [];
  early.writeInto({ write: (level, event) => written.push(`${level} ${event}`) });
  early.write('info', 'app-started');
  expect(written).toEqual(['error window-failed', 'info app-started']);
});
