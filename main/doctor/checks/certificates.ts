import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { DAY_MS } from '../../../app/units.ts';
import { readAuthorities } from '../../certificate/files/authorities.ts';
import type { OutlinedCertificate, ServiceOutline } from '../../payments/port/outline.ts';
import { usable, type Subject } from '../examined/subject.ts';

/** The bank needs some weeks for a new one. */
const SOON_MS = 30 * DAY_MS;

/** Whether each service's certificate can be read and is valid for a while, and its authorities can be read. */
export async function certificateLines(
  subject: Subject,
  services: readonly ServiceOutline[],
): Promise<readonly DoctorLine[]> {
  if (usable(subject) === null) return [];
  const wanted = services.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]));
  if (wanted.length === 0) return [sound('certificates', 'certificate-not-needed')];
  const lines = await Promise.all(
    wanted.map(async (one) => [await leafLine(one, subject), ...authorityLines(one, subject)]),
  );
  return lines.flat();
}

async function leafLine({ file, leaf }: OutlinedCertificate, subject: Subject): Promise<DoctorLine> {
  const { system, dataDirectory, clock } = subject;
  const found = await leaf(system.place(dataDirectory), (one) => system.place(one));
  if (found === null) return duty('certificates', 'certificate-unreadable', { file });
  const leftMs = found.notAfterMs - clock.wallMs();
  const facts = { subject: found.subject.replaceAll('\n', ', '), date: formatKazakhTime(found.notAfterMs) };
  if (leftMs <= 0) return duty('certificates', 'certificate-expired', facts);
  return leftMs < SOON_MS
    ? duty('certificates', 'certificate-soon', facts)
    : sound('certificates', 'certificate-sound', facts);
}

function authorityLines({ caFiles }: OutlinedCertificate, { system }: Subject): readonly DoctorLine[] {
  const { findings } = readAuthorities(caFiles.map((file) => system.place(file)));
  return findings.map(({ parameters }) =>
    duty('certificates', 'certificate-unreadable', { file: parameters['file'] ?? caFiles.join(', ') }),
  );
}
