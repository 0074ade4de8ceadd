import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench({ strict: true, behaviour: { lookUpsPerMinute: 2 } });

it('refuses the search by phone number that is one too many within a minute', async () => {
  const token = await bench().register('enhanced');
  const search = (): Promise<number> =>
    bench().code(bench().get('enhanced', `/remote/client-info?phoneNumber=87077777777&deviceToken=${token}`));
  expect([await search(), await search(), await search()]).toEqual([0, 0, -400]);
  expect(bench().rules()).toEqual(['look-ups']);
});
