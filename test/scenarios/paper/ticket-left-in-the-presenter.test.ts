import { expect, test } from 'vitest';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { followPrinter } from '../../../main/peripherals/follow-printer.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { documentOf, openPrinterHarness } from '../../support/lines/printer-line.ts';

test.each(['optional', 'required'] as const)(
  'a paper that the last customer left in the presenter stops neither the next sale nor its paper (%s)',
  async (mode) => {
    const { clock, printer, device } = await openPrinterHarness({ presenter: 'custom' }, { hasPresenter: true });
    const reported: KioskEvent[] = [];
    followPrinter(printer, {
      port: 'p',
      dispatch: (event) => void reported.push(event),
      log: { write: () => undefined },
    });
    await clock.advance(3_000);
    const printed = printer.print(documentOf(3));
    await clock.advance(6_000);
    expect(await printed).toMatchObject({ ok: true });
    expect(device.isTicketWaiting).toBe(true);
    const core = new CashHarness({ printer: mode });
    core.ready().plugAcceptor();
    for (const event of [{ kind: 'printer-ready', isPaperNearEnd: false } as const, ...reported]) core.send(event);
    expect(core.screen.name).toBe('idle');
    core.chooseCash().insert(500);
    core.pulseDone();
    await core.clock.advance(1_500);
    expect(core.effects.filter(({ kind }) => kind === 'print')).toHaveLength(1);
  },
);
