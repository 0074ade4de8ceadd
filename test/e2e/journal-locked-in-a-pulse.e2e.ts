import { join } from 'node:path';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { toConfirm, toQr, WATER } from '../support/kiosk/sales.ts';
import { OtherProgram } from '../support/journal/other-program.ts';

const PULSE_MS = 1_500;
/** Together with the pulse less than the lock is held, and far more than a busy computer adds to a pulse. */
const LATE_MS = 4_000;
/** Longer than the journal waits for a lock. */
const LOCKED_MS = 6_000;

test('another program locks the journal while a pulse runs and an entry is due: the contact opens in time, and both sales end', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ pulseMs: PULSE_MS });
  const cancelled = await toQr(kiosk, bank);
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  const bought = await toConfirm(kiosk, bank, 2);
  const other = await OtherProgram.open(join(kiosks.folder.dataDirectory, 'journal.db'));
  const switchedOn = relay.change(({ on }) => on);
  bought.confirm();
  await switchedOn;
  const sinceMs = performance.now();
  const switchedOff = relay.change(({ on }) => !on);
  const locked = other.run('BEGIN IMMEDIATE').then(() => {
    cancelled.fail();
    setTimeout(() => void other.run('COMMIT'), LOCKED_MS);
  });
  await switchedOff;
  expect(performance.now() - sinceMs).toBeLessThan(PULSE_MS + LATE_MS);
  await locked;

  await kiosk.waitScreen('success');
  await expect.poll(async () => (await kiosk.ledger()).map(({ state }) => state)).toEqual(['closed', 'closed']);
  await kiosk.logged('append-slow');
  expect(relay.pulses()).toEqual([WATER.channel]);
  await other.close();
});
