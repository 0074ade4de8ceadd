/** A block between BEGIN and END. */
export interface PemBlock {
  /** `CERTIFICATE`, `ENCRYPTED PRIVATE KEY`, … */
  readonly label: string;
  /** `Proc-Type`, `DEK-Info`; names are unchanged. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const BLOCK = /-----BEGIN ([A-Z0-9# ]+)-----([\s\S]*?)-----END \1-----/g;
const HEADER = /^([A-Za-z0-9-]+):\s*(.*)$/;
const MARK = '-----BEGIN ';

/** Whether a file is PEM, possibly damaged. */
export function isPem(text: string): boolean {
  return text.includes(MARK);
}

/** All complete blocks of a text; anything between them is ignored. */
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

/** The number of blocks that a text begins. More than `pemBlocks` finds means that the file was cut off. */
export function begunBlocks(text: string): number {
  return text.split(MARK).length - 1;
}
