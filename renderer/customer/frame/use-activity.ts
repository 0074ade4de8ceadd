import { useEffect } from 'react';

/** How often activity is reported at most. */
const REPORT_MS = 2_000;

/** Calls back while somebody touches or scrolls the page without pressing a button, now and then. */
export function useActivity(isWatched: boolean, report: () => void): void {
  useEffect(() => {
    if (!isWatched) return undefined;
    let reportedMs = -REPORT_MS;
    const onActivity = (): void => {
      const now = performance.now();
      if (now - reportedMs < REPORT_MS) return;
      reportedMs = now;
      report();
    };
    const options = { capture: true, passive: true };
    window.addEventListener('pointerdown', onActivity, options);
    window.addEventListener('scroll', onActivity, options);
    return () => {
      window.removeEventListener('pointerdown', onActivity, options);
      window.removeEventListener('scroll', onActivity, options);
    };
  }, [isWatched, report]);
}
