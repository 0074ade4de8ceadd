import { afterAll, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import { REMOTE_QUESTION_MIN_MS } from '../../../main/payments/kaspi/request-limits.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { PHONE, value } from '../../support/sandbox/method-proofs.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const clock = new FakeClock();
const harness = withSandbox({ strict: true, clock });
let devices = 0;

afterAll(() => {
  expect(harness.sandbox.violations()).toEqual([]);
});

async function invoiced(): Promise<{
  ask: (question?: PersonsQuestion) => Promise<unknown>;
  asStatus: () => Promise<unknown>;
  asked: () => number;
}> {
  devices += 1;
  const { client, token } = await harness.registered('enhanced', `KIOSK-${String(devices)}`, () => clock.monoMs());
  const invoice = value(await client.createInvoice(token, tiyn(45_000), PHONE));
  const path = `/payment/status/${invoice.reveal()}`;
  return {
    ask: (question = new PersonsQuestion()) => client.invoiceStatus(invoice, question),
    asStatus: () => client.paymentStatus(invoice.reveal()),
    asked: () => harness.sandbox.requests().filter((entry) => entry.path.endsWith(path)).length,
  };
}

test('a timer that asks every ten seconds gets two answers and no more', async () => {
  const { ask, asked } = await invoiced();
  for (let round = 0; round < 20; round += 1) {
    await ask();
    await clock.advance(10_000);
  }
  expect(asked()).toBe(2);
});

test('a question asked twice is sent once', async () => {
  const { ask, asked } = await invoiced();
  const question = new PersonsQuestion();
  expect(await ask(question)).toMatchObject({ ok: true });
  await clock.advance(REMOTE_QUESTION_MIN_MS * 3);
  expect(await ask(question)).toMatchObject({ ok: false, error: { code: 'ASKED-TWICE' } });
  expect(asked()).toBe(1);
});

test('quick touches do not exceed the limit', async () => {
  const { ask, asked } = await invoiced();
  expect(await ask()).toMatchObject({ ok: true, value: { kind: 'created' } });
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'TOO-SOON', action: 'retry' } });
  expect(asked()).toBe(1);
});

test('invoices cannot be polled on a timer', async () => {
  const { asStatus, asked } = await invoiced();
  expect(await asStatus()).toMatchObject({ ok: false, error: { code: 'INVOICE' } });
  expect(asked()).toBe(0);
});

test('occasional questions of a person are always answered', async () => {
  const { ask, asked } = await invoiced();
  for (const pauseMs of [4_000, 9_000, 31_000, 5_000, 12_000, 70_000]) {
    expect(await ask()).toMatchObject({ ok: true });
    await clock.advance(pauseMs);
  }
  expect(asked()).toBe(6);
});
