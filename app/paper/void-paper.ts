import { LANGUAGES } from '../language/language.ts';
import { paperText } from '../messages/paper-words.ts';
import type { PaperDocument } from './document.ts';
import { centred, large, RULE, SPACE } from './lines.ts';

/** What follows a paper that was not finished, and is cut off with it; nobody knows whose hands it gets into. */
export const VOID_PAPER: PaperDocument = {
  lines: [
    RULE,
    ...LANGUAGES.flatMap((language) => [
      large(paperText(language, 'paper.void.title')),
      centred(paperText(language, 'paper.void.why')),
      SPACE,
    ]),
    RULE,
  ],
};
