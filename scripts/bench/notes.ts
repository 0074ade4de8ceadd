/** Sales for notes: the time until a note is stacked, with its intent on disk, and the intervals between the polls. */
import { join } from 'node:path';
import type { Ground } from './measure.ts';
import { middleOf, screenPainted } from './page.ts';
import { line, TARGETS, type Line } from './results.ts';
import { Subject } from './subject.ts';

const PRODUCT = 'button.card:enabled';
const CASH = '.methods .method:nth-of-type(2)';
const DONE = '.stage-actions button.filled';
const [SHORTEST_POLL_MS, LONGEST_POLL_MS] = [100, 200] as const;
const SETTLE_MS = 5_000;

async function press(kiosk: Subject, selector: string): Promise<void> {
  await kiosk.touch(await kiosk.run(middleOf, selector));
}

/** Measures sales for one note each, while the screens animate. */
export async function notesLines({ workFolder, world, progress }: Ground, sales: number): Promise<readonly Line[]> {
  const kiosk = new Subject(null, [
    `--config=${world.ready.notesConfigFile}`,
    `--data-dir=${join(workFolder, 'notes')}`,
  ]);
  try {
    await kiosk.painted();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await world.pollIntervals();
    const stacks: number[] = [];
    for (let sale = 1; sale <= sales; sale += 1) {
      await press(kiosk, PRODUCT);
      await kiosk.run(screenPainted, 'payment');
      await press(kiosk, CASH);
      await kiosk.run(screenPainted, 'cash');
      stacks.push((await world.insertNote()).stackMs);
      await kiosk.run(screenPainted, 'success');
      await press(kiosk, DONE);
      await kiosk.run(screenPainted, 'idle');
      progress(`notes ${sale}/${sales}`);
    }
    const intervals = await world.pollIntervals();
    const within = intervals.filter((ms) => ms >= SHORTEST_POLL_MS && ms <= LONGEST_POLL_MS).length / intervals.length;
    return [
      line('escrow answered → first byte of STACK', 'ms', stacks, TARGETS.stackMs),
      line(`polls ${SHORTEST_POLL_MS} to ${LONGEST_POLL_MS} ms apart, of 1`, '×', [within], {
        least: TARGETS.pollShare,
      }),
      line('  from poll to poll', 'ms', intervals),
    ];
  } finally {
    await kiosk.stop();
  }
}
