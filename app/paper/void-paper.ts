import { LANGUAGES } from '../language/language.ts';
import { paperText } from '../messages/paper-words.ts';
import type { PaperDocument } from './document.ts';
import { centred, large, RULE, SPACE } from './lines.ts';

/** The strip that marks an unfinished paper as void and is cut off with it, because anyone may take it. */
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
