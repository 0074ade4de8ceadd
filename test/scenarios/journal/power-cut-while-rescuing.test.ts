import { truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { realRescueDisk, type RescueDisk } from '../../../main/journal/rescue/disk.ts';
import { rescueJournal } from '../../../main/journal/rescue/rescue.ts';
import { withJournal, type JournalHarness } from './harness.ts';

const harness = withJournal();

/** The power is gone; nothing that comes after happens. */
class PowerCut extends Error {}

/** A disk whose power goes before its n-th step, or in the middle of it. */
function failingDisk(steps: number, inTheMiddle: boolean): RescueDisk {
  let left = steps;
  const cut = (half: () => void = (): void => undefined): void => {
    left -= 1;
    if (left >= 0) return;
    if (inTheMiddle && left === -1) half();
    throw new PowerCut();
  };
  return {
    makeFolder(folder): void {
      cut();
      realRescueDisk.makeFolder(folder);
    },
    build(file, write): void {
      cut(() => {
        write(file);
        truncateSync(file, 10_000);
      });
      realRescueDisk.build(file, write);
    },
    writeNew(file, parts): void {
      cut(() => {
        writeFileSync(file, 'half');
      });
      realRescueDisk.writeNew(file, parts);
    },
    replace(file, text): void {
      cut(() => {
        writeFileSync(`${file}.new`, text.slice(0, text.length / 2));
      });
      realRescueDisk.replace(file, text);
    },
    move(from, to): void {
      cut();
      realRescueDisk.move(from, to);
    },
    remove(file): void {
      cut();
      realRescueDisk.remove(file);
    },
  };
}

/** Rescues with a disk that fails at this step; true when it came to its end. */
function rescueUntil(damaged: JournalHarness, rows: readonly unknown[], steps: number, inTheMiddle: boolean): boolean {
  const journal = harness().like(damaged);
  const rescued = rescueJournal(journal.directory, {
    mode: 'if-certain',
    nowMs: 0,
    disk: failingDisk(steps, inTheMiddle),
  });
  // The next start finds the old files and rescues them, or finishes what was decided; nothing is lost on the way.
  expect(journal.start()).toMatchObject({ reason: null });
  expect(journal.rows()).toEqual(rows);
  expect(journal.start().keeper.rescued).toBeNull();
  journal.dispose();
  return rescued.ok;
}

test.each([
  ['before', false],
  ['in the middle of', true],
])('the power goes %s any step: no start takes half a journal for a whole one', (_, inTheMiddle) => {
  const damaged = harness().fill(20);
  const rows = damaged.rows();
  damaged.overwrite(1);
  let steps = 0;
  while (!rescueUntil(damaged, rows, steps, inTheMiddle)) steps += 1;
  // A leftover, the new file, a folder, two reports, the decision, four old files, the new name, the end.
  expect(steps).toBe(12);
});

test('a reader in between does not leave its companion files beside the new journal', () => {
  const journal = harness().fill(20);
  const rows = journal.rows();
  journal.overwrite(1);
  expect(rescueJournal(journal.directory, { mode: 'if-certain', nowMs: 0, disk: failingDisk(7, false) }).ok).toBe(
    false,
  );
  writeFileSync(journal.files.log, 'of nobody');
  expect(journal.start()).toMatchObject({ reason: null });
  expect(journal.rows()).toEqual(rows);
});
