import { expect, test } from 'vitest';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { EscposSimulator } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import { BenchPaperTray } from '../../../main/bench/bench-printer.ts';
import { inkPixels } from '../../../renderer/bench/ink-pixels.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const BYTES_PER_PIXEL = 4;
const OPACITY = 3;
const CUT = [0x1d, 0x56, 0x00];

/** A tray whose printer has got these bytes. */
async function trayAfter(...bytes: readonly number[]) {
  const clock = new FakeClock();
  const { opener, device } = createMemoryLine('printer', clock);
  const simulator = new EscposSimulator({ clock });
  simulator.attach(device);
  const connection = { settings: { driver: 'escpos' }, environment: { opener, clock } };
  const tray = new BenchPaperTray({ connection, device, simulator }, () => undefined);
  const port = await opener.open({ path: 'printer', baudRate: 19_200 });
  if (!port.ok) throw new Error(port.error.message);
  const written = port.value.write(Uint8Array.from(bytes));
  await clock.advance(10_000);
  expect((await written).ok).toBe(true);
  return { simulator, tray };
}

test('the bench draws exactly the dots that were printed', async () => {
  const { simulator, tray } = await trayAfter(...new TextEncoder().encode('Sauda 500\n'), ...CUT);
  const [printed] = simulator.papers();
  const [shown] = tray.papers();
  if (printed === undefined || shown === undefined) throw new Error('no paper');
  const pixels = inkPixels(shown);
  const drawn = printed.rows.map((_, y) =>
    Array.from({ length: printed.width }, (__, x) =>
      pixels[(y * shown.width + x) * BYTES_PER_PIXEL + OPACITY] === 0 ? 0 : 1,
    ),
  );
  expect(drawn).toEqual(printed.rows.map((row) => [...row]));
  expect(drawn.flat()).toContain(1);
  expect(shown).toMatchObject({ number: 1, text: ['Sauda 500'] });
});

test('a slip without an end is shown up to a third of a metre, and only the latest ones are kept', async () => {
  const { tray } = await trayAfter(
    ...Array.from({ length: 200 }, () => 0x0a),
    ...CUT,
    ...Array.from({ length: 9 }, () => [0x0a, ...CUT]).flat(),
  );
  expect(tray.papers().map(({ number }) => number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  const long = await trayAfter(...Array.from({ length: 200 }, () => 0x0a), ...CUT);
  expect(long.tray.papers().map(({ rows }) => rows)).toEqual([2_400]);
});
