import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { makeKey } from '../../../main/fleet/enrol/request.ts';
import type { Link, LinkEvents, LinkOptions } from '../../../main/fleet/link/link.ts';
import { RenewingLink } from '../../../main/fleet/renewal/renewing-link.ts';
import { IdentityStore } from '../../../main/fleet-identity/store.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { newAuthority, signedBy } from '../../support/fleet/signed.ts';

const folder = newAuthority();
const data = mkdtempSync(join(tmpdir(), 'sauda-ended-'));
afterAll(() => {
  for (const one of [folder, data]) rmSync(one, { recursive: true, force: true });
});

test('a broker that ends the connection of whoever asks for a certificate keeps the machine, which asks again a day later', async () => {
  const store = new IdentityStore(data);
  await store.install(signedBy(folder, 'ALA-0001', await makeKey('ALA-0001'), { days: 30 }), null);
  const active = store.active();
  if (!active.ok || active.value === null) throw new Error('no identity');
  const { fleet } = active.value;
  const clock = new FakeClock(Date.now() + 20 * DAY_MS);
  const logged: unknown[] = [];
  const opened: { readonly options: LinkOptions; readonly events: LinkEvents }[] = [];
  const renewing = new RenewingLink({
    fleet,
    store,
    clock,
    chance: () => 0,
    openLink: (options, events) => {
      opened.push({ options, events });
      return { end: () => undefined };
    },
    log: (_level, _event, { outcome }) => {
      logged.push(outcome);
    },
  });
  const options: LinkOptions = {
    place: fleet,
    will: { topic: '', payload: '' },
    subscribe: [],
    silentMs: 1,
    clock,
  };
  const ended: unknown[] = [];
  const nothing: LinkEvents = {
    onOpen: () => undefined,
    onMessage: () => undefined,
    onEnd: (end) => {
      ended.push(end.reason);
    },
  };
  /** One connection, which the broker ends where somebody subscribes to or writes what its rules do not allow. */
  const connect = async (): Promise<boolean> => {
    renewing.open(options, nothing);
    const one = opened.at(-1);
    if (one === undefined) throw new Error('not opened');
    const isAsking = (one.options.subscribeIfAllowed ?? []).length > 0;
    const link: Link = { publish: () => new Promise(() => undefined), close: () => undefined };
    one.events.onOpen(link);
    if (isAsking) one.events.onEnd({ reason: 'closed', detail: 'the broker ended it with code 135' });
    await clock.advance(SECOND_MS);
    return isAsking;
  };
  expect([await connect(), await connect(), await connect()]).toEqual([true, true, false]);
  expect(logged).toEqual(['not-heard']);
  // The third connection stays; a day later it gives way to one that asks once more.
  clock.holdUp(1.2 * DAY_MS);
  await clock.advance(MINUTE_MS);
  opened.at(-1)?.events.onEnd({ reason: 'closed', detail: '' });
  expect([await connect(), await connect(), await connect()]).toEqual([true, true, false]);
  expect(logged).toEqual(['not-heard']);
});
