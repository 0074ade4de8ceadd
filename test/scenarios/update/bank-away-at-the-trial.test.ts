import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { ok } from '../../../app/result.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { KeptKiosk } from '../../support/update/kept-kiosk.ts';
import { UpdateWorld } from '../../support/update/update-world.ts';

/** As long as a bank may be away at night. */
const AWAY_MS = 30 * MINUTE_MS;

let world: UpdateWorld;
beforeEach(async () => {
  world = new UpdateWorld();
  expect(await world.bring('1.1.0')).toEqual(['', '']);
});
afterEach(() => {
  world.dispose();
});

/** A kiosk whose board answers, and whose payment service is lost for this reason; null for one that is ready. */
function kiosk(lost: Problem | null, hasBoard = true): KeptKiosk {
  const made = new KeptKiosk(world);
  made.machine.send({ kind: 'booted', ledger: replay([]), version: 'test' });
  made.machine.send(
    hasBoard
      ? { kind: 'relay-ready' }
      : { kind: 'relay-lost', problem: problem('relay-lost', { port: 'test', code: 'silent' }) },
  );
  if (lost === null)
    made.machine.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  else made.bankSays({ ...noAnswer, problem: lost });
  return made;
}

async function applied(before: KeptKiosk): Promise<void> {
  before.begin();
  await before.wait(3 * MINUTE_MS);
  expect(before.restarts).toBe(1);
  expect(world.start()).toBe('1.1.0');
}

async function stays(after: KeptKiosk): Promise<void> {
  after.begin();
  await after.wait(AWAY_MS);
  expect(after.restarts).toBe(0);
  for (let starts = 0; starts < 4; starts += 1) expect(world.start()).toBe('1.1.0');
}

const AWAY = [
  ['cannot be reached', problem('network-unreachable')],
  ['does not answer', problem('server-silent')],
  ['is out of order', problem('payments-unavailable')],
  ['refuses the certificate', problem('client-certificate-refused')],
  ['has another certificate of its own', problem('server-untrusted')],
  ['is not asked, because the certificate has expired', problem('certificate-expired', { file: 'a', date: 'b' })],
] as const;

test.each(AWAY)('a good version stays where the bank %s after the update', async (_, lost) => {
  await applied(kiosk(null));
  await stays(kiosk(lost));
});

test('a bank that was away before the update and still is', async () => {
  await applied(kiosk(problem('network-unreachable')));
  await stays(kiosk(problem('server-silent')));
});

test('a board that was missing before the update may still be missing, and may have come back', async () => {
  await applied(kiosk(null, false));
  await stays(kiosk(null, false));
});

test('a certificate that could not be read before the update is no fault of the new version', async () => {
  const lost = problem('certificate-invalid', { file: 'client.pfx' });
  await applied(kiosk(lost));
  await stays(kiosk(lost));
});
