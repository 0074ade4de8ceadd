import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeKey } from '../../../main/fleet/enrol/request.ts';
import type { Link, LinkEvents, LinkOptions } from '../../../main/fleet/link/link.ts';
import { RenewingLink } from '../../../main/fleet/renewal/renewing-link.ts';
import { IdentityStore } from '../../../main/fleet-identity/store.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { newAuthority, signedBy } from '../../support/fleet/signed.ts';

const folder = newAuthority();
const data = mkdtempSync(join(tmpdir(), 'sauda-away-'));
afterAll(() => {
  for (const one of [folder, data]) rmSync(one, { recursive: true, force: true });
});

test('a broker that is away is no refusal: old and new certificate take turns, and the new one counts when it is back', async () => {
  const store = new IdentityStore(data);
  await store.install(signedBy(folder, 'ALA-0001', await makeKey('ALA-0001')), null);
  await store.keepNext(signedBy(folder, 'ALA-0001', await makeKey('ALA-0001')));
  const [active, next] = [store.active(), store.renewal()];
  if (!active.ok || active.value === null || next.kind !== 'next') throw new Error('nothing to renew');
  const { fleet } = active.value;
  const logged: unknown[] = [];
  const opened: { readonly certFile: string; readonly events: LinkEvents }[] = [];
  const renewing = new RenewingLink({
    fleet,
    store,
    clock: new FakeClock(),
    chance: () => 0,
    openLink: ({ place }, events) => {
      opened.push({ certFile: place.certFile, events });
      return { end: () => undefined };
    },
    log: (_level, _event, { outcome }) => {
      logged.push(outcome);
    },
  });
  const published: string[] = [];
  const isDone = new Promise<Link>((resolve) => {
    const link: Link = {
      publish: async (topic, payload) => {
        published.push(`${topic} ${payload}`);
        resolve(link);
        return true;
      },
      close: () => undefined,
    };
    const options: LinkOptions = {
      place: fleet,
      will: { topic: '', payload: '' },
      subscribe: [],
      silentMs: 1,
      clock: new FakeClock(),
    };
    const nothing: LinkEvents = { onOpen: () => undefined, onMessage: () => undefined, onEnd: () => undefined };
    for (let tries = 0; tries < 4; tries += 1) {
      renewing.open(options, nothing);
      opened.at(-1)?.events.onEnd({ reason: 'failed', detail: 'ECONNREFUSED' });
    }
    renewing.open(options, nothing);
    opened.at(-1)?.events.onOpen(link);
  });
  await isDone;
  const [before, after] = [fleet.certFile, next.fleet.certFile];
  expect(opened.map(({ certFile }) => certFile)).toEqual([after, before, after, before, after]);
  expect(logged).toEqual(['renewed']);
  expect(published).toEqual(['sauda/v1/ALA-0001/renewal ']);
  const now = store.active();
  expect(now.ok ? now.value?.fleet.certFile : null).toBe(after);
});
