/** A block between BEGIN and END. */
export interface PemBlock {
  /** `CERTIFICATE`, `ENCRYPTED PRIVATE KEY`, … */
  readonly label: string;
  /** `Proc-Type`, `DEK-Info`; names as they stand. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const BLOCK = /-----BEGIN ([A-Z0-9# ]+)-----([\s\S]*?)-----END \1-----/g;
const HEADER = /^([A-Za-z0-9-]+):\s*(.*)$/;
const MARK = '-----BEGIN ';

/** Whether a file is meant as PEM, even a damaged one. */
export function isPem(text: string): boolean {
  return text.includes(MARK);
}

/** All blocks of a text, whatever stands between them. One that was cut off is not among them. */
export function pemBlocks(text: string): readonly PemBlock[] {
  return [...text.matchAll(BLOCK)].map(([, label = '', body = '']) => {
    const lines = body.split(/\r\n|\r|\n/).map((line) => line.trim());
    const headers = lines.flatMap((line) => {
      const [, name, value] = HEADER.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    });
    const base64 = lines.filter((line) => !HEADER.test(line)).join('');
    return { label, headers: Object.fromEntries(headers), bytes: Buffer.from(base64, 'base64') };
  });
}

/** How many blocks a text begins; more than `pemBlocks` finds means that the file was cut off. */
export function begunBlocks(text: string): number {
  return text.split(MARK).length - 1;
}
