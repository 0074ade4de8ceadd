import { expiryWarning } from '../../../app/certificate/expiry.ts';
import { isInEffect } from '../../../app/certificate/in-effect.ts';
import { certificateText } from '../../../app/messages/certificate-text.ts';
import { short } from '../../certificate/leaf-facts.ts';
import { configuredLeaf } from '../../certificate/configured-leaf.ts';
import { configuredFingerprint } from '../../certificate/configured.ts';
import { day } from './report.ts';
import { sentence } from '../terminal/words.ts';
import type { Work } from './work.ts';

/** Shows the certificate in use, its expiry, the previous one, and the requests that wait for an answer. */
export async function status({ store, vault, settings, language, report, ports }: Work): Promise<boolean> {
  const configured = settings === null ? null : configuredFingerprint(settings.certificate);
  const active = store.active();
  const installed = active.ok ? active.value : null;
  const counts = installed !== null && isInEffect(installed.replaces, configured);
  if (!active.ok) report.say('certificate.status.unreadable', { detail: sentence(active.error, language) });
  if (installed !== null) {
    const { fingerprint, subject, notAfterMs } = installed.leaf;
    const parameters = { fingerprint: short(fingerprint), subject };
    if (counts) report.say('certificate.status.active', { ...parameters, date: day(notAfterMs) });
    else report.say('certificate.status.overruled', parameters);
  }
  if (active.ok && !counts) report.say('certificate.status.config');
  const leaf = counts ? installed.leaf : settings === null ? null : await configuredLeaf(settings.certificate);
  const expiry = leaf === null ? null : expiryWarning(leaf.notAfterMs, ports.clock.wallMs());
  if (leaf !== null && expiry !== null) {
    report.line(
      `! ${certificateText(language, `certificate.expiry.${expiry.level}`, { days: expiry.days, date: day(leaf.notAfterMs) })}`,
    );
  }
  const previous = store.list().find(({ role }) => role === 'previous')?.leaf ?? null;
  if (previous !== null) {
    const { fingerprint, subject, notAfterMs } = previous;
    report.say('certificate.status.previous', { fingerprint: short(fingerprint), subject, date: day(notAfterMs) });
  }
  const requests = store.requests();
  for (const { id, subject, madeAtMs } of requests)
    report.say('certificate.status.request', { request: id, subject, date: day(madeAtMs) });
  report.say(vault.seal === 'none' ? 'certificate.status.vault-file' : 'certificate.status.vault-os');
  const inEffect = !active.ok ? 'unreadable' : counts ? 'installed' : 'configuration';
  const facts = {
    inEffect,
    certificate: leaf,
    installed: installed?.leaf ?? null,
    previous,
    requests,
    expiry,
    seal: vault.seal,
  };
  for (const [name, value] of Object.entries(facts)) report.fact(name, value);
  return active.ok;
}

/** Makes the previous certificate active again. */
export async function rollback({ store, settings, report }: Work): Promise<boolean> {
  const rolled = await store.rollback(settings === null ? null : configuredFingerprint(settings.certificate));
  if (!rolled.ok) {
    report.find([rolled.error]);
    return false;
  }
  const leaf = rolled.value;
  report.fact('certificate', leaf);
  if (leaf === null) report.say('certificate.rolled-back-to-config');
  else report.say('certificate.rolled-back', { subject: leaf.subject, date: day(leaf.notAfterMs) });
  return true;
}
