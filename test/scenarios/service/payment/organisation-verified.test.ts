import { describe, expect, test } from 'vitest';
import type { VerificationEnd, VerificationWatch } from '../../../../app/payment/verification.ts';
import type { PaymentProvider } from '../../../../app/payment/provider.ts';
import { problem } from '../../../../app/problem.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import type { PaymentAction } from '../../../../app/service/doors/payment/actions.ts';
import type { PaymentOutcome, PaymentView } from '../../../../app/service/doors/payment/types.ts';
import type { MachineEvent } from '../../../../app/service/event.ts';
import type { PaymentFailure } from '../../../../app/payment/provider.ts';
import type { KioskState } from '../../../../app/session/state/state.ts';
import { emptyConfig } from '../../../../main/compose/compose.ts';
import { noService } from '../../../../main/payments/port/no-service.ts';
import { runPayment } from '../../../../main/service/doors/payment.ts';
import { aService } from '../../../support/harness/machine-settings.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

const IDN = '180340021791';
const VERIFIER = { provider: 'apipay', title: 'ApiPay', idn: IDN };
const SILENT = problem('server-silent');

/** A technician at the door of a machine whose first service verifies organisations. */
function atDoor() {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  machine.open('payment');
  const tell = (outcome: PaymentOutcome): void => {
    machine.loop.dispatch({ kind: 'door-outcome', step: 'payment', role: 'technician', outcome });
  };
  tell({
    kind: 'facts-read',
    facts: { kind: 'service', title: 'ApiPay', host: 'api.example' },
    verifier: VERIFIER,
  });
  return {
    machine,
    tell,
    act: (action: PaymentAction) => {
      machine.act({ step: 'payment', action });
    },
    view: (): PaymentView => {
      const { content } = machine.menu;
      if (content.step !== 'payment') throw new Error(content.step);
      return content.door;
    },
    begun: () =>
      machine.serviceEffects.filter((one) => one.kind === 'door-effect' && one.effect.kind === 'verify').length,
    acts: () =>
      machine.entries.flatMap(({ entry }) => (entry.kind === 'service-acted' ? [[entry.what, entry.after]] : [])),
  };
}

describe('at the door', () => {
  test('a verification is on record before it is asked for, once, without the number of the organisation', () => {
    const { act, begun, machine, view } = atDoor();
    act({ kind: 'verify', idn: IDN });
    act({ kind: 'verify', idn: IDN });
    expect(begun()).toBe(1);
    expect(machine.order.slice(-2)).toEqual(['entry service-acted', 'effect door-effect']);
    expect(JSON.stringify(machine.entries)).not.toContain(IDN);
    expect(view().verification).toEqual({ kind: 'starting' });
  });

  test('while it waits, everything else at the door works', () => {
    const { act, machine, tell, view } = atDoor();
    tell({ kind: 'answered', answer: { wallMs: 0, tookMs: 1, problem: null } });
    act({ kind: 'verify', idn: IDN });
    tell({ kind: 'verifying', progress: { leftS: 94, instruction: 'Confirm' } });
    expect(view()).toMatchObject({ busy: null, verification: { kind: 'waiting', leftS: 94, instruction: 'Confirm' } });
    act({ kind: 'ask' });
    expect(view().busy).toBe('ask');
    machine.touch('service-leave');
    expect(machine.loop.state().session.kind).toBe('idle');
  });

  test.each<[VerificationEnd, (string | undefined)[]]>([
    ['verified', ['organisation-verified', undefined]],
    ['failed', ['organisation-not-verified', 'failed']],
    ['expired', ['organisation-not-verified', 'expired']],
    ['in-cabinet', ['organisation-not-verified', 'in-cabinet']],
  ])('its end, %s, is shown and on record, and it can be begun again', (end, entry) => {
    const { act, acts, begun, tell, view } = atDoor();
    act({ kind: 'verify', idn: IDN });
    tell({ kind: 'verification-ended', end });
    expect(view().verification).toEqual({ kind: 'ended', end });
    expect(acts().at(-1)).toEqual(entry);
    act({ kind: 'verify', idn: IDN });
    expect(begun()).toBe(2);
  });

  test('its end is on record also where the door was left, and a door entered meanwhile shows it again', () => {
    const { act, acts, machine, tell, view } = atDoor();
    act({ kind: 'verify', idn: IDN });
    machine.touch('service-leave');
    machine.enter('technician');
    machine.open('payment');
    tell({ kind: 'verifying', progress: { leftS: 60, instruction: null } });
    expect(view().verification).toMatchObject({ kind: 'waiting', leftS: 60 });
    machine.touch('service-leave');
    tell({ kind: 'not-verified', problem: SILENT });
    expect(acts().at(-1)).toEqual(['organisation-not-verified', 'server-silent']);
  });

  test('a machine without such a service has none', () => {
    const { act, begun, tell, view } = atDoor();
    tell({ kind: 'facts-read', facts: { kind: 'none' }, verifier: null });
    act({ kind: 'verify', idn: IDN });
    expect([begun(), view().verifier]).toEqual([0, null]);
  });
});

