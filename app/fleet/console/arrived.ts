import { z } from 'zod';
import { answerSchema, type Answer } from '../wire/answer.ts';
import {
  confirmedSchema,
  eventMessageSchema,
  saleMessageSchema,
  type Confirmed,
  type EventMessage,
  type SaleMessage,
} from '../wire/messages.ts';
import { stateSchema, type FleetState } from '../wire/state.ts';
import { readTopic, type TopicName } from '../wire/topics.ts';

/** Longer than any message of a machine; what is longer is not even read. */
const MOST_MESSAGE_CHARACTERS = 1_000_000;

/** A message as the broker delivered it. */
export interface Arrived {
  readonly topic: string;
  readonly text: string;
  /** Kept by the broker from before, and not sent just now. */
  readonly isRetained: boolean;
  /** The console's clock, in milliseconds since 1970. */
  readonly atMs: number;
}

/** What a message says, by its topic. */
export type Content =
  | { readonly kind: 'state'; readonly state: FleetState }
  | { readonly kind: 'sale'; readonly message: SaleMessage }
  | { readonly kind: 'event'; readonly message: EventMessage }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'confirmed'; readonly confirmed: Confirmed }
  /** The retained state was emptied: the operator took the machine out of the fleet. */
  | { readonly kind: 'gone' }
  /** Not what the topic promises, or in another machine's name. */
  | { readonly kind: 'unreadable' };

/** A message that was read, and whose topic it came on. */
export interface Read {
  readonly kioskId: string;
  readonly content: Content;
  readonly arrived: Arrived;
}

/** What others do with a machine, or too much of it. */
const NOT_FOLLOWED: readonly TopicName[] = ['commands', 'audit', 'renewal', 'certificate'];

/** Reads a message; null for a topic that is not of the fleet, or that the console does not follow. */
export function readArrived(arrived: Arrived): Read | null {
  const topic = readTopic(arrived.topic);
  if (topic === null || NOT_FOLLOWED.includes(topic.name)) return null;
  const { kioskId, name } = topic;
  if (arrived.text === '') return name === 'state' ? { kioskId, content: { kind: 'gone' }, arrived } : null;
  const content = contentOf(kioskId, name, arrived.text);
  return { kioskId, content: content ?? { kind: 'unreadable' }, arrived };
}

function contentOf(kioskId: string, name: TopicName, text: string): Content | null {
  const value = jsonOf(text);
  if (value === undefined) return null;
  switch (name) {
    case 'state': {
      const state = stateSchema.safeParse(value).data;
      return state?.kioskId === kioskId ? { kind: 'state', state } : null;
    }
    case 'sales': {
      const message = saleMessageSchema.safeParse(value).data;
      return message?.kioskId === kioskId ? { kind: 'sale', message } : null;
    }
    case 'events': {
      const message = eventMessageSchema.safeParse(value).data;
      return message?.kioskId === kioskId ? { kind: 'event', message } : null;
    }
    case 'answers': {
      const answer = answerSchema.safeParse(value).data;
      return answer?.kioskId === kioskId ? { kind: 'answer', answer } : null;
    }
    case 'confirmed': {
      const confirmed = confirmedSchema.safeParse(value).data;
      return confirmed === undefined ? null : { kind: 'confirmed', confirmed };
    }
    case 'commands':
    case 'audit':
    case 'renewal':
    case 'certificate':
      return null;
  }
}

const anySchema = z.unknown();

function jsonOf(text: string): unknown {
  if (text.length > MOST_MESSAGE_CHARACTERS) return undefined;
  try {
    return anySchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
