import { expect, test } from 'vitest';
import { problem } from '../../../app/problem.ts';
import { err, ok } from '../../../app/result.ts';
import { ServiceHarness } from '../../support/harness/service-harness.ts';

const UNANSWERED = err({ action: 'retry', problem: problem('server-silent'), code: 'TIMEOUT' } as const);
const DIGITS = 12;

test('a PIN of twelve digits that is typed while the network goes and comes is checked as it was typed, once', async () => {
  const machine = new ServiceHarness().ready();
  machine.knock();
  const { revision } = machine.menu.frame;
  for (let digits = 1; digits <= DIGITS; digits += 1) {
    machine.loop.dispatch({ kind: 'pin-typed', revision: machine.menu.frame.revision, digits });
    if (digits % 3 === 0) machine.send({ kind: 'ping-answered', provider: 'kaspi', result: UNANSWERED });
    if (digits % 3 === 1) machine.send({ kind: 'ping-answered', provider: 'kaspi', result: ok(undefined) });
    if (digits % 3 === 2)
      machine.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: 'One' }) });
    await machine.clock.advance(100);
    expect(machine.menu.content).toMatchObject({ step: 'pin', digits });
  }
  // The window still shows what it was shown before the answers came.
  expect(machine.menu.frame.revision).toBe(revision);
  machine.loop.dispatch({ kind: 'pin-entered', revision, digits: DIGITS });
  machine.send({ kind: 'connect-answered', provider: 'kaspi', result: UNANSWERED });
  machine.loop.dispatch({ kind: 'pin-entered', revision, digits: DIGITS });
  expect(machine.serviceEffects.filter(({ kind }) => kind === 'check-pin')).toHaveLength(1);
  machine.loop.dispatch({ kind: 'pin-checked', revision, role: 'technician', failures: 0, waitLeftMs: 0 });
  expect(machine.step).toBe('home');
});
