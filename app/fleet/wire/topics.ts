/**
 * The topics of one machine. The broker's access rules hold every machine to its own: it writes `state`, `sales`, `events`,
 * `answers`, `audit` and `renewal`, and reads `commands`, `confirmed` and `certificate`.
 */
export const TOPIC_NAMES = [
  'state',
  'sales',
  'events',
  'confirmed',
  'commands',
  'answers',
  'audit',
  'renewal',
  'certificate',
] as const;
export type TopicName = (typeof TOPIC_NAMES)[number];

/** What every topic begins with; the number changes when an older reader could no longer understand the messages. */
const TOPIC_ROOT = 'sauda/v1';

/** The name of a machine in the fleet: no character that has a meaning in a topic. */
export const KIOSK_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The topic of one machine. */
export function topicOf(kioskId: string, name: TopicName): string {
  return `${TOPIC_ROOT}/${kioskId}/${name}`;
}

/** Of every machine, for a subscription by the console or by whoever keeps the books. */
export function topicOfAll(name: TopicName): string {
  return `${TOPIC_ROOT}/+/${name}`;
}

/** Whose topic it is, and which; null for any other topic. */
export function readTopic(topic: string): { readonly kioskId: string; readonly name: TopicName } | null {
  const [product, version, kioskId = '', last, ...more] = topic.split('/');
  const name = TOPIC_NAMES.find((one) => one === last);
  if (`${product ?? ''}/${version ?? ''}` !== TOPIC_ROOT || more.length > 0) return null;
  return name === undefined || !KIOSK_ID.test(kioskId) ? null : { kioskId, name };
}
