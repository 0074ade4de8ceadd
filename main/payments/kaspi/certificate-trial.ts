import type { SecureContextOptions } from 'node:tls';
import type { Problem, ProblemReason } from '../../../app/problem.ts';
import { openAgent } from '../https/agent.ts';
import { readAnswer } from './call.ts';
import type { Credentials } from './credentials.ts';
import { transportFailure } from '../https/transport-failure.ts';
import type { Proxy } from '../https/proxy.ts';
import { exchange, type HttpAnswer, type TransportError } from '../https/transport.ts';
import { ok, type Result } from '../../../app/result.ts';
import type { Installable } from '../../certificate/store.ts';

/** How the service took a new certificate. */
export type TrialOutcome =
  | { readonly outcome: 'accepted' }
  /** The service, or a gateway before it, refuses this certificate. */
  | { readonly outcome: 'refused'; readonly problem: Problem }
  /** Something answers there, but neither yes nor no to this certificate. */
  | { readonly outcome: 'undecided'; readonly problem: Problem }
  /** There was no answer. */
  | { readonly outcome: 'unreachable'; readonly problem: Problem };

export interface TrialTarget {
  readonly baseUrl: string;
  readonly proxy: Proxy | null;
  /** The configuration's CAs; those that came with the certificate are trusted beside them. */
  readonly configuredCaPems: readonly string[];
}

/** A first handshake on a mobile line takes a while, and no customer waits here. */
const TRIAL_LIMIT_MS = 15_000;

const REFUSED: readonly ProblemReason[] = ['client-certificate-refused', 'access-refused'];
/** Only then a certificate may have to be installed without a trial. */
const NOBODY_THERE: readonly ProblemReason[] = ['network-unreachable', 'server-silent', 'proxy-unreachable'];

/** One `health/ping` (specification, section 5.1) with a certificate that is not in use yet. Never rejects. */
export async function tryOut(candidate: Installable, target: TrialTarget): Promise<TrialOutcome> {
  const { chainPem, keyPem, passphrase, caPems } = candidate;
  const tls = {
    cert: chainPem,
    key: keyPem,
    passphrase,
    ca: [...target.configuredCaPems, ...caPems],
    minVersion: 'TLSv1.2' as const,
    maxVersion: 'TLSv1.2' as const,
  };
  return tryTls(tls, target);
}

/** The same with what a connection of the kiosk itself would use. Never rejects. */
export function tryCredentials(
  { tls }: Pick<Credentials, 'tls'>,
  target: Pick<TrialTarget, 'baseUrl' | 'proxy'>,
): Promise<TrialOutcome> {
  return tryTls(tls, target);
}

async function tryTls(
  tls: SecureContextOptions,
  target: Pick<TrialTarget, 'baseUrl' | 'proxy'>,
): Promise<TrialOutcome> {
  const url = new URL(`${target.baseUrl.replace(/\/+$/, '')}/health/ping`);
  const agent = openAgent(tls, { proxy: target.proxy });
  try {
    const wanted = { method: 'GET', url, headers: {}, body: null, timeoutMs: TRIAL_LIMIT_MS } as const;
    return outcomeOf(problemOf(url.host, await exchange(agent, wanted)));
  } finally {
    agent.destroy();
  }
}

/** Null where the service answered as it should. */
function problemOf(host: string, exchanged: Result<HttpAnswer, TransportError>): Problem | null {
  if (!exchanged.ok) return transportFailure(host, exchanged.error).problem;
  const answered = readAnswer(host, exchanged.value, () => ok(undefined));
  return answered.ok ? null : answered.error.problem;
}

function outcomeOf(problem: Problem | null): TrialOutcome {
  if (problem === null) return { outcome: 'accepted' };
  const { reason } = problem;
  if (REFUSED.includes(reason)) return { outcome: 'refused', problem };
  return { outcome: NOBODY_THERE.includes(reason) ? 'unreachable' : 'undecided', problem };
}
