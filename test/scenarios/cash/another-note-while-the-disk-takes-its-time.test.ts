import { expect, test } from 'vitest';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import type { KioskJournal } from '../../../main/journal/kiosk-journal.ts';
import { delays } from '../../../drivers/common/delays.ts';
import { tiyn } from '../../../app/money/money.ts';
import { CashMachine } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const NOTE = tiyn(50_000);
/** Longer than the unit takes to draw a note in, to be polled and to be disabled. */
const HANGS_MS = 8_000;
/** A hand that tries again and again. */
const TRY_EVERY_MS = 10;
/** The unit is disabled as soon as a poll has found it at rest: units refuse that before. */
const DISABLED_AFTER_MS = 2 * delays.ccnetPollMs;

const start = withKiosk();

/** What is appended while it is held waits until it is let go. */
class HeldDisk {
  #letGo: () => void = () => undefined;
  #held: Promise<void> | null = null;

  readonly journal = (directory: string): KioskJournal => {
    const real = journalInThread(new JournalKeeper(directory));
    return {
      ...real,
      append: (entries, now) =>
        this.#held === null ? real.append(entries, now) : this.#held.then(() => real.append(entries, now)),
    };
  };

  hold(): void {
    this.#held = new Promise((resolve) => {
      this.#letGo = resolve;
    });
  }

  letGo(): void {
    this.#held = null;
    this.#letGo();
  }
}

/** A note is in the cassette, and its entry hangs on the disk. */
async function stackedWithoutEntry(): Promise<{ machine: CashMachine; disk: HeldDisk }> {
  const disk = new HeldDisk();
  const machine = await CashMachine.start((options) => start({ ...options, journal: disk.journal }));
  await machine.toEntry('juice');
  await machine.insert();
  await machine.until(() => machine.unit.note()?.at === 'in-stacker', 'in the stacker');
  disk.hold();
  await machine.untilNotes('stacked', 1);
  return { machine, disk };
}

test('no other note comes in before the stacked one is written down, so that a power cut cannot mistake one for the other', async () => {
  const { machine, disk } = await stackedWithoutEntry();
  await machine.kiosk.clock.advance(DISABLED_AFTER_MS);
  for (let heldMs = DISABLED_AFTER_MS; heldMs < HANGS_MS; heldMs += TRY_EVERY_MS) {
    expect(machine.unit.insert(NOTE), `${String(heldMs)} ms after the note`).toMatchObject({ ok: false });
    await machine.kiosk.clock.advance(TRY_EVERY_MS);
  }
  expect(machine.kiosk.screen).toMatchObject({ name: 'cash', step: 'drawing' });
  expect(machine.kiosk.report().lines).toMatchObject([{ paidTiyn: 0 }]);
  disk.letGo();
  await machine.until(() => machine.kiosk.report().lines[0]?.paidTiyn === NOTE, 'the first note on record');
  await machine.insert();
  await machine.untilScreen({ name: 'success' });
  machine.expectOnRecord([{ paidTiyn: 2 * NOTE, dispensed: true }]);
});
