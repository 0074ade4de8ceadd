import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { createEventLoop } from '../../../main/runtime/event-loop.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { ok } from '../../../app/result.ts';
import { aService } from '../../support/harness/machine-settings.ts';
import { harnessSettings, LoopHarness } from '../../support/harness/loop-harness.ts';

test('the real bank is never asked about a sale of the demo', async () => {
  const demo = new LoopHarness().ready();
  demo.choose();
  demo.answerQr();
  const asked: string[] = [];
  const start = async (binding: string): Promise<void> => {
    const loop = createEventLoop(initialState({ ...harnessSettings, services: [aService({ binding })] }), {
      clock: demo.clock,
      append: () => ok(undefined),
      show: () => undefined,
      run: (effect) => {
        if (effect.kind === 'ask-status') asked.push(binding);
      },
      log: { write: () => undefined },
    });
    loop.dispatch({ kind: 'booted', ledger: replay(demo.entries), version: 'test' });
    await demo.clock.advance(20_000);
    loop.stop();
  };
  await start('kaspi standard bank.example');
  expect(asked).toEqual([]);
  await start('test');
  expect(asked).toEqual(['test']);
});
