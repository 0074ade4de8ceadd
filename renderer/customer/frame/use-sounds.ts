import { useEffect, useRef } from 'react';
import type { Language } from '../../../app/language/language.ts';
import type { Frame } from '../../../app/session/view/view.ts';
import type * as soundPlayer from './sound-player.ts';
import type { Intents } from '../state/intents.ts';

/** Recordings that could not be played since the page was loaded: each is reported once. */
const unplayed = new Set<string>();

interface Heard {
  readonly screen: string;
  readonly language: Language;
}

/**
 * Plays the sound of each screen once, when it appears; in another language, only what is spoken. What was being said
 * ends with its screen, and with its language. The player is loaded with the first sound, which no idle screen has.
 */
export function useSounds(sound: Frame['sound'], { screen, language }: Heard, intents: Intents): void {
  const before = useRef<Heard | null>(null);
  const now = useRef({ sound, intents });
  const player = useRef<Pick<typeof soundPlayer, 'stopSound'> | null>(null);
  useEffect(() => {
    now.current = { sound, intents };
  });
  useEffect(() => {
    const isOther = before.current?.screen !== screen;
    const shown = { screen, language };
    before.current = shown;
    player.current?.stopSound();
    const { sound: heard } = now.current;
    if (heard === null || (!isOther && heard.voice === null)) return;
    const voice = heard.voice === null || unplayed.has(heard.voice) ? null : heard.voice;
    void import('./sound-player.ts')
      .then((loaded) => {
        player.current = loaded;
        // Another screen has come meanwhile.
        if (before.current !== shown) return;
        loaded.playSound({ ...heard, voice }, (address) => {
          unplayed.add(address);
          now.current.intents.unplayed(address);
        });
      })
      .catch(() => undefined);
  }, [screen, language]);
}
