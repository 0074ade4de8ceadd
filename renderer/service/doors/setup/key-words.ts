import type { setupWords } from '../../../../app/messages/service/setup-words.ts';
import type { Contract } from '../../../../app/service/state/setup-place.ts';

type Word = keyof typeof setupWords;

/** What the key of a contract is called: a bank's ApiKey, or what a service calls its own. */
export function keyWords(contract: Contract | null): {
  readonly text: Word;
  readonly label: Word;
  readonly here: Word;
} {
  if (contract === 'byFly') return { text: 'key.text.byFly', label: 'key.byFly', here: 'key.here.byFly' };
  if (contract === 'apiPay') return { text: 'key.text.apiPay', label: 'key.apiPay', here: 'key.here' };
  return { text: 'key.text', label: 'key', here: 'key.here' };
}
