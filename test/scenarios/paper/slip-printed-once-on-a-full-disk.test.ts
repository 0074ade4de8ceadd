import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { slips, withPrinter } from './harness.ts';

test('the disk takes the probe and refuses the outcome again: no second slip for nobody', async () => {
  const bench = withPrinter().ready().buy(1);
  bench.diskFull = true;
  bench.failPulse({ certain: true });
  expect(slips(bench)).toMatchObject([{ kind: 'claim', reason: 'journal-failed' }]);
  await bench.clock.advance(DELAYS.claimMs);
  for (let time = 0; time < 3; time += 1) {
    bench.send({ kind: 'journal-recovered' });
    await bench.clock.advance(DELAYS.claimMs);
  }
  expect(slips(bench)).toHaveLength(1);
});
