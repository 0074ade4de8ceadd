import { mergeTests } from '@playwright/test';
import { expect, test as withAcceptor } from '../support/lines/acceptor-line.ts';
import { prints, test as withPrinter, waitPrinter } from '../support/lines/paper-line.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

const test = mergeTests(withAcceptor, withPrinter);

async function toChecks(kiosk: Kiosk): Promise<void> {
  await knock(kiosk);
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-checks');
  await waitStep(kiosk, 'checks');
}

test('page, ping, note, channel and screen are tried by hand, and an unanswered pulse is asked about after a power cut', async ({
  relay,
  acceptor,
  printer,
  kiosks,
}) => {
  const change = prints(printer.path);
  const kiosk = await kiosks.open({ change: (config) => withPins(takesCash(acceptor.path)(change(config))) });
  await waitOffersCash(kiosk);
  await waitPrinter(kiosk);
  await toChecks(kiosk);
  const fact = (name: string) => kiosk.page.locator(`[data-fact="${name}"]`);

  await press(kiosk, 'check-print');
  await press(kiosk, 'check-ping');
  await expect(fact('check-ping')).toHaveAttribute('data-level', 'works');
  await expect(fact('check-print')).toHaveAttribute('data-level', 'works');
  expect(printer.device.papers()).toHaveLength(1);

  await press(kiosk, 'check-bill');
  await acceptor.waitTaking(500, 1_000, 2_000, 5_000, 10_000, 20_000);
  acceptor.insert(1_000);
  await expect(fact('check-bill')).toHaveAttribute('data-level', 'works');
  expect({ in: acceptor.cassetteTenge(), out: acceptor.returnedTenge() }).toEqual({ in: 0, out: 1_000 });
  await acceptor.waitTaking();

  await press(kiosk, 'check-pixels');
  for (let colour = 0; colour < 5; colour += 1) await press(kiosk, 'pixels-next');
  await press(kiosk, 'pixels-good');
  await expect(fact('check-pixels')).toHaveAttribute('data-level', 'works');

  await press(kiosk, 'check-sound');
  await press(kiosk, 'sound-good');
  await expect(fact('check-sound')).toHaveAttribute('data-level', 'works');

  await press(kiosk, 'check-channel-1');
  expect(relay.pulses()).toEqual([]);
  await hold(kiosk, 'check-channel-1');
  await expect(fact('question-1')).toBeVisible();
  await press(kiosk, 'answer-out-1');
  // The buttons move up when the question goes.
  await expect(fact('question-1')).toHaveCount(0);
  await hold(kiosk, 'check-channel-2');
  await expect(fact('question-2')).toHaveAttribute('data-drop', 'unwatched');
  expect(relay.pulses()).toEqual([1, 2]);
  await kiosk.kill();

  const next = await kiosks.start();
  await next.waitScreen('idle');
  await toChecks(next);
  await expect(next.page.locator('[data-fact=question-2]')).toHaveAttribute('data-drop', 'unwatched');
  await press(next, 'answer-not-out-2');
  await expect(next.page.locator('[data-fact=question-2]')).toHaveCount(0);
  await press(next, 'leave');
  await next.waitScreen('idle');
  expect(await next.ledger()).toEqual([]);
});
