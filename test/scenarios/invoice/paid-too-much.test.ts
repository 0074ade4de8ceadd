import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const GOLD = { ...CODE, id: 'kaspi_gold', canCancel: true, takesParts: true } as const;
const GATEWAY = aService({ provider: 'byfly', title: 'ByFly', binding: 'byfly test', methods: [GOLD] });

/** A machine that keeps the change of notes, as its screen for notes announces; the code says nothing of the kind. */
async function paid(amountTiyn: number): Promise<InvoiceHarness> {
  const kiosk = new InvoiceHarness({ services: [GATEWAY], change: 'donate' });
  kiosk.ready();
  kiosk.send({ kind: 'connect-answered', provider: 'byfly', result: ok({ tradePoint: null }) });
  kiosk.choose();
  kiosk.answerPurchase('ABC', { qrToken: 'https://pay.example/1', scanTimeoutMs: 300_000 });
  await kiosk.clock.advance(5_000);
  kiosk.status({ kind: 'processed', amountTiyn: tiyn(amountTiyn) }, 'ABC');
  return kiosk;
}

describe('too much is paid at a service, where the change of notes is kept', () => {
  test('what is over is owed under a code', async () => {
    const kiosk = await paid(50_000);
    kiosk.pulseDone();
    await kiosk.clock.advance(1_500);
    const code = expect.stringMatching(/^.{3}-.{3}$/) as string;
    expect(kiosk.screen).toMatchObject({ name: 'success', change: { amountTiyn: 5_000, claimCode: code } });
    expect(kiosk.kinds()).not.toContain('change-kept');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000, state: 'debt' }]);
  });

  test('also after a power cut in the pulse that was the last entry', async () => {
    const before = await paid(50_000);
    before.pulseDone();
    const last = before.entries.findIndex(({ entry }) => entry.kind === 'dispensed');
    before.entries.splice(last + 1);
    const kiosk = await before.restart();
    expect(kiosk.kinds()).not.toContain('change-kept');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000, state: 'debt' }]);
  });
});
