import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { OWED, toConfirm } from '../support/kiosk/sales.ts';

const PULSE_MS = 1_000;
/** Three seconds of grace, and a machine that has much else to do; nothing else opens the contact. */
const OPEN_MS = PULSE_MS + 3_000 + 12_000;

test('when main stops in the middle of a pulse, the guardian kills it and opens the contact, and the sale is owed', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ pulseMs: PULSE_MS });
  const purchase = await toConfirm(kiosk, bank);
  const switchedOn = relay.change(({ on }) => on);
  purchase.confirm();
  await switchedOn;
  const switchedOff = relay.change(({ on }) => !on);
  process.kill(kiosk.pid, 'SIGSTOP');
  expect((await switchedOff).previousMs).toBeLessThan(OPEN_MS);
  expect(relay.isAllOff()).toBe(true);

  const again = await kiosks.start();
  await again.waitScreen('idle');
  const ended = await again.logged('ended-suddenly');
  expect(ended.facts).toMatchObject({ switchedOff: 'sent', cause: 'stalled-in-a-pulse' });
  expect(await again.onlySale()).toMatchObject(OWED);
});
