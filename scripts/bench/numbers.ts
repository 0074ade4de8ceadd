/** The statistics of the suite. */

/** The statistics of a series of measurements. */
export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly samples: readonly number[];
}

const DECIMALS = 1_000;

function round(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** The value below which this fraction of the samples lies. */
function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new Error('no samples');
  return low + (high - low) * (place - Math.floor(place));
}

function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** Summarizes a series of at least one measurement. */
export function summarize(samples: readonly number[]): Summary {
  return { median: round(median(samples)), p95: round(quantile(samples, 0.95)), samples: samples.map(round) };
}

/** The ratio of each sample to the baseline measured right beside it, so that the machine's load cancels out. */
export function ratios(samples: readonly number[], floor: readonly number[]): number[] {
  return samples.map((sample, index) => {
    const beside = floor[index];
    if (beside === undefined) throw new Error('every sample needs a floor beside it');
    return sample / beside;
  });
}
