/** A thread that floods a machine with commands, so that its own work does not count as the kiosk's. */
import { parentPort, workerData } from 'node:worker_threads';
import { connectAsync } from 'mqtt';
import { z } from 'zod';

const floodSchema = z.object({
  port: z.number(),
  username: z.string(),
  password: z.string(),
  topic: z.string(),
  /** Sent in turn. */
  messages: z.array(z.object({ text: z.string(), retain: z.boolean() })).min(1),
  count: z.number(),
});
/** What the thread is started with. */
export type Flood = z.infer<typeof floodSchema>;

/** Messages that the broker has not acknowledged. */
const AT_ONCE = 50;

const { port, username, password, topic, messages, count } = floodSchema.parse(workerData);
const client = await connectAsync({ host: '127.0.0.1', port, username, password, protocolVersion: 5 });
let left = count;
const send = async (): Promise<void> => {
  while (left > 0) {
    const message = messages[left % messages.length];
    left -= 1;
    if (message !== undefined) await client.publishAsync(topic, message.text, { qos: 1, retain: message.retain });
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, send));
// What the broker retains would greet the machine for ever.
await client.publishAsync(topic, '', { qos: 1, retain: true });
await client.endAsync();
parentPort?.postMessage('sent');
