import { afterAll, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../app/units.ts';
import { makeCertificates } from '../../support/fleet/certificates.ts';
import { FleetHarness } from '../../support/fleet/harness.ts';
import { Mosquitto } from '../../support/fleet/mosquitto.ts';

const stranger = new FleetHarness();
const authority = makeCertificates(stranger.directory, 'another');
const mosquitto = await Mosquitto.start(stranger.directory, { ...stranger.certificates, caFile: authority.caFile });
const [refusing, untrusted] = [mosquitto.address, new FleetHarness({ certificates: authority })];
afterAll(async () => {
  await stranger.end();
  await untrusted.end();
  await mosquitto.kill();
});

test('a certificate that the broker refuses leaves sales in the outbox, and one line in the log', async () => {
  stranger.sell(5);
  stranger.start(refusing);
  await stranger.until(() => stranger.hasLogged('fleet-lost'));
  for (let minutes = 0; minutes < 5; minutes += 1) await stranger.pass(MINUTE_MS);
  expect(stranger.logged.filter(({ event }) => event === 'fleet-lost')).toHaveLength(1);
  expect(stranger.hasLogged('fleet-connected')).toBe(false);
});

test('a broker whose certificate is not of the configured authority hears nothing', async () => {
  untrusted.start(refusing);
  await untrusted.until(() => untrusted.hasLogged('fleet-lost'));
  expect(untrusted.logged.find(({ event }) => event === 'fleet-lost')?.facts['reason']).toBe('failed');
});
