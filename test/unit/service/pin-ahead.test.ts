import { expect, test } from 'vitest';
import { PinAhead } from '../../../main/service/pin/pin-ahead.ts';
import type { verifyPin } from '../../../main/service/pin/pin-hash.ts';

type Answer = Awaited<ReturnType<typeof verifyPin>>;

/** Comparisons that end when the test says so. */
function comparisons() {
  const begun: { readonly pin: string; readonly end: (value: boolean) => void; readonly fail: () => void }[] = [];
  const ahead = new PinAhead((pin) => {
    return new Promise<Answer>((resolve, reject) => {
      begun.push({
        pin,
        end: (value) => {
          resolve({ ok: true, value });
        },
        fail: () => {
          reject(new Error('no thread'));
        },
      });
    });
  });
  return { ahead, begun, pins: () => begun.map(({ pin }) => pin) };
}

test('what is typed is compared before Enter, and Enter takes that comparison over', async () => {
  const { ahead, begun, pins } = comparisons();
  ahead.expect('2468', 'hash');
  const answer = ahead.verify('2468', 'hash');
  begun[0]?.end(true);
  expect(await answer).toEqual({ ok: true, value: true });
  expect(pins()).toEqual(['2468']);
});

test('one comparison runs at a time, and of the digits typed meanwhile the last state counts', async () => {
  const { ahead, begun, pins } = comparisons();
  ahead.expect('2468', 'hash');
  ahead.expect('24680', 'hash');
  ahead.expect('246801', 'hash');
  expect(pins()).toEqual(['2468']);
  begun[0]?.end(false);
  await expect.poll(pins).toEqual(['2468', '246801']);
  const answer = ahead.verify('246801', 'hash');
  begun[1]?.end(true);
  expect(await answer).toEqual({ ok: true, value: true });
});

test('another PIN, or the hash of another role, is compared anew', async () => {
  const { ahead, begun, pins } = comparisons();
  ahead.expect('2468', 'hash');
  begun[0]?.end(true);
  const other = ahead.verify('2469', 'hash');
  const role = ahead.verify('2468', 'other hash');
  begun[1]?.end(false);
  begun[2]?.end(false);
  expect([await other, await role]).toEqual([
    { ok: true, value: false },
    { ok: true, value: false },
  ]);
  expect(pins()).toEqual(['2468', '2469', '2468']);
});

test('a comparison that failed before Enter is made again at Enter', async () => {
  const { ahead, begun } = comparisons();
  ahead.expect('2468', 'hash');
  begun[0]?.fail();
  const answer = ahead.verify('2468', 'hash');
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.end(true);
  expect(await answer).toEqual({ ok: true, value: true });
});

test('nothing of it is kept once the pad has forgotten its digits', () => {
  const { ahead, pins } = comparisons();
  ahead.expect('2468', 'hash');
  ahead.forget();
  void ahead.verify('2468', 'hash');
  expect(pins()).toEqual(['2468', '2468']);
});
