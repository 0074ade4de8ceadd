import { randomUUID } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import { readTopic, topicOf, topicOfAll } from '../../../app/fleet/wire/topics.ts';
import type { Result } from '../../../app/result.ts';
import type { Authority } from './authority.ts';
import { judgeRenewal } from './judge-renewal.ts';

/** Its own name at the broker, by its certificate. */
const OWN = 'enroller';

/** What one round is made with. */
export interface RenewParts {
  readonly authority: Authority;
  /** Connected to the broker for machines. */
  readonly client: MqttClient;
  readonly nowMs: number;
  /** Of each machine that asks, in order: null where it has its answer, otherwise the rest of a sentence. */
  readonly told: (kioskId: string, refusal: string | null) => void;
}

/** Answers every machine that has asked for its next certificate. Rejects with what the broker said. */
export async function renewMachines(parts: RenewParts): Promise<void> {
  const isClosed = new Promise<never>((_resolve, reject) => {
    // What was to be published after that would wait for ever.
    parts.client.once('close', () => {
      reject(new Error('the broker closes the connection'));
    });
  });
  await Promise.race([round(parts), isClosed]);
}

async function round({ authority, client, nowMs, told }: RenewParts): Promise<void> {
  for (const [kioskId, payload] of await waiting(client)) {
    const certificate = await next(authority, kioskId, payload, nowMs);
    const retained = { qos: 1, retain: true } as const;
    if (certificate.ok) {
      const answer = JSON.stringify({ certificate: certificate.value });
      await client.publishAsync(topicOf(kioskId, 'certificate'), answer, retained);
      // The machine takes its request back itself; one that is refused it repeats daily.
    } else await client.publishAsync(topicOf(kioskId, 'renewal'), '', retained);
    told(kioskId, certificate.ok ? null : certificate.error);
  }
}

/** The retained requests: all of them have come when a message of its own comes back. */
async function waiting(client: MqttClient): Promise<ReadonlyMap<string, Uint8Array>> {
  const requests = new Map<string, Uint8Array>();
  const mark = randomUUID();
  const isComplete = new Promise<void>((resolve) => {
    client.on('message', (topic, payload) => {
      const kioskId = readTopic(topic)?.kioskId;
      if (kioskId === OWN && payload.toString('utf8') === mark) resolve();
      else if (kioskId !== undefined && kioskId !== OWN && payload.length > 0) requests.set(kioskId, payload);
    });
  });
  await client.subscribeAsync(topicOfAll('renewal'), { qos: 1 });
  await client.publishAsync(topicOf(OWN, 'renewal'), mark, { qos: 1 });
  await isComplete;
  client.removeAllListeners('message');
  return requests;
}

async function next(
  authority: Authority,
  kioskId: string,
  payload: Uint8Array,
  nowMs: number,
): Promise<Result<string, string>> {
  const judged = judgeRenewal({ kioskId, payload }, authority.valid(kioskId), nowMs);
  if (!judged.ok) return judged;
  if (judged.value.kind === 'signed') return { ok: true, value: judged.value.certificate };
  return authority.sign(kioskId, judged.value.request, true);
}
