/** A kiosk that is killed: how soon its guardian has switched the board off. */
import { join } from 'node:path';
import type { Ground } from './measure.ts';
import { line, TARGETS, type Line } from './results.ts';
import { Subject } from './subject.ts';
import type { SwitchedOff } from './world-messages.ts';

/** The board is prepared and its guardian stands by long before; this is for what the start still does beside it. */
const SETTLE_MS = 2_000;

/** Kills one kiosk after the other at idle: the guardian does the same whatever contact is closed. */
export async function guardianLines({ workFolder, world, progress }: Ground, runs: number): Promise<readonly Line[]> {
  const samples: SwitchedOff[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const kiosk = new Subject(null, [
      `--config=${world.ready.configFile}`,
      `--data-dir=${join(workFolder, 'guardian')}`,
    ]);
    try {
      await kiosk.painted();
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      samples.push(await world.kill(kiosk.pid));
    } finally {
      await kiosk.stop();
    }
    progress(`guardian ${run}/${runs}`);
  }
  return [
    line(
      'killed → OFF of the last channel',
      'ms',
      samples.map(({ lastMs }) => lastMs),
      TARGETS.guardianMs,
    ),
    line(
      '  killed → first OFF',
      'ms',
      samples.map(({ firstMs }) => firstMs),
    ),
  ];
}
