/** Measures the decoding of one of Kaspi's answers against `JSON.parse` on the same text. */
import { decodeCreatedQr } from '../../main/payments/kaspi/answers.ts';
import { decodeEnvelope } from '../../main/payments/kaspi/codec.ts';

const SAMPLES = 2_000;
const WARM_UP = 500;

/** The largest answer of a sale. */
const ANSWER = JSON.stringify({
  StatusCode: 0,
  Message: 'OK',
  Data: {
    QrToken: '51236903777280167836178166503744993984459',
    ExpireDate: '2020-01-16T10:30:00+06',
    QrPaymentId: 900_719_925_474_099,
    PaymentMethods: ['Gold', 'Red', 'Loan'],
    QrPaymentBehaviorOptions: { StatusPollingInterval: 5, QrCodeScanWaitTimeout: 180, PaymentConfirmationTimeout: 65 },
  },
});

/** Milliseconds of each decoding, and of the plain parse right after it. */
export function measureDecoding(): { decode: number[]; parse: number[] } {
  const decode: number[] = [];
  const parse: number[] = [];
  for (let run = 0; run < WARM_UP + SAMPLES; run += 1) {
    const decodeMs = timed(() => {
      const envelope = decodeEnvelope(ANSWER);
      if (!envelope.ok || !decodeCreatedQr(envelope.value.data).ok) throw new Error('the answer was not read');
    });
    const parseMs = timed(() => {
      JSON.parse(ANSWER);
    });
    if (run < WARM_UP) continue;
    decode.push(decodeMs);
    parse.push(parseMs);
  }
  return { decode, parse };
}

function timed(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}
