import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { guardedRelay } from '../../../main/guardian/guarded-relay.ts';

test('a pulse right after the start, before the guardian was due: it is armed before the first byte to the board', async () => {
  const order: string[] = [];
  const relay: Relay = {
    pulse(channel) {
      order.push(`pulse ${String(channel)}`);
      return Promise.resolve(ok(undefined));
    },
    start: () => undefined,
    stop: () => Promise.resolve(),
    onEvent: () => () => undefined,
  };
  const guardian = {
    arm: (): void => {
      order.push('armed');
    },
    watch: (limitMs: number) => {
      order.push(`watched for ${String(limitMs)}`);
      return () => void order.push('over');
    },
  };
  expect(await guardedRelay(relay, guardian).pulse(3, 700)).toEqual(ok(undefined));
  expect(order).toEqual(['armed', 'watched for 3700', 'pulse 3', 'over']);
});
