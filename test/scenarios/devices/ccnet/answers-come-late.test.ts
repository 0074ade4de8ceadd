import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { createEscrowHarness, tenge } from './harness.ts';

/** The latest moment at which an answer can be distinguished from the next one. */
const latestMs = delays.ccnetAnswerLimitMs + delays.ccnetLateLimitMs - 20;

/** The unit answers slowly for two seconds after STACK, beginning so late; whether the note was credited in the end. */
async function credited(answerMs: number, beginsAfterMs: number): Promise<boolean> {
  const { clock, acceptor, unit, events } = await createEscrowHarness();
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(beginsAfterMs);
  unit.setFault({ kind: 'slow', answerMs });
  await clock.advance(2_000);
  unit.clearFault('slow');
  await clock.advance(20_000);
  return events.some((event) => event.kind === 'stacked' && event.asked && event.billTiyn === tenge(1_000));
}

it('a late answer is not taken for the next one: the note stacked meanwhile is credited', async () => {
  for (let answerMs = 150; answerMs <= latestMs; answerMs += 40) {
    for (let beginsAfterMs = 0; beginsAfterMs < 1_600; beginsAfterMs += 100) {
      expect(await credited(answerMs, beginsAfterMs), `${answerMs} ms late, ${beginsAfterMs} ms after STACK`).toBe(
        true,
      );
    }
  }
});
