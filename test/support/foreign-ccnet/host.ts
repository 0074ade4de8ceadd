import type { BytePort } from '../../../drivers/port/byte-port.ts';

/**
 * A CCNET host written from the protocol's description alone. It shares nothing with the product's driver and simulator,
 * neither frames nor tables nor a checksum, so that a misunderstanding of theirs cannot hide behind another one.
 */
export class ForeignCcnetHost {
  /** Everything that went over the line, as hexadecimal text. */
  readonly sent: string[] = [];
  readonly heard: string[] = [];
  readonly #port: BytePort;
  readonly #wait: (ms: number) => Promise<void>;
  #received: number[] = [];

  /** `wait` lets so much time pass, real or not. */
  constructor(port: BytePort, wait: (ms: number) => Promise<void>) {
    this.#port = port;
    this.#wait = wait;
    port.onBytes((bytes) => this.#received.push(...bytes));
  }

  /** POLL, acknowledged: one state byte, and for some states a second one. */
  poll(): Promise<readonly number[]> {
    return this.#data([0x33]);
  }

  /** POLL whose answer is not acknowledged. */
  async pollWithoutAck(): Promise<readonly number[]> {
    return this.#transact([0x33]);
  }

  /** NAK: the unit repeats its last answer; then ACK. */
  askAgain(): Promise<readonly number[]> {
    return this.#data([0xff]);
  }

  /** Polls until the unit answers with this first byte; gives up after a minute of the line's time. */
  async pollUntil(state: number): Promise<readonly number[]> {
    for (let polls = 0; polls < 400; polls += 1) {
      const answer = await this.poll();
      if (answer[0] === state) return answer;
      await this.#wait(150);
    }
    throw new Error(`the unit never says ${hex([state])}; it said ${this.heard.slice(-3).join(' / ')}`);
  }

  reset(): Promise<readonly number[]> {
    return this.#transact([0x30]);
  }

  stack(): Promise<readonly number[]> {
    return this.#transact([0x35]);
  }

  giveBack(): Promise<readonly number[]> {
    return this.#transact([0x36]);
  }

  hold(): Promise<readonly number[]> {
    return this.#transact([0x38]);
  }

  /** ENABLE BILL TYPES: which codes are taken, and which of them wait in escrow. */
  enable(codes: readonly number[], withEscrow: readonly number[] = codes): Promise<readonly number[]> {
    return this.#transact([0x34, ...threeBytes(codes), ...threeBytes(withEscrow)]);
  }

  /** The enabled codes, from GET STATUS. */
  async enabled(): Promise<readonly number[]> {
    const [high = 0, middle = 0, low = 0] = await this.#data([0x31]);
    const bits = high * 65_536 + middle * 256 + low;
    return Array.from({ length: 24 }, (_, code) => code).filter((code) => Math.floor(bits / 2 ** code) % 2 === 1);
  }

  /** Part number and serial number as the unit writes them. */
  async identity(): Promise<{ readonly part: string; readonly serial: string }> {
    const text = String.fromCharCode(...(await this.#data([0x37])));
    if (text.length !== 34) throw new Error(`an identification has 34 bytes, not ${text.length}`);
    return { part: text.slice(0, 15).trimEnd(), serial: text.slice(15, 27).trimEnd() };
  }

  /** The bill table: the value of each code in whole units of its currency. */
  async billTable(): Promise<ReadonlyMap<number, { readonly value: number; readonly currency: string }>> {
    const rows = await this.#data([0x41]);
    if (rows.length !== 120) throw new Error(`a bill table has 120 bytes, not ${rows.length}`);
    const bills = new Map<number, { value: number; currency: string }>();
    for (let code = 0; code < 24; code += 1) {
      const [digits = 0, a = 0, b = 0, c = 0, power = 0] = rows.slice(code * 5, code * 5 + 5);
      if (digits !== 0) bills.set(code, { value: digits * 10 ** power, currency: String.fromCharCode(a, b, c) });
    }
    return bills;
  }

  /** Sends bytes as they are and returns what comes back within the time of an answer. */
  async raw(bytes: readonly number[]): Promise<readonly number[]> {
    this.#received = [];
    this.sent.push(hex(bytes));
    const written = this.#port.write(Uint8Array.from(bytes));
    await this.#wait(30);
    const result = await written;
    if (!result.ok) throw new Error(result.error.message);
    if (this.#received.length > 0) this.heard.push(hex(this.#received));
    return this.#received;
  }

  async #transact(body: readonly number[]): Promise<readonly number[]> {
    return bodyOf(await this.raw(frame(body)));
  }

  async #data(body: readonly number[]): Promise<readonly number[]> {
    const answer = await this.#transact(body);
    const afterAck = await this.raw(frame([0x00]));
    if (afterAck.length > 0) throw new Error(`an answer to ACK: ${hex(afterAck)}`);
    return answer;
  }
}

/** A frame to a bill validator: `02 03 length body`, and the checksum with its low byte first. */
export function frame(body: readonly number[]): readonly number[] {
  const bytes = [0x02, 0x03, body.length + 5, ...body];
  const sum = checksum(bytes);
  return [...bytes, sum % 256, Math.floor(sum / 256)];
}

/** "02 03 06 ...", as the description writes it. */
export function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

function bodyOf(bytes: readonly number[]): readonly number[] {
  const body = bytes.slice(3, -2);
  if (hex(frame(body)) !== hex(bytes)) throw new Error(`not one frame of a bill validator: ${hex(bytes)}`);
  return body;
}

function threeBytes(codes: readonly number[]): readonly number[] {
  const byteFrom = (first: number): number =>
    codes.reduce((sum, code) => (code >= first && code < first + 8 ? sum + 2 ** (code - first) : sum), 0);
  return [byteFrom(16), byteFrom(8), byteFrom(0)];
}

/** x^16 + x^12 + x^5 + 1, reflected, from 0: a division of whole bytes by shifts, without a table and without a loop over bits. */
function checksum(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => {
    const low = (sum ^ byte) & 0xff;
    const folded = (low ^ (low << 4)) & 0xff;
    return ((sum >> 8) ^ (folded << 8) ^ (folded << 3) ^ (folded >> 4)) & 0xffff;
  }, 0);
}
