import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { noAnswer, wrongAmount } from '../../support/fakes/fake-bank.ts';
import type { TestKiosk } from '../../support/harness/test-kiosk.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

/** The numbers of ours under which purchases were opened, after the first answer was lost. */
async function afterLostAnswer(kiosk: TestKiosk): Promise<readonly string[]> {
  await kiosk.choose('water');
  await kiosk.clock.advance(DELAYS.prepareRetryMs);
  return kiosk.bank.purchases.map(({ externalId }) => externalId);
}

test('the lost purchase uses the number: the next one is opened under another, which is recorded', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(noAnswer, wrongAmount);
  const [first, repeated, other] = await afterLostAnswer(kiosk);
  expect(repeated).toBe(first);
  expect(other).toBe(`${first ?? ''}-3`);
  expect(kiosk.screen.name).toBe('qr');
  const asked = kiosk.entries().filter(({ kind }) => kind === 'purchase-asked');
  expect(asked).toMatchObject([{ attempt: 1 }, { attempt: 2 }, { attempt: 3, externalId: other }]);
  expect(asked.slice(0, 2).every((entry) => !('externalId' in entry))).toBe(true);
  // The sale keeps its number, and the attempt without an answer stays on record as one.
  expect(kiosk.ledger()).toMatchObject([{ externalId: first, purchases: [kiosk.bank.purchases[2]?.id] }]);
  expect(kiosk.entries().some(({ kind }) => kind === 'purchase-unanswered')).toBe(true);
});

test('refused under the other number as well: the sale ends without further attempts', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(noAnswer, wrongAmount, wrongAmount);
  expect(await afterLostAnswer(kiosk)).toHaveLength(3);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-refused', money: 'not-charged' });
});

test('a refusal without a lost answer before it ends the sale', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(wrongAmount);
  expect(await afterLostAnswer(kiosk)).toHaveLength(1);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-refused' });
});
