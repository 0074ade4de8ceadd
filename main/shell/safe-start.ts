import { EXIT } from '../../app/command-line/exit-codes.ts';
import { problem } from '../../app/problem.ts';
import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { MINUTE_MS } from '../../app/units.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { whenQuiet } from '../runtime/when-quiet.ts';
import { KIOSK_EXIT, type End } from './ending.ts';
import { partsOf } from '../compose/compose-safely.ts';
import { loadConfig } from '../config/load-config.ts';
import { STORM_MS, STORM_STARTS, type StartRecord } from '../watchdog/start-record.ts';

/** A machine that nobody comes to is tried again after this time: what ended the program may have been outside. */
const SAFE_FOR_MS = 15 * MINUTE_MS;

/** Whether this start leaves everything out that may have ended the runs before it. */
export function isStorm(record: Pick<StartRecord, 'suddenEnds'> | null): boolean {
  return record !== null && record.suddenEnds >= STORM_STARTS;
}

/**
 * The parts of a start without devices, bank and sales. The screen says what happened, in the operator's languages and
 * with the operator's contact, and the service menu is behind its PIN as ever.
 */
export function safeParts(configFile: string | null): ReturnType<typeof partsOf> {
  const error = problem('starts-failed', {
    count: String(STORM_STARTS),
    minutes: String(STORM_MS / MINUTE_MS),
    next: String(SAFE_FOR_MS / MINUTE_MS),
  });
  const parts = partsOf({ ok: false, error });
  const loaded = configFile === null ? null : loadConfig(configFile);
  return loaded?.ok === true ? { ...parts, config: { ...loaded.value, peripherals: {} } } : parts;
}

/** The run whose start is on record. */
interface RecordedRun {
  readonly record: StartRecord;
  readonly loop: EventLoop;
  readonly clock: Clock;
  readonly log: Log;
  readonly end: End;
}

/**
 * Forgets the start once its run is sound; a start without devices is tried again as a whole one when nobody is at the
 * machine. Returns the end that forgets as well, unless it is an error's.
 */
export function followStart({ record, loop, clock, log, end }: RecordedRun): End {
  // A disk that refuses has words of its own.
  const forget = (): Promise<void> => record.forget().catch(() => undefined);
  if (isStorm(record)) {
    const fromMonoMs = clock.monoMs();
    whenQuiet(
      loop,
      clock,
      () => clock.monoMs() - fromMonoMs >= SAFE_FOR_MS,
      () => {
        log.write('warning', 'restart-wanted', { cause: 'starts-failed' });
        end(KIOSK_EXIT.restartWanted);
      },
    );
    return end;
  }
  clock.setTimer(STORM_MS, () => {
    void forget();
  });
  return (code) => {
    if (code !== EXIT.unexpected) void forget();
    end(code);
  };
}
