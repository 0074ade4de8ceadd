import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { whenQuiet } from '../runtime/when-quiet.ts';
import { KIOSK_EXIT, type End } from './ending.ts';
import { endTraining, type Training } from './training.ts';

/** The running demonstration. */
interface TrainingRun {
  readonly loop: EventLoop;
  readonly clock: Clock;
  readonly log: Log;
  readonly end: End;
}

/** A demonstration for training that nobody has switched off ends when nobody buys in it any more. */
export function endWhenOver(training: Training, { loop, clock, log, end }: TrainingRun): void {
  const overMonoMs = clock.monoMs() + training.untilWallMs - clock.wallMs();
  whenQuiet(
    loop,
    clock,
    () => clock.monoMs() >= overMonoMs,
    () => {
      log.write('warning', 'restart-wanted', { cause: 'demo-over' });
      const restart = (): void => {
        end(KIOSK_EXIT.restartWanted);
      };
      // Where the disk refuses, the next start finds it over as well.
      void endTraining(training).then(restart, restart);
    },
  );
}
