import { createHash } from 'node:crypto';
import { connect, type IClientOptions } from 'mqtt';
import { EMPTY_BOOKS, upToOf, type Entered } from '../../app/fleet/books/machine-books.ts';
import { readArrived } from '../../app/fleet/console/arrived.ts';
import { duties, withNumbered, withTold, type Kept } from '../../app/fleet/books/keeper.ts';
import type { EventMessage, SaleMessage } from '../../app/fleet/wire/messages.ts';
import { signedText } from '../../app/fleet/wire/signed-text.ts';
import { topicOf, topicOfAll } from '../../app/fleet/wire/topics.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import type { OperatorKey } from './operator-key.ts';

const DUTY_MS = SECOND_MS;
/** A gap means that the broker drops, also what came last: the states are asked for again, which tell every last number. */
const STATES_AGAIN_MS = 5 * SECOND_MS;

/** What the keeper of the books has so far. */
export interface BooksKept {
  readonly machines: number;
  readonly messages: number;
  readonly sales: number;
  /** Requests for what was missing. */
  readonly asked: number;
}

/** A message that was entered, or that was known already. */
export interface BooksEntry {
  readonly kioskId: string;
  readonly message: SaleMessage | EventMessage;
  readonly what: Entered;
}

/** A keeper of the books in memory: enters every message once, confirms, and asks for what is missing. */
export interface BooksKeeper {
  kept(): BooksKept;
  /** Up to where everything of this machine is entered. */
  upTo(kioskId: string): number;
  close(): Promise<void>;
}

/** How the books are kept. */
export interface BooksHabits {
  /** Called for every message of the count. */
  readonly heard: (entry: BooksEntry) => void;
  /** Between two looks at what is to be confirmed or asked for. */
  readonly dutyMs: number;
}

/** Follows the broker of `options`. `key` signs the requests. */
export function keepBooks(
  options: IClientOptions,
  key: OperatorKey,
  { heard = () => undefined, dutyMs = DUTY_MS }: Partial<BooksHabits> = {},
): BooksKeeper {
  const keeper = new Map<string, Kept>();
  let [messages, sales, asked, statesMs] = [0, 0, 0, 0];
  const client = connect({ clean: false, reconnectPeriod: SECOND_MS, ...options });
  client.on('connect', () => {
    client.subscribe((['state', 'sales', 'events'] as const).map(topicOfAll), { qos: 1 });
  });
  client.on('message', (topic, payload, { retain }) => {
    const text = payload.toString();
    const read = readArrived({ topic, text, isRetained: retain, atMs: Date.now() });
    if (read === null) return;
    const { kioskId, content } = read;
    if (content.kind === 'state') withTold(keeper, kioskId, content.state.series, content.state.sequence);
    if (content.kind !== 'sale' && content.kind !== 'event') return;
    const { series, sequence } = content.message;
    const from =
      content.kind === 'event' && content.message.event.kind === 'dropped' ? content.message.event.from : undefined;
    const print = createHash('sha256').update(text).digest('base64');
    const what = withNumbered(keeper, kioskId, { series, sequence, from, print });
    heard({ kioskId, message: content.message, what });
    if (what !== 'new') return;
    messages += 1;
    if (content.kind === 'sale') sales += 1;
  });
  client.on('error', () => undefined);
  const timer = setInterval(() => {
    if (!client.connected) return;
    for (const duty of duties(keeper, Date.now())) {
      if (duty.kind === 'confirm') {
        const { kioskId, upTo, series } = duty;
        client.publish(topicOf(kioskId, 'confirmed'), JSON.stringify({ upTo, series }), { qos: 1, retain: true });
        continue;
      }
      asked += 1;
      if (Date.now() - statesMs >= STATES_AGAIN_MS) {
        statesMs = Date.now();
        client.subscribe(topicOfAll('state'), { qos: 1 });
      }
      const { kioskId, from, to } = duty;
      const command = { id: `resend-${String(Date.now())}-${String(asked)}`, kind: 'resend', argument: { from, to } };
      const signed = { ...command, expires: Date.now() + MINUTE_MS };
      const text = signedText({ kioskId, ...signed });
      if (!text.ok) continue;
      const message = JSON.stringify({ ...signed, signature: key.sign(text.value) });
      client.publish(topicOf(kioskId, 'commands'), message, { qos: 1 });
    }
  }, dutyMs);
  return {
    kept: () => ({ machines: keeper.size, messages, sales, asked }),
    upTo: (kioskId) => upToOf(keeper.get(kioskId)?.books ?? EMPTY_BOOKS),
    close: async () => {
      clearInterval(timer);
      await client.endAsync(true);
    },
  };
}
