import { expect, test } from 'vitest';
import { createModbusHarness, makeSensor, MODBUS_READY_MS, watchOutcome } from '../../../support/lines/modbus-line.ts';
import { ModemLineSimulator } from '../../../../drivers/drop-sensor/modem-line/simulator.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

test('an input without a latch is never certain that nothing fell', async () => {
  const counts: Record<string, number> = {};
  for (let offset = 0; offset < 50; offset += 1) {
    const harness = await createModbusHarness();
    const { device: sensor } = makeSensor(harness.host().environment, { blocksMs: 10 });
    sensor.start();
    await harness.clock.advance(MODBUS_READY_MS);
    const arming = sensor.arm();
    await harness.clock.advance(50);
    const armed = await arming;
    if (!armed.ok) throw new Error('no');
    const fallen = watchOutcome(armed.value.fallen(1_000));
    await harness.clock.advance(300 + offset);
    harness.board.dropNow(10);
    await harness.clock.advance(1_000);
    counts[String(fallen.outcome)] = (counts[String(fallen.outcome)] ?? 0) + 1;
    await sensor.stop();
  }
  expect(counts['not-seen'] ?? 0).toBe(0);
});

test('nor is a modem line', async () => {
  const counts: Record<string, number> = {};
  for (let offset = 0; offset < 20; offset += 1) {
    const clock = new FakeClock();
    const { opener, device } = createMemoryLine('/dev/beam', clock);
    const beam = new ModemLineSimulator({ clock, device });
    const made = registry.createDropSensor({ driver: 'modem-line', port: '/dev/beam', blocksMs: 5 }, { opener, clock });
    if (!made.ok) throw new Error(made.error);
    made.value.start();
    await clock.advance(100);
    const armed = await made.value.arm();
    if (!armed.ok) throw new Error('no');
    const fallen = watchOutcome(armed.value.fallen(1_000));
    await clock.advance(300 + offset);
    beam.dropNow(5);
    await clock.advance(1_000);
    counts[String(fallen.outcome)] = (counts[String(fallen.outcome)] ?? 0) + 1;
    await made.value.stop();
  }
  expect(counts['not-seen'] ?? 0).toBe(0);
});
