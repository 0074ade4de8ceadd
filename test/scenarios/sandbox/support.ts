import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'lossless-json';
import { z } from 'zod';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import type { Sandbox } from '../../../sandbox/server.ts';

/** Time that moves only when a test advances it. */
export class FakeClock implements Clock {
  #nowMs = 0;
  #timerSet: () => void = () => undefined;
  readonly #timers = new Set<{ atMs: number; fire: () => void }>();

  wallMs(): number {
    return Date.UTC(2026, 6, 1, 5, 30) + this.#nowMs;
  }

  monoMs(): number {
    return this.#nowMs;
  }

  setTimer(delayMs: number, fire: () => void): CancelTimer {
    const timer = { atMs: this.#nowMs + delayMs, fire };
    this.#timers.add(timer);
    this.#timerSet();
    return () => this.#timers.delete(timer);
  }

  /** Settles when the next timer is set: the code under test has come to where it waits. */
  nextTimer(): Promise<void> {
    return new Promise((resolve) => {
      this.#timerSet = resolve;
    });
  }

  advance(ms: number): void {
    this.#nowMs += ms;
    for (const timer of [...this.#timers].sort((a, b) => a.atMs - b.atMs)) {
      if (timer.atMs <= this.#nowMs && this.#timers.delete(timer)) timer.fire();
    }
  }

  get waiting(): number {
    return this.#timers.size;
  }
}

const envelopeSchema = z.object({
  StatusCode: z.unknown().transform(Number),
  Message: z.string().optional(),
  message: z.string().optional(),
  Data: z.unknown().optional(),
});

export interface Received {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly text: string;
}

export type Envelope = z.output<typeof envelopeSchema>;

/** A folder that goes away after the file's tests. */
export async function temporaryFolder(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'sauda-sandbox-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** A client with the sandbox's own certificate, as a kiosk has it. */
export async function kioskTls(sandbox: Sandbox): Promise<RequestOptions> {
  const { files } = sandbox;
  return {
    ca: await readFile(files.rootCa),
    pfx: await readFile(files.pfx),
    passphrase: (await readFile(files.passphrase, 'utf8')).trim(),
    agent: false,
  };
}

/** Sends one request; `body` is JSON text, so that tests decide about every digit. */
export function send(
  url: string,
  tls: RequestOptions,
  { method = 'GET', body, headers = {} }: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        ...tls,
        method,
        headers: {
          'X-Request-ID': randomUUID(),
          ...(body === undefined
            ? {}
            : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            httpStatus: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

/** The JSON of an answer with numbers below `Data` kept digit for digit. */
export function envelope(received: Received): Envelope {
  return envelopeSchema.parse(parse(received.text));
}

export function get(url: string, tls: RequestOptions, headers: Record<string, string> = {}): Promise<Envelope> {
  return send(url, tls, { headers }).then(envelope);
}

export function post(
  url: string,
  tls: RequestOptions,
  body: string,
  headers: Record<string, string> = {},
): Promise<Envelope> {
  return send(url, tls, { method: 'POST', body, headers }).then(envelope);
}

export const tokenSchema = z.object({ DeviceToken: z.string() });
export const qrSchema = z.object({
  QrPaymentId: z.unknown().transform(String),
  QrToken: z.string(),
  ExpireDate: z.string(),
});
const statusSchema = z.object({ Status: z.string() });

export async function registerDevice(url: string, tls: RequestOptions, deviceId = 'KIOSK-1'): Promise<string> {
  const answer = await post(`${url}/device/register`, tls, `{"DeviceId":"${deviceId}","TradePointId":12}`);
  return tokenSchema.parse(answer.Data).DeviceToken;
}

export async function createQr(
  url: string,
  tls: RequestOptions,
  token: string,
  amount = '200.00',
): Promise<z.output<typeof qrSchema>> {
  const answer = await post(`${url}/qr/create`, tls, `{"DeviceToken":"${token}","Amount":${amount},"ExternalId":"15"}`);
  return qrSchema.parse(answer.Data);
}

export async function statusOf(url: string, tls: RequestOptions, id: string): Promise<string> {
  return statusSchema.parse((await get(`${url}/payment/status/${id}`, tls)).Data).Status;
}

export function present<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('a value is missing');
  return value;
}
