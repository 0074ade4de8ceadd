import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const BEAT_MS = 10;
const NANOSECONDS_PER_MS = 1_000_000;

/** How this thread fared while it was watched. */
interface Standstill {
  /** The longest time in which nothing else could happen in this thread, without what other programs had of it. */
  readonly longestMs: number;
  /** For so long altogether this thread was ready to run and other programs had the processor. */
  readonly othersMs: number;
}

/** How long this thread has been ready to run without a processor since its start; 0 where the system does not say. */
function waitedMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / NANOSECONDS_PER_MS;
  } catch {
    return 0;
  }
}

/** Measures until it is called. */
export function heartbeat(): () => Standstill {
  const sinceMs = waitedMs();
  let last = { atMs: performance.now(), waitedMs: sinceMs };
  let longestMs = 0;
  const timer = setInterval(() => {
    const next = { atMs: performance.now(), waitedMs: waitedMs() };
    longestMs = Math.max(longestMs, next.atMs - last.atMs - (next.waitedMs - last.waitedMs));
    last = next;
  }, BEAT_MS);
  return () => {
    clearInterval(timer);
    return { longestMs, othersMs: waitedMs() - sinceMs };
  };
}
