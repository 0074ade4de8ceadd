import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../app/units.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const ON_TOUCH = { ...CODE, asks: { kind: 'on-touch' }, canCancel: true } as const;

test('a customer pays a code that is valid for a day and leaves without a touch: the next one has the screen before that, and the money goes back', async () => {
  const services = [aService({ refundWay: 'direct', methods: [ON_TOUCH] })];
  const kiosk = new InvoiceHarness({ services }).ready();
  kiosk.choose();
  kiosk.answerPurchase('42', { qrToken: 'https://pay.example/1' });
  await kiosk.clock.advance(29 * MINUTE_MS);
  expect(kiosk.screen.name).toBe('qr');
  await kiosk.clock.advance(2 * MINUTE_MS);
  expect(kiosk.screen.name).not.toBe('qr');
  expect(kiosk.count('cancel-purchase')).toBe(1);
  kiosk.cancelled({ kind: 'processed' });
  expect(kiosk.last('ask-details')).toMatchObject({ qrPaymentId: '42' });
});
