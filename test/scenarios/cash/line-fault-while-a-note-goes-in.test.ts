import { test } from 'vitest';
import type { CcnetFault } from '../../../drivers/bill-acceptor/ccnet/simulator/faults.ts';
import { CashMachine, SOLD } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

/** What the line does to a note, from a moment until another, without the customer noticing. */
interface LineFault {
  readonly fault: CcnetFault;
  /** On its way from escrow to the cassette, or when its arrival is to be reported. */
  readonly from: 'stacking' | 'stacked';
  readonly isOver: (machine: CashMachine, before: { readonly stacked: number; readonly polls: number }) => boolean;
}

const isStacked: LineFault['isOver'] = (machine, { stacked }) => machine.notes('stacked') > stacked;
/** A fault that lasts for a number of frames has had all of them. */
const isUsedUp: LineFault['isOver'] = ({ unit }) =>
  unit.faults().every((fault) => ('answers' in fault ? fault.answers : 'acks' in fault ? fault.acks : 0) === 0);

const FAULTS: readonly LineFault[] = [
  // Shorter than the silence after which the unit counts as lost; the note arrives meanwhile.
  {
    fault: { kind: 'mute' },
    from: 'stacking',
    isOver: (machine, before) => isStacked(machine, before) && machine.unit.polls >= before.polls + 3,
  },
  // Within the time that an answer may take.
  { fault: { kind: 'slow', answerMs: 120 }, from: 'stacking', isOver: isStacked },
  // More than the driver asks for again by NAK.
  { fault: { kind: 'corrupt', answers: 5 }, from: 'stacked', isOver: isUsedUp },
  { fault: { kind: 'lose-acks', acks: 6 }, from: 'stacked', isOver: isUsedUp },
  { fault: { kind: 'echo' }, from: 'stacking', isOver: isStacked },
];

test.each(FAULTS)('$fault.kind while a note goes in: it counts once, and the product comes out', async (one) => {
  const machine = await CashMachine.start(start);
  const stacked = machine.notes('stacked');
  await machine.insertUpTo('stacking');
  if (one.from === 'stacked') await machine.untilNotes('stacked', stacked + 1);
  const before = { stacked, polls: machine.unit.polls };
  await machine.during(one.fault, () => one.isOver(machine, before));
  await machine.finishSale();
  await machine.buy();
  machine.expectOnRecord([SOLD, SOLD]);
});
