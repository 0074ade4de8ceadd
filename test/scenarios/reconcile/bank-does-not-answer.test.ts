import { expect, test } from 'vitest';
import { withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');

test('the cable is unplugged: no result, good or bad, and the exit code shows it', async () => {
  await point.sell();
  const { faults } = point.harness.sandbox;
  faults.unplug();
  const { code, reason, findings, summary } = await point.reconcile('--language', 'en');
  faults.plug();
  expect([code, reason, findings.map(({ finding, severity }) => [finding, severity])]).toEqual([
    1,
    'not-compared',
    [['not-asked', 'unknown']],
  ]);
  expect(summary.notAsked).toMatch(/^Not finished: the bank could not be asked\./);
  expect(await point.reconcile()).toMatchObject({ code: 0, findings: [] });
});

test('the network fails and returns: the command continues where it stopped', async () => {
  await point.newKiosk();
  for (let made = 0; made < 3; made += 1) await point.sell();
  const { faults } = point.harness.sandbox;
  const lost = { kind: 'reset', work: 'undone' } as const;
  // The second question is lost as often as it is asked, and so is the first look at the line.
  faults.next('payment/details', { kind: 'delay', delayMs: 0 });
  for (let lostAnswers = 0; lostAnswers < 4; lostAnswers += 1) faults.next('payment/details', lost);
  faults.next('health/ping', { kind: 'delay', delayMs: 0 });
  for (let lostPings = 0; lostPings < 2; lostPings += 1) faults.next('health/ping', lost);
  const { code, out, complaint } = await point.run(['--language', 'en', '--json'], { patienceMs: 60_000 });
  expect(complaint).toContain('The bank does not answer, 1 of 3 asked');
  expect([code, out.trimEnd().split('\n')]).toEqual([0, [expect.stringContaining('"compared":3')]]);
});

test('one purchase without an answer is listed beside those with one', async () => {
  await point.newKiosk();
  const { qrPaymentId } = await point.sell();
  const other = await point.sell();
  await point.refundOutside(other.qrPaymentId);
  for (let asked = 0; asked < 2; asked += 1)
    point.harness.sandbox.faults.next('payment/details', { kind: 'status', statusCode: -999 });
  const { code, reason, findings } = await point.reconcile();
  expect([code, reason]).toEqual([1, 'differs']);
  expect(findings).toMatchObject([
    { finding: 'no-answer', qrPaymentIds: [qrPaymentId], facts: { code: '-999' } },
    { finding: 'refunded-more', qrPaymentIds: [other.qrPaymentId] },
  ]);
});

test('an answer that is not the bank’s does not count', async () => {
  await point.newKiosk();
  await point.sell();
  for (let asked = 0; asked < 2; asked += 1) point.harness.sandbox.faults.next('payment/details', { kind: 'garbage' });
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    reason: 'not-compared',
    findings: [{ finding: 'no-answer' }],
  });
});

test('the bank no longer has the device: the command does not register it again', async () => {
  await point.newKiosk();
  await point.sell();
  point.harness.sandbox.faults.next('payment/details', { kind: 'status', statusCode: -1501 });
  const before = point.harness.sandbox.requests().length;
  const { code, reason, summary } = await point.reconcile();
  expect([code, reason, summary.notAsked === null]).toEqual([1, 'not-compared', false]);
  expect(point.harness.methodsSince(before)).not.toContain('device/register');
});
