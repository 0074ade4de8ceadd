import { expect, it } from 'vitest';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { documentOf } from '../../../support/lines/printer-line.ts';

it('ignores a clone’s answer to GS r that is followed by "paper end"', async () => {
  const clock = new FakeClock();
  const { opener, device } = createMemoryLine('printer', clock);
  let isMarked = false;
  device.onBytes((bytes) => {
    const [first, second, question] = bytes;
    if (first === 0x1d && second === 0x72) {
      isMarked = true;
      void device.write(Uint8Array.of(0x00));
    } else if (first === 0x10 && second === 0x04) {
      void device.write(Uint8Array.of(isMarked && question === 4 ? 0x7e : 0x12));
    }
  });
  const printer = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port: 'printer' }), { opener, clock });
  printer.start();
  await clock.advance(1_000);
  const printed = printer.print(documentOf(3));
  await clock.advance(5_000);
  expect(await printed).toMatchObject({
    ok: false,
    error: { isUntouched: false, reason: { kind: 'faulty', faults: ['paper-end'] } },
  });
  await printer.stop();
});
