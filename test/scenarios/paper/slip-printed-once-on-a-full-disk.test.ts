import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { slips, withPrinter } from './harness.ts';

test('the disk accepts the check and refuses the outcome again: no second slip', async () => {
  const harness = withPrinter().ready().buy(1);
  harness.diskFull = true;
  harness.failPulse({ certain: true });
  expect(slips(harness)).toMatchObject([{ kind: 'claim', reason: 'journal-failed' }]);
  await harness.clock.advance(DELAYS.claimMs);
  for (let time = 0; time < 3; time += 1) {
    harness.send({ kind: 'journal-recovered' });
    await harness.clock.advance(DELAYS.claimMs);
  }
  expect(slips(harness)).toHaveLength(1);
});