/** What main does, with a verification that the test ends. */
function inMain(kiosk: () => KioskState = () => new ServiceHarness().ready().loop.state()) {
  const told: PaymentOutcome[] = [];
  const dispatched: MachineEvent[] = [];
  const watches: VerificationWatch[] = [];
  const ends: ((result: Result<VerificationEnd, PaymentFailure>) => void)[] = [];
  const payments: PaymentProvider = {
    ...noService,
    connect: () => Promise.resolve(ok({ tradePoint: null })),
    verification: {
      verify: (_idn, watch) => {
        watches.push(watch);
        return new Promise((resolve) => {
          ends.push(resolve);
        });
      },
    },
  };
  const run = runPayment(
    servicePorts({
      kiosk,
      dispatch: (event) => void dispatched.push(event),
      parts: {
        config: { ...emptyConfig(), operator: { name: 'Sauda', bin: IDN } },
        capabilities: aService(),
        otherServices: [{ payments, capabilities: aService({ provider: 'apipay', title: 'ApiPay' }) }],
      },
    }),
  );
  const verify = (): void | Promise<void> =>
    run({ kind: 'verify', idn: IDN }, (outcome) => {
      told.push(outcome);
    });
  return { told, dispatched, watches, ends, run, verify };
}

describe('in the main process', () => {
  test('the service beside the first one that verifies organisations is named, with the number of the configuration', async () => {
    const { run } = inMain();
    const facts: PaymentOutcome[] = [];
    await run({ kind: 'read-facts' }, (outcome) => void facts.push(outcome));
    expect(facts).toMatchObject([{ kind: 'facts-read', verifier: VERIFIER }]);
  });

  test('a verified organisation sells at once: its service is connected', async () => {
    const { dispatched, ends, told, verify } = inMain();
    const running = verify();
    await verify();
    expect(ends).toHaveLength(1);
    ends[0]?.(ok('verified'));
    await running;
    expect(told).toEqual([{ kind: 'verification-ended', end: 'verified' }]);
    expect(dispatched).toEqual([{ kind: 'connect-answered', provider: 'apipay', result: ok({ tradePoint: null }) }]);
  });

  test('any other end changes nothing of the service', async () => {
    const { dispatched, ends, told, verify } = inMain();
    const running = verify();
    ends[0]?.(err({ action: 'retry', problem: SILENT, code: 'TIMEOUT' }));
    await running;
    expect([told, dispatched]).toEqual([[{ kind: 'not-verified', problem: SILENT }], []]);
  });

  test('the service is asked in the menu and while nobody buys, not while a customer does', () => {
    const machine = new ServiceHarness().ready();
    const { verify, watches } = inMain(() => machine.loop.state());
    void verify();
    const mayAsk = (): boolean | undefined => watches[0]?.mayAsk?.();
    expect(mayAsk()).toBe(true);
    machine.enter('technician');
    expect(mayAsk()).toBe(true);
    machine.touch('service-leave');
    machine.choose();
    expect(mayAsk()).toBe(false);
  });
});
