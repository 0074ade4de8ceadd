import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { smallDisk } from '../support/kiosk/small-disk.ts';
import { buy } from '../support/kiosk/sales.ts';

test('no room for the journal at the start: out of service', async ({ bank, relay, kiosks }) => {
  await kiosks.prepare();
  const disk = await smallDisk(kiosks.folder, { full: true });
  const kiosk = await kiosks.start([], disk);
  await kiosk.waitReason('out-of-service', 'journal-full');
  const sentence = await kiosk.technicianSentence();
  expect((await kiosk.logged('out-of-service')).facts['message']).toBe(sentence);
  expect(bank.requestsOf('qr/create')).toEqual([]);
  expect(relay.pulses()).toEqual([]);
});

test('the disk fills up between two sales: no new money, and sells again when there is room', async ({
  bank,
  relay,
  kiosks,
}) => {
  await kiosks.prepare();
  const disk = await smallDisk(kiosks.folder, { full: false });
  const kiosk = await kiosks.start([], disk);
  await kiosk.waitScreen('idle');
  await disk.fill(kiosk.pid);
  await kiosk.tapProduct('Су');
  await kiosk.waitReason('out-of-service', 'journal-full');
  expect(bank.requestsOf('qr/create')).toEqual([]);
  expect(await kiosk.ledger()).toEqual([]);

  await disk.free(kiosk.pid);
  await kiosk.waitScreen('idle');
  await buy(kiosk, bank);
  expect(await kiosk.onlySale()).toMatchObject({ state: 'closed', dispensed: true });
  await expect.poll(() => relay.pulses()).toEqual([1]);
});

test('the disk fills up while the phone asks: what was paid is written as soon as there is room', async ({
  bank,
  relay,
  kiosks,
}) => {
  await kiosks.prepare();
  const disk = await smallDisk(kiosks.folder, { full: false });
  const kiosk = await kiosks.start([], disk);
  await kiosk.waitScreen('idle');
  await kiosk.tapProduct('Су');
  const purchase = await bank.purchase();
  await kiosk.waitScreen('qr');
  purchase.scan();
  await kiosk.waitScreen('confirm');
  await disk.fill(kiosk.pid);
  purchase.confirm();
  await kiosk.waitReason('error', 'journal-failed');
  expect(relay.pulses()).toEqual([]);
  await disk.free(kiosk.pid);
  await kiosk.waitSale({ paidTiyn: 45_000, owedTiyn: 45_000, dispensed: false, state: 'debt' });
  expect(relay.pulses()).toEqual([]);
});
