import { formatKazakhTime } from '../messages/kazakh-time.ts';
import { paperText } from '../messages/paper-words.ts';
import { text as say } from '../messages/text.ts';
import { formatTenge, multiplyTiyn, subtractTiyn, type Tiyn } from '../money/money.ts';
import type { Slip } from './slip.ts';
import type { PaperLine } from './document.ts';
import { centred, headline, optional, pair, RULE, SPACE } from './lines.ts';

type Collection = Extract<Slip, { kind: 'collection' }>;

/** The longest line that fits beside the longest label of a signature. */
const SIGNATURE = '_'.repeat(20);

/** The slip that accompanies the cassette. */
export function collectionPaper(slip: Collection): readonly PaperLine[] {
  const { language, operatorName, tradePoint, number, amountTiyn, bills, notes, counted, atMs } = slip;
  return [
    headline(operatorName),
    ...optional(tradePoint, (name) => centred(name)),
    RULE,
    centred(paperText(language, 'paper.collection.title', { number: number ?? undefined }), true),
    pair(say(language, 'receipt.time'), formatKazakhTime(atMs)),
    ...valueLines(notes),
    pair(paperText(language, 'paper.collection.bills'), String(bills)),
    pair(paperText(language, 'paper.collection.amount'), formatTenge(amountTiyn), true),
    ...(counted === null ? [] : countedLines(slip, counted)),
    RULE,
    SPACE,
    pair(paperText(language, 'paper.collection.handed-over'), SIGNATURE),
    SPACE,
    pair(paperText(language, 'paper.collection.received'), SIGNATURE),
  ];
}

function countedLines(
  { language, amountTiyn: expectedTiyn }: Collection,
  { amountTiyn, bills, notes }: NonNullable<Collection['counted']>,
): readonly PaperLine[] {
  return [
    RULE,
    centred(paperText(language, 'paper.collection.counted'), true),
    ...valueLines(notes),
    pair(paperText(language, 'paper.collection.bills'), String(bills)),
    pair(paperText(language, 'paper.collection.amount'), formatTenge(amountTiyn), true),
    pair(paperText(language, 'paper.collection.difference'), differenceOf(expectedTiyn, amountTiyn), true),
  ];
}

function valueLines(notes: Collection['notes']): readonly PaperLine[] {
  return notes.map(({ billTiyn, count }) =>
    pair(`${formatTenge(billTiyn)} x ${String(count)}`, formatTenge(multiplyTiyn(billTiyn, count))),
  );
}

function differenceOf(expectedTiyn: Tiyn, countedTiyn: Tiyn): string {
  if (countedTiyn < expectedTiyn) return `-${formatTenge(subtractTiyn(expectedTiyn, countedTiyn))}`;
  return `${countedTiyn > expectedTiyn ? '+' : ''}${formatTenge(subtractTiyn(countedTiyn, expectedTiyn))}`;
}
