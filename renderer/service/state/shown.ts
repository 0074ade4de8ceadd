import { createContext, useContext } from 'react';
import type { LocalText } from '../../../app/language/language.ts';
import { fillTemplate, type TextParameters } from '../../../app/messages/fill-template.ts';
import { text } from '../../../app/messages/text.ts';
import type { Problem } from '../../../app/problem.ts';
import type { ServiceFrame } from '../../../app/service/view.ts';
import type { ServiceIntents } from './intents.ts';

interface Shown {
  readonly frame: ServiceFrame;
  readonly arrivedAtMs: number;
  readonly intents: ServiceIntents;
}

export const ServiceContext = createContext<Shown | null>(null);

/** The frame around the door, its time of arrival, and what can be done. */
export function useService(): Shown {
  const shown = useContext(ServiceContext);
  if (shown === null) throw new Error('useService outside of ServiceContext');
  return shown;
}

/** The texts of a door in the menu's language: `say` for its own words, `name` for a text of the operator. */
export interface DoorWords<K extends string> {
  readonly say: (key: K, parameters?: TextParameters) => string;
  readonly name: (localText: LocalText) => string;
}

/** The texts of the door with these words. */
export function useServiceWords<K extends string>(words: Readonly<Record<K, LocalText>>): DoorWords<K> {
  const { language } = useService().frame;
  return {
    say: (key: K, parameters: TextParameters = {}): string => fillTemplate(words[key][language], parameters),
    name: (localText: LocalText): string => localText[language],
  };
}

/** The technician's sentence for a problem, in the menu's language. */
export function useProblemSentence(): (what: Problem) => string {
  const { language } = useService().frame;
  return ({ reason, parameters }) => text(language, `problem.${reason}.technician`, parameters);
}
