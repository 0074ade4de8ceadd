import { formatKazakhTime } from '../messages/kazakh-time.ts';
import { paperText } from '../messages/paper-words.ts';
import { text as say } from '../messages/text.ts';
import { formatTenge } from '../money/money.ts';
import type { Slip } from './slip.ts';
import type { PaperLine } from './document.ts';
import { centred, headline, optional, pair, RULE, SPACE } from './lines.ts';

/** The longest line that fits beside the longest label of a signature. */
const SIGNATURE = '_'.repeat(20);

/** The slip that accompanies the cassette. */
export function collectionPaper({
  language,
  operatorName,
  tradePoint,
  amountTiyn,
  bills,
  atMs,
}: Extract<Slip, { kind: 'collection' }>): readonly PaperLine[] {
  return [
    headline(operatorName),
    ...optional(tradePoint, (name) => centred(name)),
    RULE,
    centred(paperText(language, 'paper.collection.title'), true),
    pair(say(language, 'receipt.time'), formatKazakhTime(atMs)),
    pair(paperText(language, 'paper.collection.bills'), String(bills)),
    pair(paperText(language, 'paper.collection.amount'), formatTenge(amountTiyn), true),
    RULE,
    SPACE,
    pair(paperText(language, 'paper.collection.handed-over'), SIGNATURE),
    SPACE,
    pair(paperText(language, 'paper.collection.received'), SIGNATURE),
  ];
}
