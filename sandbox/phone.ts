import { randomUUID } from 'node:crypto';
import { request } from 'node:https';
import { z } from 'zod';
import type { Result } from '../app/result.ts';
import { err, ok } from '../app/result.ts';
import type { PhoneAction } from './bank/purchase.ts';

/** Where the phone's emulation requests go and what proves that they may. */
export interface PhoneOptions {
  /** Base address of a scheme, for example https://localhost:8544/r2/v01. */
  readonly baseUrl: string;
  readonly ca: readonly string[];
  readonly pfx?: Buffer;
  readonly passphrase?: string;
  /** Only for scheme r1. */
  readonly apiKey?: string;
}

/** Why an action did not happen. */
export type PhoneProblem =
  | { readonly kind: 'refused'; readonly statusCode: number; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string };

export type PhoneResult = Result<{ readonly message: string }, PhoneProblem>;

const PATHS: Readonly<Record<PhoneAction, string>> = {
  scan: '/test/payment/scan',
  confirm: '/test/payment/confirm',
  'scan-error': '/test/payment/scanerror',
  decline: '/test/payment/confirmerror',
};
const TIMEOUT_MS = 10_000;

const answerSchema = z.object({ StatusCode: z.number().int(), message: z.string().default('') });

/** The customer: holds a phone against the QR by calling the emulation methods (5.2 - 5.5) over real HTTPS. */
export class Phone {
  readonly #options: PhoneOptions;

  constructor(options: PhoneOptions) {
    this.#options = options;
  }

  /** 5.2: QrTokenCreated becomes Wait. */
  scan(qrPaymentId: string): Promise<PhoneResult> {
    return this.act('scan', qrPaymentId);
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

  async act(action: PhoneAction, qrPaymentId: string): Promise<PhoneResult> {
    try {
      const text = await this.#post(PATHS[action], JSON.stringify({ qrPaymentId }));
      const parsed: unknown = JSON.parse(text);
      const answer = answerSchema.parse(parsed);
      if (answer.StatusCode === 0) return ok({ message: answer.message });
      return err({ kind: 'refused', statusCode: answer.StatusCode, message: answer.message });
    } catch (error) {
      return err({ kind: 'unreachable', message: error instanceof Error ? error.message : String(error) });
    }
  }

  #post(path: string, body: string): Promise<string> {
    const { baseUrl, ca, pfx, passphrase, apiKey } = this.#options;
    return new Promise((resolve, reject) => {
      const call = request(
        baseUrl + path,
        {
          method: 'POST',
          // Without an agent every action is a connection of its own: the phone is used seldom, and a kept one would
          // hold the process open.
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
