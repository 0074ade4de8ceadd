import { randomUUID } from 'node:crypto';
import { request } from 'node:https';
import { z } from 'zod';
import type { Result } from '../app/result.ts';
import { err, ok } from '../app/result.ts';
import type { playSchema } from './bank/play.ts';
import type { PhoneAction } from './bank/purchase.ts';
import { PHONE_PATH } from './http/phone-line.ts';

/** The address and the credentials of the phone's emulation requests. */
export interface PhoneOptions {
  /** Base address of a scheme, for example https://localhost:8544/r2/v01. */
  readonly baseUrl: string;
  readonly ca: readonly string[];
  readonly pfx?: Buffer;
  readonly passphrase?: string;
  /** Only for scheme r1. */
  readonly apiKey?: string;
}

/** Why an action was not carried out. */
export type PhoneProblem =
  | { readonly kind: 'refused'; readonly statusCode: number; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string };

export type PhoneResult = Result<{ readonly message: string }, PhoneProblem>;

const PATHS: Readonly<Record<PhoneAction, string>> = {
  'scan': '/test/payment/scan',
  'confirm': '/test/payment/confirm',
  'scan-error': '/test/payment/scanerror',
  'decline': '/test/payment/confirmerror',
};
const TIMEOUT_MS = 10_000;

const answerSchema = z.object({ StatusCode: z.number().int(), message: z.string().default('') });

/** The customer's phone, which calls the emulation methods (5.2 - 5.5) over real HTTPS. */
export class Phone {
  readonly #options: PhoneOptions;

  constructor(options: PhoneOptions) {
    this.#options = options;
  }

  /** 5.2: QrTokenCreated becomes Wait, and the purchase belongs to the customer, by default the sandbox's first. */
  scan(qrPaymentId: string, { customer }: { readonly customer?: string } = {}): Promise<PhoneResult> {
    return customer === undefined
      ? this.act('scan', qrPaymentId)
      : this.#play({ action: 'scan', qrPaymentId, customer });
  }

  /** 5.3: Wait becomes Processed. */
  confirm(qrPaymentId: string): Promise<PhoneResult> {
    return this.act('confirm', qrPaymentId);
  }

  /** 5.5: Wait becomes Error. */
  decline(qrPaymentId: string): Promise<PhoneResult> {
    return this.act('decline', qrPaymentId);
  }

  /** 5.4: QrTokenCreated becomes Error. */
  scanError(qrPaymentId: string): Promise<PhoneResult> {
    return this.act('scan-error', qrPaymentId);
  }

  /** Scans the QR of a refund (3.4.1), for which the specification has no emulation method. */
  scanReturn(qrReturnId: string, { customer }: { readonly customer?: string } = {}): Promise<PhoneResult> {
    return this.#play({ action: 'scan-return', qrReturnId, ...(customer === undefined ? {} : { customer }) });
  }

  /** Pays an invoice (4.6): RemotePaymentCreated becomes Processed. */
  pay(qrPaymentId: string): Promise<PhoneResult> {
    return this.#play({ action: 'pay', qrPaymentId });
  }

  /** Rejects an invoice (4.6): RemotePaymentCreated becomes RemotePaymentRejected. */
  reject(qrPaymentId: string): Promise<PhoneResult> {
    return this.#play({ action: 'reject', qrPaymentId });
  }

  act(action: PhoneAction, qrPaymentId: string): Promise<PhoneResult> {
    return this.#send(this.#options.baseUrl + PATHS[action], { qrPaymentId });
  }

  /** Sends an action to the address that only the phone's own line (`Sandbox.phoneUrl`) has. */
  #play(wanted: z.input<typeof playSchema>): Promise<PhoneResult> {
    return this.#send(new URL(PHONE_PATH, this.#options.baseUrl).href, wanted);
  }

  async #send(url: string, body: object): Promise<PhoneResult> {
    try {
      const text = await this.#post(url, JSON.stringify(body));
      const parsed: unknown = JSON.parse(text);
      const answer = answerSchema.parse(parsed);
      if (answer.StatusCode === 0) return ok({ message: answer.message });
      return err({ kind: 'refused', statusCode: answer.StatusCode, message: answer.message });
    } catch (error) {
      return err({ kind: 'unreachable', message: error instanceof Error ? error.message : String(error) });
    }
  }

  #post(url: string, body: string): Promise<string> {
    const { ca, pfx, passphrase, apiKey } = this.#options;
    return new Promise((resolve, reject) => {
      const call = request(
        url,
        {
          method: 'POST',
          // Every action opens a connection of its own: the phone is rarely used, and a kept connection would keep the
          // process alive.
          agent: false,
          ca: [...ca],
          minVersion: 'TLSv1.2',
          maxVersion: 'TLSv1.2',
          timeout: TIMEOUT_MS,
          ...(pfx === undefined ? {} : { pfx }),
          ...(passphrase === undefined ? {} : { passphrase }),
          headers: {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
            'X-Request-ID': randomUUID(),
            ...(apiKey === undefined ? {} : { 'Api-Key': apiKey }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            resolve(text);
          });
          response.on('error', reject);
        },
      );
      call.on('timeout', () => {
        call.destroy(new Error('no answer within 10 s'));
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}
