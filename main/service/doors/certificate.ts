import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateOperations } from '../../../app/certificate/operations.ts';
import { finding } from '../../../app/certificate/finding.ts';
import { CERTIFICATE_EXTENSIONS, certificateSources } from '../../../app/certificate/loose-files.ts';
import type { StickFailure } from '../../../app/import/stick-file.ts';
import type { Stick } from '../../../app/export/outcome.ts';
import type {
  CertificateDoor,
  CertificateEffect,
  CertificateOutcome,
  FoundFile,
  MadeRequest,
} from '../../../app/service/doors/certificate/types.ts';
import { err, unreachable, type Result } from '../../../app/result.ts';
import { lookOnSticks } from '../../exchange/look-on-sticks.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { readAndTry } from '../setup/wizard-effects.ts';
import { mainProvider } from '../../../app/session/state/services.ts';

type Tell = (outcome: CertificateOutcome) => void;

/** Where files of a stick are while they are checked; it is removed afterwards. */
const FETCHED = 'from-stick';

/**
 * Shows the certificates of this machine, tries the other one with the bank and switches to it; takes new ones from a
 * stick and makes requests for them.
 */
export function runCertificate(ports: ServicePorts): DoorRunner<CertificateDoor> {
  return async (effect, tell) => {
    const operations = ports.parts.payments.certificates;
    switch (effect.kind) {
      case 'look':
      case 'take':
      case 'request':
      case 'write-request':
        await bring(effect, operations ?? null, ports, tell);
        return;
      case 'read-facts':
        tell({ kind: 'facts-read', facts: operations === undefined ? { kind: 'none' } : await operations.facts() });
        return;
      case 'try':
        if (operations !== undefined) tell({ kind: 'tried', result: await operations.tryOther() });
        return;
      case 'switch':
        if (operations !== undefined) await switchToOther(operations, ports, tell);
        return;
      default:
        unreachable(effect);
    }
  };
}

/** The session learns whether the service answers under the other one. */
async function switchToOther(
  operations: CertificateOperations,
  { parts, dispatch, kiosk }: ServicePorts,
  tell: Tell,
): Promise<void> {
  const switched = await operations.switchToOther();
  tell(switched);
  if (switched.kind === 'switched')
    dispatch({ kind: 'connect-answered', provider: mainProvider(kiosk()), result: await parts.payments.connect() });
}

type BringEffect = Extract<CertificateEffect, { readonly kind: 'look' | 'take' | 'request' | 'write-request' }>;

async function bring(
  effect: BringEffect,
  operations: CertificateOperations | null,
  ports: ServicePorts,
  tell: Tell,
): Promise<void> {
  switch (effect.kind) {
    case 'look': {
      const { sticks, files, troubles } = await lookOnSticks(ports.media, CERTIFICATE_EXTENSIONS);
      tell({ kind: 'looked', sticks: sticks.map(({ name }) => name), found: certificateSources(files), troubles });
      return;
    }
    case 'take':
      await take(effect, operations, ports, tell);
      return;
    case 'request':
      tell({ kind: 'requested', ...(await ports.certificateFiles.request(effect.subject)) });
      return;
    default: {
      const stick = (await ports.media.sticks()).find(({ name }) => name === effect.stick);
      const written = stick === undefined ? err(effect.stick) : await writeRequest(stick, effect.request, ports);
      tell({ kind: 'request-written', written: written.ok ? { file: written.value } : { detail: written.error } });
    }
  }
}

async function writeRequest(
  { path: folder }: Stick,
  { id, pem }: MadeRequest,
  { media }: ServicePorts,
): Promise<Result<string, string>> {
  const name = `kiosk-${id}.csr`;
  const written = await media.do<'write'>({ kind: 'write', folder, name, bytes: Buffer.from(pem) });
  if (written.ok) return written.value;
  return err(`${folder}: ${detailOfStick(written.error)}`);
}

/** A machine that sells by a certificate already tries the new one first; one that is being set up keeps its first. */
async function take(
  { file, passphrase }: { readonly file: FoundFile; readonly passphrase: string | null },
  operations: CertificateOperations | null,
  ports: ServicePorts,
  tell: Tell,
): Promise<void> {
  const { parts, dispatch, kiosk, certificateFiles, dataDirectory, media, setup } = ports;
  const folder = join(dataDirectory, FETCHED);
  try {
    // The stick is read in its own thread; what follows works with a copy.
    const fetched = await media.do<'fetch'>({ kind: 'fetch', files: file.files, folder });
    if (!fetched.ok || !fetched.value.ok) {
      const detail = fetched.ok ? detailOf(fetched.value) : detailOfStick(fetched.error);
      const findings = [finding('stick-unreadable', { file: file.name, detail })];
      tell({ kind: 'taken', taken: { file: file.name, findings, subject: null, result: null } });
      return;
    }
    const path = fetched.value.value;
    const brought =
      operations === null
        ? await certificateFiles.keepFirst(path, passphrase)
        : await operations.install(path, passphrase);
    tell({ kind: 'taken', taken: { file: file.name, ...brought } });
    if (operations !== null && brought.subject !== null)
      dispatch({ kind: 'connect-answered', provider: mainProvider(kiosk()), result: await parts.payments.connect() });
    if (operations === null && brought.subject !== null && setup?.isUnderWay === true) await readAndTry(ports);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const findings = [finding('store-failed', { file: file.name, detail })];
    tell({ kind: 'taken', taken: { file: file.name, findings, subject: null, result: null } });
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function detailOf(fetched: Result<string, string>): string {
  return fetched.ok ? '' : fetched.error;
}

function detailOfStick(failure: StickFailure): string {
  return failure.kind === 'broken' ? failure.detail : 'no answer';
}
