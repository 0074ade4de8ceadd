import { performance } from 'node:perf_hooks';

const BEAT_MS = 10;

/** Measures until it is called: the longest time in which nothing else could happen in this thread. */
export function heartbeat(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, BEAT_MS);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
