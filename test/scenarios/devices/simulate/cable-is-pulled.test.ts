import { expect, it } from 'vitest';
import { bringUpMs } from '../ccnet/harness.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { startCcnet } from '../../../../drivers/bill-acceptor/ccnet/simulator/device.ts';
import { createDeviceSupervisor } from '../../../../scripts/simulate/line.ts';
import { hexText } from '../../../../drivers/simulation/trace.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { frame } from '../../../support/foreign-ccnet/host.ts';

it('the simulator waits for its cable, reports that once, and answers again', async () => {
  const clock = new FakeClock();
  const made = startCcnet({}, { clock });
  if (!made.ok) throw new Error(made.error);
  const line = createMemoryLine('COM9', clock);
  const traced: string[] = [];
  const changes: string[] = [];
  const answers: string[] = [];
  line.device.onBytes((bytes) => answers.push(hexText([...bytes])));
  line.device.unplug();
  const supervisor = createDeviceSupervisor({
    opener: line.opener,
    port: { path: 'COM9', baudRate: 9_600 },
    clock,
    device: made.value,
    traced: (direction, { meaning }) => traced.push(`${direction} ${meaning}`),
    changed: (text) => changes.push(text),
  });
  const poll = async (): Promise<void> => {
    const isPlugged = changes.at(-1)?.endsWith('baud');
    expect((await line.device.write(Uint8Array.from(frame([0x33])))).ok).toBe(isPlugged);
    await clock.advance(10);
  };
  supervisor.start();
  await clock.advance(bringUpMs);
  for (let round = 0; round < 2; round += 1) {
    line.device.plug();
    await clock.advance(bringUpMs);
    await poll();
    line.device.unplug();
    await clock.advance(bringUpMs);
    await poll();
  }
  await supervisor.stop();
  expect(answers).toEqual(['02 03 06 10 43 92', '02 03 06 10 43 92']);
  expect(traced).toEqual(['from-host POLL', 'to-host 10 power up', 'from-host POLL', 'to-host 10 power up']);
  expect(changes.map((text) => text.split(':')[0])).toEqual([
    'waiting for COM9',
    'COM9 is open at 9600 baud',
    'waiting for COM9',
    'COM9 is open at 9600 baud',
    'waiting for COM9',
  ]);
  expect(clock.pendingTimers).toBe(0);
});
