import { expect, test } from '../support/lines/acceptor-line.ts';
import {
  buyForNote,
  expectOnRecord,
  finishSale,
  IN_DOUBT,
  insertUpTo,
  leaveError,
  sellsForNotes,
  SOLD,
  waitLeaving,
  waitLogged,
} from '../support/kiosk/cash-faults.ts';

/* These wait for limits of the product as long as they are: 5 s of silence, and 60 s for a note that nobody sees. */

test('a unit that counts as lost while a note is drawn in: the product is dispensed as soon as the unit reports the note', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
  const stacked = acceptor.next('stacked');
  await insertUpTo(kiosk, acceptor, 'stacking');
  acceptor.unit.setFault({ kind: 'mute' });
  await waitLeaving(kiosk);
  await waitLogged(kiosk, 'acceptor-lost', 1);
  acceptor.goOn();
  await stacked;
  acceptor.unit.clearFault('mute');
  await finishSale(kiosk);
  await buyForNote(kiosk, acceptor);
  await expectOnRecord({ kiosk, acceptor, relay, bank }, [SOLD, SOLD]);
});

test('a note pulled out between escrow and cassette without a report: in doubt under a code after a minute, and never paid', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
  await insertUpTo(kiosk, acceptor, 'stacking');
  expect(acceptor.unit.pull()).toEqual({ ok: true, value: undefined });
  acceptor.goOn();
  await waitLeaving(kiosk);
  acceptor.unit.clearFault('cheat');
  await kiosk.waitReason('error', 'bill-stuck', 70_000);
  await leaveError(kiosk, 'bill-stuck', true);
  await kiosk.waitScreen('idle');
  expect(acceptor.cassetteTenge()).toBe(0);
  await buyForNote(kiosk, acceptor);
  await expectOnRecord({ kiosk, acceptor, relay, bank }, [IN_DOUBT, SOLD]);
});
