import { EXIT } from '../../../app/command-line/exit-codes.ts';
import { failureFacts } from '../../../app/command-line/run-command.ts';
import { FINDING_SEVERITIES, type Finding } from '../../../app/certificate/finding.ts';
import { certificateText, type CertificateMessageKey } from '../../../app/messages/certificate-text.ts';
import type { TextParameters } from '../../../app/messages/fill-template.ts';
import type { Language } from '../../../app/language/language.ts';

/** Collects a command's output, as lines for people or as one object for programs. */
export class Report {
  readonly #language: Language;
  readonly #lines: string[] = [];
  readonly #facts: Record<string, unknown>;
  readonly #findings: Finding[] = [];

  constructor(command: string, language: Language) {
    this.#language = language;
    this.#facts = { command };
  }

  /** Adds a sentence for people. */
  say(key: CertificateMessageKey, parameters: TextParameters = {}): void {
    this.#lines.push(certificateText(this.#language, key, parameters));
  }

  /** Adds a finished sentence, or a text such as a request. */
  line(text: string): void {
    this.#lines.push(text);
  }

  /** Adds a fact for programs. */
  fact(name: string, value: unknown): void {
    this.#facts[name] = value;
  }

  find(findings: readonly Finding[]): void {
    this.#findings.push(...findings);
    for (const finding of findings) {
      const sign = FINDING_SEVERITIES[finding.reason] === 'error' ? '✗' : '!';
      this.#lines.push(`${sign} ${this.#sentence(finding)}`);
    }
  }

  /** The word for a failure: the first error, or the general word for a refusal. */
  get reason(): string {
    return this.#errors[0]?.reason ?? 'refused';
  }

  /** The complete output, with a line break at its end. */
  print(isOk: boolean, json: boolean): string {
    if (!json) return this.#lines.map((line) => `${line}\n`).join('');
    const findings = this.#findings.map((one) => ({
      ...one,
      severity: FINDING_SEVERITIES[one.reason],
      text: this.#sentence(one),
    }));
    const sentence = this.#errors[0] === undefined ? this.#lines.at(-1) : this.#sentence(this.#errors[0]);
    const failure = isOk
      ? {}
      : failureFacts({ sentence: sentence ?? this.reason, code: EXIT.refused, reason: this.reason });
    return `${JSON.stringify({ ...this.#facts, ok: isOk, findings, ...failure })}\n`;
  }

  get #errors(): readonly Finding[] {
    return this.#findings.filter(({ reason }) => FINDING_SEVERITIES[reason] === 'error');
  }

  #sentence({ reason, parameters }: Finding): string {
    return certificateText(this.#language, `certificate.finding.${reason}`, parameters);
  }
}

/** A date that cannot be misread: yyyy-mm-dd, UTC. */
export function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
