import { randomUUID } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import { readTopic, topicOf, topicOfAll } from '../../../app/fleet/wire/topics.ts';
import type { Result } from '../../../app/result.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import type { Authority } from './authority.ts';
import { judgeRenewal } from './judge-renewal.ts';

/** Its own name at the broker, by its certificate. */
const OWN = 'enroller';

/** A broker that takes longer for one step is not there, whatever else it answers: a timer's next round waits for this one. */
const STEP_LIMIT_MS = MINUTE_MS;
/** Of all requests of a round; whoever has the broker can invent names. The others are answered in the next one. */
const MOST_WAITING_BYTES = 64_000_000;

/** What one round is made with. */
export interface RenewParts {
  readonly authority: Authority;
  /** Connected to the broker for machines. */
  readonly client: MqttClient;
  readonly nowMs: number;
  /** Of each machine that asks, in order: null where it has its answer, otherwise the rest of a sentence. */
  readonly told: (kioskId: string, refusal: string | null) => void;
  /** Calls once after so many milliseconds, unless it is cancelled. */
  readonly later: (ms: number, act: () => void) => () => void;
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

async function round({ authority, client, nowMs, told, later }: RenewParts): Promise<void> {
  const within = <T>(step: Promise<T>): Promise<T> => limited(step, later);
  for (const [kioskId, payload] of await within(waiting(client))) {
    const certificate = await next(authority, kioskId, payload, nowMs);
    const retained = { qos: 1, retain: true } as const;
    if (certificate.ok) {
      const answer = JSON.stringify({ certificate: certificate.value });
      await within(client.publishAsync(topicOf(kioskId, 'certificate'), answer, retained));
      // The machine takes its request back itself; one that is refused it repeats daily.
    } else await within(client.publishAsync(topicOf(kioskId, 'renewal'), '', retained));
    told(kioskId, certificate.ok ? null : certificate.error);
  }
}

async function limited<T>(step: Promise<T>, later: RenewParts['later']): Promise<T> {
  let cancel: () => void = () => undefined;
  const isLate = new Promise<never>((_resolve, reject) => {
    cancel = later(STEP_LIMIT_MS, () => {
      reject(new Error('the broker does not answer'));
    });
  });
  try {
    return await Promise.race([step, isLate]);
  } finally {
    cancel();
  }
}

/** The retained requests: all of them have come when a message of its own comes back. */
async function waiting(client: MqttClient): Promise<ReadonlyMap<string, Uint8Array>> {
  const requests = new Map<string, Uint8Array>();
  let bytes = 0;
  const mark = randomUUID();
  const isComplete = new Promise<void>((resolve) => {
    client.on('message', (topic, payload) => {
      const kioskId = readTopic(topic)?.kioskId;
      if (kioskId === OWN && payload.toString('utf8') === mark) resolve();
      else if (kioskId !== undefined && kioskId !== OWN && payload.length > 0 && bytes < MOST_WAITING_BYTES) {
        bytes += payload.length;
        requests.set(kioskId, payload);
      }
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
