import type { MqttClient } from 'mqtt';
import type { EnrolCode } from '../../../app/fleet/enrol/code.ts';
import { ENROL_LIMITS } from '../../../app/fleet/enrol/limits.ts';
import {
  ALL_REQUESTS,
  doneSchema,
  enrolTopic,
  newcomerOf,
  newcomerSchema,
  requestSchema,
  type FleetMember,
  type NewcomerMessage,
  type OperatorMessage,
} from '../../../app/fleet/enrol/wire.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { openShare, type Seals, type Share } from '../../../main/fleet/enrol/pake.ts';
import { keyOfRequest } from '../../../main/fleet/enrol/request.ts';
import type { Authority } from './authority.ts';

/** Newcomers say every five seconds that they are here. */
const FOUND_WITHIN_MS = 15 * SECOND_MS;
const DONE_WITHIN_MS = 60 * SECOND_MS;
/** Each newcomer with the same beginning of a code that is spoken to is one guess at the rest of it. */
const MOST_TRIED = 3;

/** Why no machine was enrolled. */
export interface NotEnrolled {
  readonly why: 'nobody' | 'wrong-code' | 'too-many' | 'bad-request' | 'not-signed' | 'refused' | 'no-word';
  readonly detail: string;
}

/** What one enrolment is made with. */
export interface EnrolParts {
  readonly authority: Authority;
  /** Connected to the operator's side of the broker for newcomers. */
  readonly client: MqttClient;
  readonly code: EnrolCode;
  /** The name that the machine shall have. */
  readonly kioskId: string;
  /** It has this name already, and gets its next certificate. */
  readonly isAnew?: boolean;
  /** Calls once after so many milliseconds, unless it is cancelled. */
  readonly later: (ms: number, act: () => void) => () => void;
}

/** Finds the machine that shows this code, and makes it a member of the fleet. Resolves with the machine's own last word. */
export async function enrolMachine(parts: EnrolParts): Promise<Result<void, NotEnrolled>> {
  const enrolment = new Enrolment(parts);
  return enrolment.run();
}

/** An exchange with one newcomer. */
interface Try {
  readonly id: string;
  readonly share: Share;
  readonly seals: Seals;
}

class Enrolment {
  readonly #parts: EnrolParts;
  readonly #tries = new Map<string, Try>();
  readonly #wrong = new Set<string>();
  /** The one whose request could be read: it shows the code. */
  #found: Try | null = null;
  #finish: (result: Result<void, NotEnrolled>) => void = () => undefined;
  #cancel: () => void = () => undefined;

  constructor(parts: EnrolParts) {
    this.#parts = parts;
  }

  async run(): Promise<Result<void, NotEnrolled>> {
    const { client, later } = this.#parts;
    const ended = new Promise<Result<void, NotEnrolled>>((resolve) => {
      this.#finish = resolve;
    });
    const onMessage = (topic: string, payload: Buffer): void => {
      this.#take(topic, payload);
    };
    client.on('message', onMessage);
    this.#cancel = later(FOUND_WITHIN_MS, () => {
      this.#notFound();
    });
    await client.subscribeAsync(ALL_REQUESTS, { qos: 1 });
    const result = await ended;
    this.#cancel();
    client.off('message', onMessage);
    return result;
  }

  #notFound(): void {
    if (this.#wrong.size > 0) this.#end('wrong-code', 'the machine shows another code');
    else this.#end('nobody', 'no machine shows a code that begins like this one');
  }

  #end(why: NotEnrolled['why'], detail: string): void {
    this.#finish(err({ why, detail }));
  }

  #take(topic: string, payload: Buffer): void {
    const id = newcomerOf(topic);
    if (id?.startsWith(`${this.#parts.code.naming}-`) !== true || payload.length > ENROL_LIMITS.mostBytes) return;
    const read = newcomerSchema.safeParse(json(payload));
    if (!read.success) return;
    const message = read.data;
    if (message.kind === 'hello') {
      this.#offer(id, message.share);
      return;
    }
    const one = this.#tries.get(id);
    if (one?.share.text !== message.share) return;
    if (message.kind === 'wrong') this.#refused(id);
    else if (message.kind === 'request')
      this.#answer(one, message).catch((error: unknown) => {
        this.#end('not-signed', error instanceof Error ? error.message : String(error));
      });
    else this.#done(one, message.sealed);
  }

  #offer(id: string, theirs: string): void {
    if (this.#tries.has(id) || this.#found !== null) return;
    if (this.#tries.size >= MOST_TRIED) {
      this.#end('too-many', 'too many machines show a code that begins like this one: take another code');
      return;
    }
    const share = openShare(id, this.#parts.code, 'operator');
    const seals = share.with(theirs);
    if (!seals.ok) return;
    this.#tries.set(id, { id, share, seals: seals.value });
    const sealed = seals.value.seal('offer', { kioskId: this.#parts.kioskId });
    this.#say(id, { kind: 'offer', share: share.text, sealed });
  }

  #refused(id: string): void {
    this.#wrong.add(id);
    // Another machine whose code begins alike may show this one.
    this.#cancel();
    this.#cancel = this.#parts.later(ENROL_LIMITS.helloMs + SECOND_MS, () => {
      this.#notFound();
    });
  }

  async #answer(one: Try, { sealed }: Extract<NewcomerMessage, { readonly kind: 'request' }>): Promise<void> {
    if (this.#found !== null) return;
    const content = one.seals.open('request', sealed);
    // Not from a holder of the code: one guess that was wrong.
    if (content === null) return;
    const request = requestSchema.safeParse(content);
    const key = request.success ? keyOfRequest(request.data.request) : err('it holds no request');
    if (!request.success || !key.ok) {
      this.#end('bad-request', key.ok ? '' : key.error);
      return;
    }
    this.#found = one;
    this.#cancel();
    this.#cancel = this.#parts.later(DONE_WITHIN_MS, () => {
      this.#end('no-word', 'the certificate was sent, and the machine has not said that it has stored it');
    });
    const { authority, kioskId, isAnew } = this.#parts;
    const signed = await authority.sign(kioskId, request.data.request, isAnew);
    if (!signed.ok) {
      this.#end('not-signed', signed.error);
      return;
    }
    const { broker, operatorKeys } = authority.settings;
    const member: FleetMember = {
      kioskId,
      broker,
      certificate: signed.value,
      authority: authority.certificate,
      operatorKeys,
    };
    this.#say(one.id, { kind: 'answer', share: one.share.text, sealed: one.seals.seal('answer', member) });
  }

  #done(one: Try, sealed: string): void {
    if (one !== this.#found) return;
    const done = doneSchema.safeParse(one.seals.open('done', sealed));
    if (!done.success) return;
    if (done.data.refused === null) this.#finish(ok(undefined));
    else this.#end('refused', done.data.refused);
  }

  #say(id: string, message: OperatorMessage): void {
    this.#parts.client.publish(enrolTopic(id, 'answer'), JSON.stringify(message), { qos: 1 }, () => undefined);
  }
}

function json(payload: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'));
    return value;
  } catch {
    return null;
  }
}
