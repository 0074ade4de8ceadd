import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { certificateText } from '../../../app/messages/certificate-text.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { readProxy } from '../../payments/https/proxy.ts';
import { checkMaterial, type Checked } from '../../certificate/check.ts';
import { readPassphrase } from '../../certificate/configured-leaf.ts';
import { configuredFingerprint } from '../../certificate/configured.ts';
import { readAuthorities } from '../../certificate/files/authorities.ts';
import type { SourceFile } from '../../certificate/files/recognise.ts';
import { openSource } from '../../certificate/files/source.ts';
import { readMaterial } from '../../certificate/material.ts';
import type { Installable } from '../../certificate/store.ts';
import { tryOut } from '../../payments/kaspi/certificate-trial.ts';
import { day, type Report } from './report.ts';
import { checkContext } from '../../certificate/check-context.ts';
import type { CertificateSettings } from './command-context.ts';
import { sentence } from '../terminal/words.ts';
import type { CertificateRequest } from './verbs.ts';
import type { Work } from './work.ts';

type WithSources = CertificateRequest & { name: 'check' | 'install' };

/** Opens and checks the technician's files. Asks for a missing passphrase if there is a terminal. */
async function checked(
  command: WithSources,
  { store, settings, language, report, ports }: Work,
): Promise<Checked | null> {
  const files: SourceFile[] = [];
  for (const source of command.sources) {
    const opened = await openSource(source);
    if (!opened.ok) {
      report.find([opened.error]);
      return null;
    }
    files.push(...opened.value);
  }
  const given = passphraseOf(command.passphraseFile);
  if (!given.ok) {
    report.find([given.error]);
    return null;
  }
  let material = await readMaterial(files, given.value);
  if (material.isClosed && given.value === null) {
    const typed = await ports.ask(certificateText(language, 'certificate.ask-passphrase'));
    if (typed !== null) material = await readMaterial(files, typed);
  }
  const result = checkMaterial(material, await checkContext(store, settings, ports.clock.wallMs()));
  report.find(result.findings);
  if (result.leaf !== null) report.fact('certificate', result.leaf);
  report.fact('request', result.request);
  if (result.request !== null) report.say('certificate.from-request', { request: result.request.id });
  return result;
}

function passphraseOf(file: string | null): Result<string | null, Finding> {
  try {
    if (file === null) return ok(null);
    const read = readPassphrase(file);
    return read.ok ? read : err(finding('passphrase-unreadable', { file, detail: read.error }));
  } catch (error) {
    return err(
      finding('source-missing', { file: file ?? '', detail: error instanceof Error ? error.message : String(error) }),
    );
  }
}

/** Checks files without changing anything. */
export async function check(command: CertificateRequest & { name: 'check' }, work: Work): Promise<boolean> {
  const result = await checked(command, work);
  const { report } = work;
  const installable = result?.installable ?? null;
  if (installable === null) {
    report.say('certificate.not-good');
    return false;
  }
  const { subject, notAfterMs } = installable.leaf;
  report.say('certificate.good', { subject, date: day(notAfterMs) });
  return true;
}

/** Checks files, tries the certificate with the bank and makes it the active one. */
export async function install(command: CertificateRequest & { name: 'install' }, work: Work): Promise<boolean> {
  const { store, settings, report } = work;
  const result = await checked(command, work);
  const installable = result?.installable ?? null;
  if (result === null || installable === null || settings === null) {
    report.say('certificate.not-good');
    return false;
  }
  if (result.findings.some(({ reason }) => reason === 'already-installed')) return true;
  const isAccepted = command.withoutTrial ? skipTrial(report) : await trial(installable, settings, work);
  if (!isAccepted) return false;
  const installed = await store.install(installable, configuredFingerprint(settings.certificate));
  if (!installed.ok) {
    report.find([installed.error]);
    return false;
  }
  report.say('certificate.installed', { subject: installed.value.subject, date: day(installed.value.notAfterMs) });
  return true;
}

function skipTrial(report: Report): boolean {
  report.fact('trial', { outcome: 'skipped' });
  report.say('certificate.trial.skipped');
  return true;
}

async function trial(
  candidate: Installable,
  settings: CertificateSettings,
  { report, language }: Work,
): Promise<boolean> {
  const proxy = readProxy(settings.proxy);
  if (!proxy.ok) {
    report.find([finding('config-unusable', { detail: sentence(proxy.error, language) })]);
    return false;
  }
  const configuredCaPems = readAuthorities(settings.caFiles).certificates.map((authority) => authority.toString());
  const result = await tryOut(candidate, { baseUrl: settings.baseUrl, proxy: proxy.value, configuredCaPems });
  const { outcome } = result;
  if (outcome === 'accepted') {
    report.fact('trial', { outcome });
    report.say('certificate.trial.accepted', { host: new URL(settings.baseUrl).host });
    return true;
  }
  const { reason, parameters } = result.problem;
  const words = sentence(result.problem, language);
  report.fact('trial', { outcome, reason, parameters, text: words });
  report.line(`✗ ${words}`);
  report.say(`certificate.trial.${outcome}`);
  return false;
}
