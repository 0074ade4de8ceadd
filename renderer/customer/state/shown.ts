import { createContext, useContext } from 'react';
import type { LocalText } from '../../../app/language/language.ts';
import { pick, text, type MessageKey, type TextParameters } from '../../../app/messages/text.ts';
import type { Frame } from '../../../app/session/view/view.ts';
import type { Intents } from './intents.ts';

interface Shown {
  readonly frame: Frame;
  readonly arrivedAtMs: number;
  readonly intents: Intents;
}

export const ShownContext = createContext<Shown | null>(null);

/** The frame around the screen, when it came, and what can be asked of main. */
export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error('useShown outside of ShownContext');
  return shown;
}

/** How a screen gets its words. */
export interface Words {
  /** A message of ours. */
  readonly say: (key: MessageKey, parameters?: TextParameters) => string;
  /** A text of the operator's. */
  readonly name: (localText: LocalText) => string;
}

/** Words in the language of the screen. */
export function useWords(): Words {
  const { language } = useShown().frame;
  return {
    say: (key, parameters) => text(language, key, parameters),
    name: (localText) => pick(localText, language),
  };
}
