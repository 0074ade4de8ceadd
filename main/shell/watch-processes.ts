import type { App } from 'electron';
import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { DEATHS_BEFORE_RESTART, unforgiven, withDeath, writeGpuRecord, type GpuRecord } from './gpu-record.ts';

/** Ports for counting and reporting crashes. */
export interface WatchPorts {
  readonly app: Pick<App, 'on'>;
  readonly dataDirectory: string;
  /** As this start has found it. */
  readonly record: GpuRecord;
  readonly clock: Clock;
  readonly log: Log;
}

/** What has become of Chromium's processes beside the windows'. */
export interface ProcessWatch {
  /** The GPU process has died so often that Chromium will soon end main: restart in order before it does. */
  isRestartWanted(): boolean;
}

/**
 * Logs every process of Chromium's that ends unasked, and counts the deaths of the GPU process, on disk as well. The
 * pages' processes are `keepAlive`'s matter.
 */
export function watchProcesses({ app, dataDirectory, record, clock, log }: WatchPorts): ProcessWatch {
  let latest = record;
  let deathsMonoMs: readonly number[] = [];
  let writing: Promise<void> = Promise.resolve();
  // Never in main's own time: a disk that stands still must not hold up a pulse.
  const keep = (next: GpuRecord): void => {
    writing = writing
      .then(() => writeGpuRecord(dataDirectory, next))
      .catch((error: unknown) => {
        log.write('warning', 'gpu-record-failed', { detail: error instanceof Error ? error.message : String(error) });
      });
  };
  // That this run does without the GPU counts for the next ones.
  if (record.withoutGpu) keep(record);
  app.on('child-process-gone', (_event, { type, reason, exitCode, name, serviceName }) => {
    if (reason === 'clean-exit') return;
    const isGpu = type === 'GPU';
    const nowMs = clock.monoMs();
    if (isGpu) deathsMonoMs = [...unforgiven(deathsMonoMs, nowMs), nowMs];
    const which = name ?? serviceName;
    log.write('error', 'process-gone', {
      type,
      ...(which === undefined ? {} : { name: which }),
      reason,
      exitCode,
      ...(isGpu ? { deaths: deathsMonoMs.length } : {}),
    });
    if (!isGpu) return;
    latest = withDeath(latest, clock.wallMs());
    keep(latest);
  });
  return { isRestartWanted: () => unforgiven(deathsMonoMs, clock.monoMs()).length >= DEATHS_BEFORE_RESTART };
}
