import type { Page } from '@playwright/test';

/** What a page has played since it was watched. */
export interface Heard {
  readonly voices: readonly { readonly src: string; readonly moves: boolean; readonly paused: boolean }[];
  /** Single tones that were begun. */
  readonly tones: number;
  readonly faults: readonly string[];
}

/** Watches what a page plays, which leaves no trace in its elements. The answer tells what was played so far. */
export async function keepHeard(page: Page): Promise<() => Promise<Heard>> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  const kept = await page.evaluateHandle(() => {
    const voices: HTMLMediaElement[] = [];
    const counted = { tones: 0 };
    const media = HTMLMediaElement.prototype;
    const play = Object.getOwnPropertyDescriptor(media, 'play')?.value as HTMLMediaElement['play'];
    media.play = function (this: HTMLMediaElement) {
      voices.push(this);
      return play.call(this);
    };
    const tone = OscillatorNode.prototype;
    const start = Object.getOwnPropertyDescriptor(AudioScheduledSourceNode.prototype, 'start')
      ?.value as OscillatorNode['start'];
    tone.start = function (this: OscillatorNode, when?: number) {
      start.call(this, when);
      counted.tones += 1;
    };
    return { voices, counted };
  });
  return async () => ({
    ...(await kept.evaluate(({ voices, counted }) => ({
      voices: voices.map(({ src, currentTime, paused }) => ({ src, moves: currentTime > 0, paused })),
      tones: counted.tones,
    }))),
    faults: [...faults],
  });
}
