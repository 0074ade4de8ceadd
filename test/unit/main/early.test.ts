import { expect, test } from 'vitest';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { createRelay } from '../../../drivers/registry.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator.ts';
import { EarlyLog } from '../../../main/log/early-log.ts';
import { startEarly } from '../../../main/peripherals/start-early.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function earlyRelay(): { clock: FakeClock; line: ReturnType<typeof createMemoryLine>; relay: ReturnType<typeof startEarly> } {
  const clock = new FakeClock();
  const line = createMemoryLine('relay', clock);
  new LcusSimulator({ clock }).attach(line.device);
  const relay = createRelay('lcus', { path: 'relay', channels: [1] }, { opener: line.opener, clock });
  if (!relay.ok) throw new Error(relay.error);
  return { clock, line, relay: startEarly(relay.value) };
}

test('a relay that was ready before anybody listened says so to the first listener, once', async () => {
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

test('lines from before the log was open come into it, in order', () => {
  const early = new EarlyLog();
  early.write('error', 'window-failed', { page: 'customer' });
  const written: string[] = [];
  early.handOver({ write: (level, event) => written.push(`${level} ${event}`) });
  early.write('info', 'app-started');
  expect(written).toEqual(['error window-failed', 'info app-started']);
});
