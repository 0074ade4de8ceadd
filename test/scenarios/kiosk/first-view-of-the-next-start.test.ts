import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { ok } from '../../../app/result.ts';
import { problem } from '../../../app/problem.ts';
import { remoteMachine } from '../../../app/service/remote/remote.ts';
import { looksLikeFirst, nextFirstView } from '../../../app/session/view/first-view.ts';
import { HOUR_MS } from '../../../app/units.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const firstOf = (kiosk: CashHarness): ReturnType<typeof nextFirstView> =>
  nextFirstView(kiosk.loop.state(), { wallMs: kiosk.clock.wallMs(), monoMs: kiosk.clock.monoMs() });

test('what is kept at idle is what the next start comes to', () => {
  const before = new CashHarness().ready().plugAcceptor();
  const first = firstOf(before);
  const next = new CashHarness();
  next.entries.push(...before.entries);
  next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
  next.send({ kind: 'relay-ready' });
  expect(first === null || looksLikeFirst(first, next.loop.view())).toBe(false);
  next.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  next.plugAcceptor();
  expect(first !== null && looksLikeFirst(first, next.loop.view())).toBe(true);
});

test.each<[string, (kiosk: CashHarness) => void]>([
  [
    'in a sale',
    (kiosk) => {
      kiosk.chooseCash();
    },
  ],
  [
    'with a note on its way',
    (kiosk) => {
      kiosk.chooseCash().escrow(500);
    },
  ],
  [
    'in another customer’s language',
    (kiosk) => {
      kiosk.send({ kind: 'language', language: 'ru' });
    },
  ],
  [
    'with larger words',
    (kiosk) => {
      kiosk.send({ kind: 'large-text', on: true });
    },
  ],
  [
    'with the controls in reach',
    (kiosk) => {
      kiosk.send({ kind: 'reach', on: true });
    },
  ],
  [
    'with an operator’s notice, whose time may be over at the next start',
    (kiosk) => {
      kiosk.loop.attachRemote(remoteMachine);
      const notice = { text: { en: 'Closed from 15:00' }, untilMs: kiosk.clock.wallMs() + HOUR_MS };
      kiosk.loop.dispatch({ kind: 'remote-act', id: '1', by: 'key', deed: { kind: 'notice', notice } });
    },
  ],
  [
    'out of service',
    (kiosk) => {
      kiosk.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'x', detail: 'gone' }) });
    },
  ],
])('nothing is kept %s', (_, act) => {
  const kiosk = new CashHarness().ready().plugAcceptor();
  expect(firstOf(kiosk)).not.toBeNull();
  act(kiosk);
  expect(firstOf(kiosk)).toBeNull();
});
