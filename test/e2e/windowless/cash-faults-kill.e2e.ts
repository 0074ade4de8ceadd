import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import {
  buyForNote,
  expectOnRecord,
  IN_DOUBT,
  insertUpTo,
  NOTHING,
  OWED,
  sellsForNotes,
  SOLD,
} from '../../support/kiosk/cash-faults.ts';
import { waitOffersCash } from '../../support/kiosk/sales.ts';

test('killed while a note is coming in, while it is drawn in, and in a jam: one start after the other, the records are right', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const first = await kiosks.open({ change: sellsForNotes(acceptor.path) });
  await insertUpTo(first, acceptor, 'entering');
  await first.kill();
  acceptor.goOn();

  // The note has no intent: it is returned.
  const returned = acceptor.next('returned');
  const second = await kiosks.start();
  await returned;
  await second.waitScreen('idle');
  const stacked = acceptor.next('stacked');
  await insertUpTo(second, acceptor, 'stacking');
  await second.kill();
  acceptor.goOn();
  await stacked;

  const third = await kiosks.start();
  await third.waitScreen('idle');
  await insertUpTo(third, acceptor, 'stacking');
  acceptor.unit.setFault({ kind: 'jam' });
  acceptor.goOn();
  await third.kill();
  expect(acceptor.unit.note()?.at).toBe('stacking');

  const last = await kiosks.start();
  await last.waitScreen('idle');
  await waitOffersCash(last, false);
  acceptor.unit.clearFault('jam');
  await buyForNote(last, acceptor);
  // RESET ejects a jammed note without a report: the kiosk cannot know, and a person has to look.
  expect(acceptor.returnedTenge()).toBe(1_000);
  await expectOnRecord({ kiosk: last, acceptor, relay, bank }, [NOTHING, OWED, IN_DOUBT, SOLD]);
});
