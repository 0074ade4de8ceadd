import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import type { BillAcceptor } from '../../../drivers/bill-acceptor/bill-acceptor.ts';
import { EscrowWatch } from '../../../main/peripherals/escrow-watch.ts';

function acceptor(done: string[]): BillAcceptor {
  const doing = (what: string) => () => {
    done.push(what);
    return ok(undefined);
  };
  return {
    start: () => undefined,
    stop: () => Promise.resolve(),
    accept: doing('accept'),
    stack: doing('stack'),
    giveBack: doing('give back'),
    onEvent: () => () => undefined,
  };
}

const escrowed = (tenge: number): KioskEvent => ({ kind: 'bill-escrowed', billTiyn: tiyn(tenge * 100) });

test('the note of the request is stacked; another one that is in escrow by then is not', () => {
  const escrow = new EscrowWatch();
  const done: string[] = [];
  const reported: KioskEvent[] = [];
  const tell = escrow.watching((event) => void reported.push(event));
  const [first, second] = [escrowed(500), escrowed(500)];
  tell(first);
  expect(escrow.askedBy(first, acceptor(done)).stack()).toEqual({ ok: true, value: undefined });
  tell({ kind: 'bill-returned', asked: false });
  tell(second);
  expect(escrow.askedBy(first, acceptor(done)).stack()).toMatchObject({
    ok: false,
    error: { kind: 'no-bill-in-escrow' },
  });
  expect(done).toEqual(['stack']);
  expect(reported).toHaveLength(3);
  expect(escrow.askedBy(second, acceptor(done)).stack().ok).toBe(true);
  expect(escrow.askedBy(first, acceptor(done)).giveBack().ok).toBe(true);
  expect(done).toEqual(['stack', 'stack', 'give back']);
});
