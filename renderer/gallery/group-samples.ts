/** The samples of one screen. */
export interface SampleGroup {
  readonly screen: string;
  readonly names: readonly string[];
}

/** The only screen with hyphens in its own name. */
const OUT_OF_SERVICE = 'out-of-service';

function screenOf(sample: string): string {
  return sample.startsWith(OUT_OF_SERVICE) ? OUT_OF_SERVICE : (sample.split('-')[0] ?? sample);
}

/** Groups the samples by screen, in their order. */
export function groupSamples(samples: readonly string[]): SampleGroup[] {
  const groups = new Map<string, string[]>();
  for (const sample of samples) {
    const screen = screenOf(sample);
    groups.set(screen, [...(groups.get(screen) ?? []), sample]);
  }
  return [...groups].map(([screen, names]) => ({ screen, names }));
}
