/** qemu's control socket: pictures of the screen, touches, and facts about what the machine has as devices. */
import { createConnection, type Socket } from 'node:net';
import { z } from 'zod';

const answerSchema = z.looseObject({
  return: z.unknown().optional(),
  error: z.looseObject({ desc: z.string() }).optional(),
});

/** As `struct tm` of C has it. */
const clockSchema = z.looseObject({
  tm_year: z.number(),
  tm_mon: z.number(),
  tm_mday: z.number(),
  tm_hour: z.number(),
  tm_min: z.number(),
  tm_sec: z.number(),
});
const YEAR_ZERO = 1_900;

/** A point on the screen, each from 0 to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The range of a tablet's axes. */
const AXIS = 32_767;
const TRIES = 100;
const TRY_MS = 100;

/** Connects to a socket of qemu, which makes it a moment after its start. */
export async function connected(path: string): Promise<Socket> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await new Promise((resolve, reject) => {
        const socket = createConnection(path);
        socket.once('connect', () => resolve(socket));
        socket.once('error', reject);
      });
    } catch (error) {
      if (tries >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_MS));
    }
  }
}

export class Qmp {
  readonly #socket: Socket;
  #text = '';
  readonly #waiting: ((answer: z.infer<typeof answerSchema>) => void)[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => this.#take(chunk.toString('utf8')));
  }

  static async open(path: string): Promise<Qmp> {
    const qmp = new Qmp(await connected(path));
    await qmp.call('qmp_capabilities');
    return qmp;
  }

  async call(execute: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const answer = await new Promise<z.infer<typeof answerSchema>>((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.write(`${JSON.stringify({ execute, arguments: args })}\n`);
    });
    if (answer.error !== undefined) throw new Error(`${execute}: ${answer.error.desc}`);
    return answer.return;
  }

  /** What the machine's clock shows, in Unix milliseconds. */
  async clockMs(): Promise<number> {
    const found = await this.call('qom-get', { path: '/machine', property: 'rtc-time' });
    const {
      tm_year: year,
      tm_mon: month,
      tm_mday: day,
      tm_hour: hour,
      tm_min: minute,
      tm_sec: second,
    } = clockSchema.parse(found);
    return Date.UTC(YEAR_ZERO + year, month, day, hour, minute, second);
  }

  async picture(file: string): Promise<void> {
    await this.call('screendump', { filename: file, format: 'png' });
  }

  /** The same as plain pixels (PPM), which takes an emulator a hundredth of the time of a packed one. */
  async pixels(file: string): Promise<void> {
    await this.call('screendump', { filename: file });
  }

  /** A finger that comes down and goes up again. */
  async touch({ x, y }: Point): Promise<void> {
    // The kernel tells a position only where it is another one, and a compositor that has just started knows none.
    await this.#moveTo({ x: 1 - x, y: 1 - y });
    await this.#moveTo({ x, y });
    for (const down of [true, false]) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await this.call('input-send-event', { events: [{ type: 'btn', data: { button: 'left', down } }] });
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  async #moveTo({ x, y }: Point): Promise<void> {
    const events = [
      { type: 'abs', data: { axis: 'x', value: Math.round(x * AXIS) } },
      { type: 'abs', data: { axis: 'y', value: Math.round(y * AXIS) } },
    ];
    await this.call('input-send-event', { events });
  }

  #take(text: string): void {
    this.#text += text;
    const lines = this.#text.split('\n');
    this.#text = lines.pop() ?? '';
    for (const line of lines) {
      const read = answerSchema.safeParse(JSON.parse(line));
      if (read.success && ('return' in read.data || 'error' in read.data)) this.#waiting.shift()?.(read.data);
    }
  }
}
