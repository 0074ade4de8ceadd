import type {
  CertificateOperations,
  CertificateResult,
  ShownCertificate,
} from '../../../app/certificate/operations.ts';
import type { DeviceOperations, OrganizationVerification, PaymentFailure } from '../../../app/payment/provider.ts';
import type { VerificationEnd } from '../../../app/payment/verification.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { RunClock } from '../engine/scheduler.ts';
import type { Bank } from './bank.ts';
import type { Network, RequestKind } from './network.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** What the operations of one run work with. */
export interface OperationsParts {
  readonly run: { readonly clock: RunClock };
  readonly network: Network;
  readonly bank: Bank;
  readonly canWrite: () => boolean;
}

const POINTS = [
  { id: '1001', name: 'Almaty, Abai 10' },
  { id: '1002', name: 'Astana, Mangilik El 1' },
] as const;

const VERIFICATION_ROUND_MS = 3_000;
const MOST_ROUNDS = 41;
const VERIFICATION_ENDS: readonly VerificationEnd[] = ['verified', 'failed', 'expired', 'in-cabinet'];

/** A verification that somebody confirms sooner or later, or nobody. */
export function verificationOf(
  { decisions }: SimulationContext,
  { run }: Pick<OperationsParts, 'run'>,
): OrganizationVerification {
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      run.clock.setTimer(VERIFICATION_ROUND_MS, resolve);
    });
  return {
    verify: async (_idn, { mayAsk, told }) => {
      for (let round = decisions.below('menu: the verification takes', MOST_ROUNDS); round > 0; round -= 1) {
        told({ leftS: round * 3, instruction: null });
        await pause();
        mayAsk?.();
      }
      const end = VERIFICATION_ENDS[decisions.below('menu: the verification ends', VERIFICATION_ENDS.length + 1)];
      if (end !== undefined) return ok(end);
      return err({ action: 'retry', problem: problem('server-silent'), code: 'TIMEOUT' });
    },
  };
}

/** The device under which the bank knows a simulated machine. */
export function deviceOperations(
  world: SimulationContext,
  { run, network, bank, canWrite }: OperationsParts,
): DeviceOperations {
  const ask = <T>(kind: RequestKind, work: () => Result<T, PaymentFailure>): Promise<Result<T, PaymentFailure>> =>
    new Promise((resolve) => {
      network.send(kind, work, (result) => {
        if (run.clock.isAlive) resolve(result);
      });
    });
  let wanted: string | null = null;
  return {
    facts: () => ({
      contract: 'direct',
      baseUrl: 'https://pay.example',
      deviceId: 'simulation',
      wantedTradePointId: wanted,
      registered: bank.isGivenUp ? null : { tradePointId: POINTS[0].id, tradePointName: POINTS[0].name },
      isGivenUp: bank.isGivenUp,
      isMoving: false,
      proxy: null,
    }),
    tradePoints: async () => {
      const answered = await ask('ping', () => bank.ping());
      return answered.ok ? { ok: true, value: POINTS } : answered;
    },
    wantTradePoint: (id) => {
      wanted = id;
    },
    keepMove: () => Promise.resolve(),
    register: () => {
      bank.isGivenUp = false;
      return ask('connect', () => bank.connect());
    },
    giveUp: () => {
      if (!canWrite()) return Promise.reject(new Error('no space left on the disk'));
      count(world, 'menu-device-given-up');
      bank.isGivenUp = true;
      return ask('ping', () => bank.ping());
    },
  };
}

const OLD: ShownCertificate = {
  source: 'configuration',
  file: 'old.pem',
  subject: 'CN=old',
  organization: null,
  host: null,
  bin: null,
  issuer: 'CN=bank',
  notBeforeMs: 0,
  notAfterMs: Number.MAX_SAFE_INTEGER,
  days: 90,
  fingerprint: 'AA:AA',
};
const NEW: ShownCertificate = { ...OLD, source: 'installed', file: null, subject: 'CN=new', fingerprint: 'BB:BB' };
const REFUSED = 0.3;
const TRY_MS = 2_000;

/** Two certificates, of which one counts; the bank takes the other one, or does not. */
export function certificateOperations(
  { decisions }: SimulationContext,
  { run }: Pick<OperationsParts, 'run'>,
): Pick<CertificateOperations, 'facts' | 'tryOther' | 'switchToOther'> {
  let isNew = false;
  const tryOther = (): Promise<CertificateResult> =>
    new Promise((resolve) => {
      const isRefused = decisions.chance('menu: the bank refuses the other certificate', REFUSED);
      run.clock.setTimer(1 + decisions.below('menu: the certificate is tried', TRY_MS), () => {
        resolve(
          isRefused
            ? { kind: 'not-accepted', answer: 'refused', problem: problem('payments-refused') }
            : { kind: 'accepted' },
        );
      });
    });
  return {
    facts: () =>
      Promise.resolve({
        kind: 'certificate',
        why: isNew ? 'installed' : 'went-back',
        current: isNew ? NEW : OLD,
        problem: null,
        other: isNew
          ? { how: 'back', source: 'configuration', certificate: OLD }
          : { how: 'switch', source: 'installed', certificate: NEW },
        findings: [],
        requests: 0,
      }),
    tryOther,
    switchToOther: async () => {
      const result = await tryOther();
      if (result.kind !== 'accepted') return { kind: 'not-switched', result };
      isNew = !isNew;
      const { source, fingerprint } = isNew ? NEW : OLD;
      return { kind: 'switched', source, fingerprint };
    },
  };
}
