import type { TextParameters } from '../../../app/messages/fill-template.ts';
import { homeWords } from '../../../app/messages/service/home-words.ts';
import type { LineText } from '../../../app/service/doors/home/types.ts';
import { lineValueText } from '../../parts/line-value.ts';
import { useService, useServiceWords } from '../state/shown.ts';

/** Writes the sentence of a line with its values in the menu's language. */
export function useLineText(): (line: LineText) => string {
  const { language } = useService().frame;
  const { say } = useServiceWords(homeWords);
  return ({ key, values }) => {
    const parameters: TextParameters = Object.fromEntries(
      Object.entries(values).map(([place, value]) => [
        place,
        value === undefined ? undefined : lineValueText(language, value),
      ]),
    );
    return say(key, parameters).trim();
  };
}
