import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const catalogue = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(120_000) }];

/** 500 in notes, a code for the other 700, 500 more in notes, and the code of before is paid after all: 1700 for 1200. */
async function paidTwice(): Promise<InvoiceHarness> {
  const services = [aService({ methods: [CODE] })];
  const kiosk = new InvoiceHarness({ services, hasAcceptor: true, change: 'donate', catalogue });
  kiosk.ready().plugAcceptor().chooseCash();
  kiosk.insert(500);
  kiosk.way('qr').answerPurchase('42', { qrToken: 'https://pay.example/1', scanTimeoutMs: 300_000 });
  kiosk.touch('cancel');
  kiosk.insert(500);
  await kiosk.clock.advance(5_000);
  kiosk.status({ kind: 'processed', amountTiyn: tiyn(70_000) });
  return kiosk;
}

const OWED = [{ paidTiyn: 170_000, deliveredTiyn: 120_000, owedTiyn: 50_000, state: 'debt' }];

test('what was paid twice is no change: it is owed under a code, although the change of notes is kept', async () => {
  const kiosk = await paidTwice();
  kiosk.pulseDone();
  await kiosk.clock.advance(1_500);
  const code = expect.stringMatching(/^.{3}-.{3}$/) as string;
  expect(kiosk.screen).toMatchObject({ name: 'success', change: { amountTiyn: 50_000, claimCode: code } });
  expect(kiosk.kinds()).not.toContain('change-kept');
  expect(kiosk.ledger()).toMatchObject(OWED);
});

test('so it is after a power cut in the pulse that was the last entry', async () => {
  const before = await paidTwice();
  before.pulseDone();
  const last = before.entries.findIndex(({ entry }) => entry.kind === 'dispensed');
  before.entries.splice(last + 1);
  const kiosk = await before.restart();
  expect(kiosk.kinds()).not.toContain('change-kept');
  expect(kiosk.ledger()).toMatchObject(OWED);
});
