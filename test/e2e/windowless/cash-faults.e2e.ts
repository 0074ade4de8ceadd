import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import {
  buyForNote,
  expectOnRecord,
  finishSale,
  insertAgain,
  insertNote,
  insertUpTo,
  leaveError,
  NOTHING,
  sellsForNotes,
  SOLD,
  stopNoteBy,
  waitUsedUp,
} from '../../support/kiosk/cash-faults.ts';

/*
 * One fault of each sort, as the customer sees it. All of them, without a window: test/scenarios/cash, the files
 * note-stopped-by-a-trouble, line-fault-while-a-note-goes-in, note-comes-out-and-another-pays, unit-loses-its-power,
 * silent-with-a-note-on-its-way and note-is-fished-out.
 */

test('a jam, lost acknowledgements, a rejected note, and a unit without power: no note counts twice or for nothing', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
  await test.step('a jam stops the note between escrow and cassette', () =>
    stopNoteBy(kiosk, acceptor, { kind: 'jam' }));
  await test.step('acknowledgements are lost when the note is in', async () => {
    const stacked = acceptor.next('stacked');
    await insertUpTo(kiosk, acceptor, 'stacking');
    acceptor.goOn();
    await stacked;
    acceptor.unit.setFault({ kind: 'lose-acks', acks: 6 });
    await waitUsedUp(acceptor, { kind: 'lose-acks', acks: 0 });
    acceptor.unit.clearFault('lose-acks');
    await finishSale(kiosk);
  });
  await test.step('a note is rejected, and the next one pays', async () => {
    acceptor.unit.setFault({ kind: 'reject', reason: 'verification' });
    const rejected = acceptor.next('rejected');
    await insertNote(kiosk, acceptor);
    await rejected;
    expect(await kiosk.screen()).toBe('cash');
    await insertAgain(acceptor);
    await finishSale(kiosk);
  });
  await test.step('the unit alone loses its power with a note in its head', async () => {
    await insertUpTo(kiosk, acceptor, 'stacking');
    acceptor.unit.setFault({ kind: 'power-cut' });
    acceptor.goOn();
    // Without power it takes nothing.
    await acceptor.waitTaking();
    acceptor.unit.clearFault('power-cut');
    await leaveError(kiosk, 'acceptor-lost', false);
    await kiosk.waitScreen('idle');
  });
  await buyForNote(kiosk, acceptor);
  expect(acceptor.returnedTenge()).toBe(1_000);
  await expectOnRecord({ kiosk, acceptor, relay, bank }, [SOLD, SOLD, SOLD, NOTHING, SOLD]);
});
