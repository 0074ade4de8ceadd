import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { Question } from '../../../app/journal/reconcile.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { ASK_LIMITS, askBank, type Asked } from '../../../main/reconcile/ask.ts';
import { FakeBank, noAnswer, tradePointOff, unknownDevice } from '../../support/fakes/fake-bank.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { value } from '../../support/sandbox/method-proofs.ts';

const HOUR_MS = 3_600_000;

/** A bank with some purchases, and questions about all of them. */
class Harness {
  readonly clock = new FakeClock();
  readonly bank = new FakeBank(this.clock);
  readonly askedAtMs: number[] = [];
  readonly waits: { done: number; waitMs: number }[] = [];
  /** Each question is answered so while it is set. */
  failure: PaymentFailure | null = null;
  /** Only these purchases are. */
  onlyFor: string | null = null;

  async purchases(count: number): Promise<readonly Question[]> {
    for (let made = 0; made < count; made += 1)
      value(await this.bank.createPurchase({ externalId: 'order', amountTiyn: tiyn(45_000) }));
    return this.bank.purchases.map(({ id }) => ({
      key: id,
      service: 'kaspi',
      saleId: `sale-${id}`,
      qrPaymentId: id,
      ask: 'details',
      statusIfNothingLeft: false,
    }));
  }

  async ask(questions: readonly Question[], forMs = HOUR_MS): Promise<Asked> {
    const asked = askBank(
      questions,
      {
        purchaseDetails: (id) => {
          this.askedAtMs.push(this.clock.monoMs());
          const isHit = this.onlyFor === null || this.onlyFor === id;
          return this.failure !== null && isHit
            ? Promise.resolve({ ok: false, error: this.failure })
            : this.bank.purchaseDetails(id);
        },
        purchaseStatus: (id) => this.bank.purchaseStatus(id),
        ping: () => this.bank.ping(),
      },
      { clock: this.clock, limits: ASK_LIMITS, waiting: (done, waitMs) => this.waits.push({ done, waitMs }) },
    );
    await this.clock.advance(forMs);
    return asked;
  }
}

describe('asking the bank', () => {
  test('limits its rate', async () => {
    const harness = new Harness();
    await harness.ask(await harness.purchases(5));
    const gaps = harness.askedAtMs.slice(1).map((moment, index) => moment - (harness.askedAtMs[index] ?? 0));
    expect(gaps).toEqual([500, 500, 500, 500]);
  });

  test('continues where it stopped when the network is back', async () => {
    const harness = new Harness();
    const questions = await harness.purchases(4);
    harness.clock.setTimer(700, () => {
      harness.failure = noAnswer;
      harness.bank.pingFailure = noAnswer;
    });
    harness.clock.setTimer(120_000, () => {
      harness.failure = null;
      harness.bank.pingFailure = null;
    });
    const { answers, stopped } = await harness.ask(questions);
    expect(stopped).toBeNull();
    expect([...answers.values()].map(({ kind }) => kind)).toEqual(['details', 'details', 'details', 'details']);
    expect(harness.waits[0]).toEqual({ done: 2, waitMs: ASK_LIMITS.lostMs });
  });

  test('ends after a lasting network failure, and keeps its results', async () => {
    const harness = new Harness();
    const questions = await harness.purchases(4);
    harness.clock.setTimer(700, () => {
      harness.failure = noAnswer;
      harness.bank.pingFailure = noAnswer;
    });
    const { answers, stopped } = await harness.ask(questions);
    expect([answers.size, stopped?.code]).toEqual([2, 'TIMEOUT']);
  });

  test('one purchase without an answer does not delay the others', async () => {
    const harness = new Harness();
    const questions = await harness.purchases(3);
    harness.failure = noAnswer;
    harness.onlyFor = questions[1]?.qrPaymentId ?? '';
    const { answers, stopped } = await harness.ask(questions);
    expect([...answers.values()].map(({ kind }) => kind)).toEqual(['details', 'silent', 'details']);
    expect([stopped, harness.waits]).toEqual([null, []]);
    expect(harness.askedAtMs).toHaveLength(2 + ASK_LIMITS.tries);
  });

  test('waits as long as a service with a limit on its requests demands, and then asks', async () => {
    const harness = new Harness();
    const questions = await harness.purchases(2);
    harness.failure = { ...noAnswer, code: 'BUDGET', notSentForMs: 40_000 };
    harness.clock.setTimer(100_000, () => {
      harness.failure = null;
    });
    const { answers, stopped } = await harness.ask(questions);
    expect([...answers.values()].map(({ kind }) => kind)).toEqual(['details', 'details']);
    expect([stopped, harness.askedAtMs]).toEqual([null, [0, 40_000, 80_000, 120_000, 120_500]]);
  });

  test.each([unknownDevice, tradePointOff])(
    'a refusal of the machine itself stops it at once: $code',
    async (failure) => {
      const harness = new Harness();
      const questions = await harness.purchases(3);
      harness.failure = failure;
      const { answers, stopped } = await harness.ask(questions);
      expect([answers.size, stopped, harness.askedAtMs.length]).toEqual([0, failure, 1]);
    },
  );

  test('asks for the status only if nothing is left to refund', async () => {
    const harness = new Harness();
    const questions = (await harness.purchases(2)).map((question) => ({ ...question, statusIfNothingLeft: true }));
    value(
      await harness.bank.refund({
        qrPaymentId: questions[1]?.qrPaymentId ?? '',
        refundQrId: null,
        amountTiyn: tiyn(45_000),
      }),
    );
    const { answers } = await harness.ask(questions);
    expect([...answers.values()]).toMatchObject([{ status: null }, { status: { kind: 'created' } }]);
    expect(harness.bank.statusAsked).toHaveLength(1);
  });
});
