import { delays } from '../../../../drivers/common/delays.ts';
import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

const presenter = [{ presenter: 'custom' }, { hasPresenter: true }] as const;

it('presents the paper and retracts it when it is not taken', async () => {
  const { clock, printer, device, events } = await openPrinterHarness(...presenter);
  const printed = printer.print(documentOf(3));
  await clock.advance(3_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.isTicketWaiting).toBe(true);
  await clock.advance(3_000);
  expect(events.at(-1)).toMatchObject({ status: { faults: ['ticket-waiting'] } });
  await clock.advance(delays.printerTicketLimitMs + delays.printerPollMs * 2);
  expect(device.retracted).toBe(1);
  expect(events.at(-1)).toMatchObject({ status: { faults: [] } });
  await printer.stop();
});

it('does not retract a paper that was taken, and presents the next one', async () => {
  const { clock, printer, device } = await openPrinterHarness(...presenter);
  for (const isTaken of [true, false, false]) {
    const printed = printer.print(documentOf(3));
    await clock.advance(8_000);
    expect(await printed).toMatchObject({ ok: true });
    if (isTaken) device.takeTicket();
  }
  expect(device.papers()).toHaveLength(3);
  expect(device.retracted).toBe(1);
  await printer.stop();
});
