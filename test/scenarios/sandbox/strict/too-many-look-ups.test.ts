import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness({ strict: true, behaviour: { lookUpsPerMinute: 2 } });

it('refuses searches by phone number above the limit per minute', async () => {
  const token = await harness().register('enhanced');
  const search = (): Promise<number> =>
    harness().code(harness().get('enhanced', `/remote/client-info?phoneNumber=87077777777&deviceToken=${token}`));
  expect([await search(), await search(), await search()]).toEqual([0, 0, -400]);
  expect(harness().rules()).toEqual(['look-ups']);
});
