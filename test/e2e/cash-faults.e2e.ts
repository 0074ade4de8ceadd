import type { CcnetFault } from '../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { expect, test, type AcceptorLine } from '../support/lines/acceptor-line.ts';
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
  waitPolls,
  waitUsedUp,
} from '../support/kiosk/cash-faults.ts';

/* Each kiosk sees several faults in a row. */

/** A unit that says what is wrong with it: the note stops where it is. */
const TROUBLES: readonly (readonly CcnetFault[])[] = [
  [{ kind: 'jam' }, { kind: 'cassette-jam' }, { kind: 'cassette-full' }, { kind: 'failure', code: 0x51 }],
  [{ kind: 'cheat' }, { kind: 'cassette-removed' }],
];

for (const faults of TROUBLES) {
  const names = faults.map(({ kind }) => kind).join(', ');
  test(`${names} while a note is drawn in: it brings the product when it has gone in, and notes are taken again`, async ({
    bank,
    relay,
    acceptor,
    kiosks,
  }) => {
    const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
    for (const fault of faults) await test.step(fault.kind, () => stopNoteBy(kiosk, acceptor, fault));
    await buyForNote(kiosk, acceptor);
    await expectOnRecord({ kiosk, acceptor, relay, bank }, [...faults.map(() => SOLD), SOLD]);
  });
}

/** What the line does to a note, from a moment until another, without the customer noticing. */
interface LineFault {
  readonly fault: CcnetFault;
  /** In its way from escrow to the cassette, or when the host has to be told that it is there. */
  readonly from: 'stacking' | 'stacked';
  readonly until: (acceptor: AcceptorLine) => Promise<unknown>;
}

const LINE_FAULTS: readonly (readonly LineFault[])[] = [
  [
    // Shorter than the silence after which the unit counts as lost; the note arrives meanwhile.
    {
      fault: { kind: 'mute' },
      from: 'stacking',
      until: (acceptor) => Promise.all([acceptor.next('stacked'), waitPolls(acceptor, 3)]),
    },
    // Within the time that an answer may take.
    { fault: { kind: 'slow', answerMs: 120 }, from: 'stacking', until: (acceptor) => acceptor.next('stacked') },
    // More than the driver asks for again by NAK.
    {
      fault: { kind: 'corrupt', answers: 5 },
      from: 'stacked',
      until: (acceptor) => waitUsedUp(acceptor, { kind: 'corrupt', answers: 0 }),
    },
  ],
  [
    {
      fault: { kind: 'lose-acks', acks: 6 },
      from: 'stacked',
      until: (acceptor) => waitUsedUp(acceptor, { kind: 'lose-acks', acks: 0 }),
    },
    { fault: { kind: 'echo' }, from: 'stacking', until: (acceptor) => acceptor.next('stacked') },
  ],
];

for (const faults of LINE_FAULTS) {
  const names = faults.map(({ fault }) => fault.kind).join(', ');
  test(`${names} while a note is drawn in: it counts once, and the product comes out`, async ({
    bank,
    relay,
    acceptor,
    kiosks,
  }) => {
    const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
    for (const { fault, from, until } of faults) {
      await test.step(fault.kind, async () => {
        const stacked = acceptor.next('stacked');
        await insertUpTo(kiosk, acceptor, 'stacking');
        if (from === 'stacked') {
          acceptor.goOn();
          await stacked;
        }
        const over = until(acceptor);
        acceptor.unit.setFault(fault);
        acceptor.goOn();
        await over;
        acceptor.unit.clearFault(fault.kind);
        await finishSale(kiosk);
      });
    }
    await buyForNote(kiosk, acceptor);
    await expectOnRecord({ kiosk, acceptor, relay, bank }, [...faults.map(() => SOLD), SOLD]);
  });
}

test('a note that is rejected, and one that turns round after STACK: they come out, do not count, and the sale goes on', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
  acceptor.unit.setFault({ kind: 'reject', reason: 'verification' });
  const rejected = acceptor.next('rejected');
  await insertNote(kiosk, acceptor);
  await rejected;
  acceptor.unit.setFault({ kind: 'refuse-to-stack' });
  const returned = acceptor.next('returned');
  await insertAgain(acceptor);
  await returned;
  acceptor.unit.clearFault('refuse-to-stack');
  expect(await kiosk.screen()).toBe('cash');
  await insertAgain(acceptor);
  await finishSale(kiosk);
  await buyForNote(kiosk, acceptor);
  expect(acceptor.returnedTenge()).toBe(1_000);
  await expectOnRecord({ kiosk, acceptor, relay, bank }, [SOLD, SOLD]);
});

test('the unit alone loses its power with a note in its head, in its stacker, and coming in; a jam while one is coming in', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
  for (const place of ['stacking', 'in-stacker'] as const) {
    await test.step(place, async () => {
      await insertUpTo(kiosk, acceptor, place);
      acceptor.unit.setFault({ kind: 'power-cut' });
      acceptor.goOn();
      // Without power it takes nothing.
      await acceptor.waitTaking();
      acceptor.unit.clearFault('power-cut');
      if (place === 'in-stacker') await finishSale(kiosk);
      else await leaveError(kiosk, 'acceptor-lost', false);
      await kiosk.waitScreen('idle');
    });
  }
  for (const kind of ['power-cut', 'jam'] as const) {
    await test.step(`${kind}, coming in`, async () => {
      await insertUpTo(kiosk, acceptor, 'entering');
      acceptor.unit.setFault({ kind });
      acceptor.goOn();
      if (kind === 'power-cut') acceptor.unit.clearFault(kind);
      await leaveError(kiosk, 'acceptor-lost', false);
      // Jammed, it moves again behind the customer's back, and comes out.
      acceptor.unit.clearFault(kind);
      await kiosk.waitScreen('idle');
      await expect.poll(() => acceptor.unit.note()).toBeNull();
    });
  }
  await buyForNote(kiosk, acceptor);
  await expectOnRecord({ kiosk, acceptor, relay, bank }, [NOTHING, SOLD, NOTHING, NOTHING, SOLD]);
});
