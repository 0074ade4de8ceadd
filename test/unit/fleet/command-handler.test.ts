import { afterEach, expect, test } from 'vitest';
import { OUTBOX_LIMITS } from '../../../app/fleet/outbox/limits.ts';
import type { Answer } from '../../../app/fleet/wire/answer.ts';
import { DAY_MS, MINUTE_MS } from '../../../app/units.ts';
import { CommandHandler } from '../../../main/fleet/commands/handler.ts';
import { Outbox } from '../../../main/fleet/outbox/outbox.ts';

const NOW_MS = Date.UTC(2026, 10, 30, 12);
/** As many as a handler remembers. */
const ALL = 10_000;
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A handler that has taken as many commands as it remembers. */
function fullHandler(
  kind: string,
  expiresMs: number,
): { readonly carriedOut: string[]; readonly answers: Answer[]; take(): void } {
  const outbox = new Outbox(':memory:', OUTBOX_LIMITS);
  ends.push(() => {
    outbox.close();
  });
  const carriedOut: string[] = [];
  const answers: Answer[] = [];
  const handler = new CommandHandler({
    kioskId: 'ALA-0001',
    outbox,
    verify: () => 'key',
    wallMs: () => NOW_MS,
    rightMs: () => NOW_MS,
    carryOut: (id) => carriedOut.push(id),
    say: async (answer) => {
      answers.push(answer);
      return Promise.resolve(true);
    },
    told: () => undefined,
    attempt: (act) => {
      act();
      return true;
    },
  });
  const insert = outbox.database.prepare(
    "INSERT INTO commands (id, kind, signer, expires_ms, taken_ms, answer, is_told) VALUES (?, ?, 'key', ?, 0, '{}', 1)",
  );
  outbox.together(() => {
    for (let at = 0; at < ALL; at += 1) insert.run(`before-${String(at)}`, kind, expiresMs);
  });
  return {
    carriedOut,
    answers,
    take: () => {
      const message = {
        id: 'the-next-one',
        kind: 'out-of-service',
        argument: {},
        expires: NOW_MS + MINUTE_MS,
        signature: '',
      };
      handler.take(Buffer.from(JSON.stringify(message)), false);
    },
  };
}

test('a machine that runs for months forgets what can count no more, and takes commands', () => {
  const handler = fullHandler('product-off', NOW_MS - 31 * DAY_MS);
  handler.take();
  expect(handler.carriedOut).toEqual(['the-next-one']);
});

test('requests of the books, however many, leave room for commands', () => {
  const handler = fullHandler('resend', NOW_MS - 1);
  handler.take();
  expect(handler.carriedOut).toEqual(['the-next-one']);
});

test('what a clock that goes back could make count again is not forgotten', () => {
  const handler = fullHandler('product-off', NOW_MS - DAY_MS);
  handler.take();
  expect(handler.carriedOut).toEqual([]);
  expect(handler.answers).toMatchObject([{ id: 'the-next-one', outcome: 'overloaded' }]);
});
