import { LANGUAGE_NAMES, LANGUAGES } from '../language/language.ts';
import { formatKazakhTime } from '../messages/kazakh-time.ts';
import { paperText } from '../messages/paper-words.ts';
import { formatTenge, tiyn } from '../money/money.ts';
import type { PaperLine } from './document.ts';
import { centred, headline, large, pair, RULE, SPACE, text } from './lines.ts';
import type { Slip } from './slip.ts';

/** An amount with every kind of character that amounts have. */
const SAMPLE_TIYN = tiyn(123_456_700);
/** As wide as the widest paper; a narrower one wraps it where its last column is. */
const RULER = '1234567890'.repeat(4) + '12345678';

/** The test page: letters of every language, sizes, columns, a QR code, and the cut. */
export function testPaper({ operatorName, atMs }: Extract<Slip, { kind: 'test' }>): readonly PaperLine[] {
  return [
    headline(operatorName),
    centred(formatKazakhTime(atMs)),
    RULE,
    ...LANGUAGES.flatMap((language) => [
      large(paperText(language, 'paper.test.title')),
      text(`${LANGUAGE_NAMES[language]}: ${paperText(language, 'paper.test.letters')}`),
    ]),
    RULE,
    text(RULER),
    pair('Kaspi QR', formatTenge(SAMPLE_TIYN), true),
    { kind: 'qr', content: 'SAUDA-TEST' },
    SPACE,
    ...LANGUAGES.map((language) => centred(paperText(language, 'paper.test.end'))),
  ];
}
