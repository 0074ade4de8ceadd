import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { Question } from '../../../app/journal/reconcile.ts';
import { ASK_LIMITS, askBank, type Asked } from '../../../main/reconcile/ask.ts';
import { FakeBank, noAnswer, tradePointOff, unknownDevice } from '../../support/fakes/fake-bank.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { value } from '../../support/sandbox/method-proofs.ts';

const HOUR_MS = 3_600_000;

/** A bank with some purchases, and questions about all of them. */
class Bench {
  readonly clock = new FakeClock();
  readonly bank = new FakeBank(this.clock);
  readonly askedAtMs: number[] = [];
  readonly waits: { done: number; waitMs: number }[] = [];
  /** Each question is answered so while it is set. */
  failure: typeof noAnswer | null = null;
  /** Only these purchases are. */
  onlyFor: string | null = null;

  async purchases(count: number): Promise<readonly Question[]> {
    for (let made = 0; made < count; made += 1)
      value(await this.bank.createPurchase({ externalId: 'order', amountTiyn: tiyn(45_000) }));
    return this.bank.purchases.map(({ id }) => ({
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
  test('is slow on purpose', async () => {
    const bench = new Bench();
    await bench.ask(await bench.purchases(5));
    const gaps = bench.askedAtMs.slice(1).map((moment, index) => moment - (bench.askedAtMs[index] ?? 0));
    expect(gaps).toEqual([500, 500, 500, 500]);
  });

  test('goes on where it stopped when the network comes back', async () => {
    const bench = new Bench();
    const questions = await bench.purchases(4);
    bench.clock.setTimer(700, () => {
      bench.failure = noAnswer;
      bench.bank.pingFailure = noAnswer;
    });
    bench.clock.setTimer(120_000, () => {
      bench.failure = null;
      bench.bank.pingFailure = null;
    });
    const { answers, stopped } = await bench.ask(questions);
    expect(stopped).toBeNull();
    expect([...answers.values()].map(({ kind }) => kind)).toEqual(['details', 'details', 'details', 'details']);
    expect(bench.waits[0]).toEqual({ done: 2, waitMs: ASK_LIMITS.lostMs });
  });

  test('gives up on a network that stays away, and keeps what it has', async () => {
    const bench = new Bench();
    const questions = await bench.purchases(4);
    bench.clock.setTimer(700, () => {
      bench.failure = noAnswer;
      bench.bank.pingFailure = noAnswer;
    });
    const { answers, stopped } = await bench.ask(questions);
    expect([answers.size, stopped?.code]).toEqual([2, 'TIMEOUT']);
  });

  test('one purchase that gets no answer does not hold up the others', async () => {
    const bench = new Bench();
    const questions = await bench.purchases(3);
    bench.failure = noAnswer;
    bench.onlyFor = questions[1]?.qrPaymentId ?? '';
    const { answers, stopped } = await bench.ask(questions);
    expect([...answers.values()].map(({ kind }) => kind)).toEqual(['details', 'silent', 'details']);
    expect([stopped, bench.waits]).toEqual([null, []]);
    expect(bench.askedAtMs).toHaveLength(2 + ASK_LIMITS.tries);
  });

  test.each([unknownDevice, tradePointOff])('a no to the machine itself stops it at once: $code', async (failure) => {
    const bench = new Bench();
    const questions = await bench.purchases(3);
    bench.failure = failure;
    const { answers, stopped } = await bench.ask(questions);
    expect([answers.size, stopped, bench.askedAtMs.length]).toEqual([0, failure, 1]);
  });

  test('asks for the status only where nothing is left to give back', async () => {
    const bench = new Bench();
    const questions = (await bench.purchases(2)).map((question) => ({ ...question, statusIfNothingLeft: true }));
    value(
      await bench.bank.refund({
        qrPaymentId: questions[1]?.qrPaymentId ?? '',
        qrReturnId: null,
        amountTiyn: tiyn(45_000),
      }),
    );
    const { answers } = await bench.ask(questions);
    expect([...answers.values()]).toMatchObject([{ status: null }, { status: { kind: 'created' } }]);
    expect(bench.bank.statusAsked).toHaveLength(1);
  });
});
