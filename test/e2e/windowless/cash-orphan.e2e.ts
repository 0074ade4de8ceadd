import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import { takesCash } from '../../support/kiosk/kiosk-files.ts';
import { waitOffersCash } from '../../support/kiosk/sales.ts';

test('a note stacked without a command belongs to no sale, and the kiosk continues to sell', async ({
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(kiosk);
  acceptor.insertWithoutEscrow(1_000);
  await expect.poll(() => kiosk.orphans()).toMatchObject([{ amountTiyn: 100_000, source: 'bill-acceptor' }]);
  expect(await kiosk.ledger()).toEqual([]);
  expect(acceptor.cassetteTenge()).toBe(1_000);
  // It was opened by another process, and is closed again.
  await acceptor.waitTaking();
  expect(await kiosk.screen()).toBe('idle');
  expect(relay.pulses()).toEqual([]);
});
