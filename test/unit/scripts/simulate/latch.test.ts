import { describe, expect, it } from 'vitest';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { withCrc } from '../../../../drivers/modbus/crc.ts';
import { startModbus } from '../../../../drivers/modbus/simulator/device.ts';
import { readLatch } from '../../../../drivers/modbus/simulator/latch.ts';
import type { OptionValues, SimulatedDevice } from '../../../../drivers/simulation/device.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

/** A request without address and CRC, and its answer without them. */
type Ask = (...request: readonly number[]) => Promise<readonly number[]>;

async function createHarness(
  values: OptionValues,
): Promise<{ readonly device: SimulatedDevice; readonly clock: FakeClock; readonly ask: Ask }> {
  const clock = new FakeClock();
  const made = startModbus(values, { clock });
  if (!made.ok) throw new Error(made.error);
  const line = createMemoryLine('line', clock);
  made.value.attach(line.device);
  const opened = await line.opener.open({ path: 'line', baudRate: 9_600 });
  if (!opened.ok) throw new Error(opened.error.message);
  let answer: readonly number[] = [];
  opened.value.onBytes((bytes) => (answer = [...bytes].slice(1, -2)));
  const ask: Ask = async (...request) => {
    answer = [];
    void opened.value.write(withCrc([1, ...request]));
    await clock.advance(1);
    return answer;
  };
  return { device: made.value, clock, ask };
}

const readInput0 = [2, 0, 0, 0, 1] as const;
const writeOffToCoil16 = [5, 0, 16, 0, 0] as const;
const seen = [2, 1, 1];
const notSeen = [2, 1, 0];

describe('the simulated Modbus board', () => {
  it('latches until 0 is written to the coil of --latch-coil', async () => {
    const { device, clock, ask } = await createHarness({ 'latch-coil': '16' });
    expect(await ask(...writeOffToCoil16)).toEqual(writeOffToCoil16);
    expect(device.order(['drop', '20']).ok).toBe(true);
    await clock.advance(100);
    expect(await ask(...readInput0)).toEqual(seen);
    expect(await ask(...readInput0)).toEqual(seen);
    expect(await ask(...writeOffToCoil16)).toEqual(writeOffToCoil16);
    expect(await ask(...readInput0)).toEqual(notSeen);
    expect(device.status()).toContain('latch: cleared by 0 to coil 16');
  });

  it('latches until it is read with --latch reading', async () => {
    const { device, clock, ask } = await createHarness({ latch: 'reading' });
    expect(device.order(['drop', '20']).ok).toBe(true);
    await clock.advance(100);
    expect(await ask(...readInput0)).toEqual(seen);
    expect(await ask(...readInput0)).toEqual(notSeen);
  });

  it('does not latch by default, and has no coil 16', async () => {
    const { device, clock, ask } = await createHarness({});
    expect(device.order(['drop', '20']).ok).toBe(true);
    await clock.advance(100);
    expect(await ask(...readInput0)).toEqual(notSeen);
    expect(await ask(...writeOffToCoil16)).toEqual([0x85, 2]);
    expect(device.status()).toContain('latch: none');
  });
});

it.each([
  [{ 'latch': 'reading', 'latch-coil': '16' }, 8],
  [{ latch: 'coil' }, 8],
  [{ 'latch-coil': '7' }, 8],
  [{ 'latch-coil': '16' }, 32],
  [{ 'latch-coil': '255' }, 8],
  [{ 'latch-coil': '-1' }, 8],
  [{ 'latch-coil': 'x' }, 8],
])('a latch of %j is refused on a board of %d relays', (values, channels) => {
  expect(readLatch(values, channels).ok).toBe(false);
});

it.each([[8], [254]])('coil %d is free on a board of 8 relays', (coil) => {
  expect(readLatch({ 'latch-coil': String(coil) }, 8)).toEqual({ ok: true, value: { clearCoil: coil } });
});
