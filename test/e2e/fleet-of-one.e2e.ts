import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connectAsync } from 'mqtt';
import { signedText } from '../../app/fleet/wire/signed-text.ts';
import { topicOf } from '../../app/fleet/wire/topics.ts';
import { MINUTE_MS } from '../../app/units.ts';
import { makeCertificates, type FleetCertificates } from '../support/fleet/certificates.ts';
import { Books } from '../support/fleet/harness.ts';
import { Mosquitto } from '../support/fleet/mosquitto.ts';
import { buy, WATER } from '../support/kiosk/sales.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

const KIOSK = 'ALA-0001';
const operator = generateKeyPairSync('ed25519');
const OPERATOR_KEY = operator.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

/** A signed command, as the console sends it. */
function command(kind: string): string {
  const about = { kioskId: KIOSK, id: `e2e-${kind}`, kind, argument: {}, expires: Date.now() + MINUTE_MS };
  const text = signedText(about);
  if (!text.ok) throw new Error(text.error);
  const { kioskId: _, ...message } = about;
  const signature = sign(null, Buffer.from(text.value), operator.privateKey).toString('base64');
  return JSON.stringify({ ...message, signature });
}

async function operatorAt(
  broker: string,
  certificates: FleetCertificates,
): Promise<Awaited<ReturnType<typeof connectAsync>>> {
  const { certFile, keyFile } = certificates.machine('operator');
  const files = { cert: readFileSync(certFile), key: readFileSync(keyFile), ca: readFileSync(certificates.caFile) };
  return connectAsync(broker, { protocolVersion: 5, clientId: 'operator', reconnectPeriod: 0, ...files });
}

test('a machine of a fleet: seen, its sale told once, closed by a command, also over a kill', async ({
  bank,
  kiosks,
}) => {
  const certificates = makeCertificates(kiosks.folder.directory, 'fleet');
  const mosquitto = await Mosquitto.start(kiosks.folder.directory, certificates);
  const client = await operatorAt(mosquitto.address, certificates);
  const books = await Books.open(client, KIOSK);
  const online = (): number => books.states.filter((state) => state.online).length;
  const fleet = {
    broker: mosquitto.address,
    ...certificates.machine(KIOSK),
    caFiles: [certificates.caFile],
    kioskId: KIOSK,
    operatorKeys: [OPERATOR_KEY],
  };
  const killed = await kiosks.open({ change: (config) => ({ ...config, fleet }) });
  await expect.poll(online).toBe(1);
  await buy(killed, bank);
  await expect.poll(() => books.saleIds.length).toBe(1);
  const [sold] = books.sales.values();
  expect(sold?.sale).toMatchObject({ deliveredTiyn: WATER.priceTiyn, dispensed: true });

  const order = command('out-of-service');
  await client.publishAsync(topicOf(KIOSK, 'commands'), order, { qos: 1 });
  await expect.poll(() => books.answers.map(({ outcome }) => outcome)).toEqual(['done']);
  await killed.waitScreen('out-of-service');
  await killed.kill();

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('out-of-service');
  await expect.poll(() => books.states.at(-1)).toMatchObject({ online: true, closed: { role: 'technician' } });
  // Whoever repeats a command gets the same answer, and nothing else.
  await client.publishAsync(topicOf(KIOSK, 'commands'), order, { qos: 1 });
  await expect.poll(() => books.answers.length).toBe(2);
  expect(books.answers[1]).toEqual(books.answers[0]);
  await expect.poll(() => books.upTo).toBe(Math.max(...books.sales.keys(), ...books.events.keys()));
  expect(new Set(books.saleIds).size).toBe(1);
  const carriedOut = [...books.events.values()].filter(({ event }) => event.kind === 'command');
  expect(carriedOut).toHaveLength(1);
  await client.endAsync();
  await mosquitto.kill();
});
