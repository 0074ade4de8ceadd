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

/** The frame around the screen, its time of arrival, and the customer's actions. */
export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error('useShown outside of ShownContext');
  return shown;
}

/** The texts for a screen. */
export interface Words {
  /** A message of the application. */
  readonly say: (key: MessageKey, parameters?: TextParameters) => string;
  /** A text of the operator. */
  readonly name: (localText: LocalText) => string;
}

/** The texts in the screen's language. */
export function useWords(): Words {
  const { language } = useShown().frame;
  return {
    say: (key, parameters) => text(language, key, parameters),
    name: (localText) => pick(localText, language),
  };
}
