const SHORTEST_SECRET = 4;
const MASK = '•••';

/** Keeps known secrets out of every line: the only place where this is done. */
export interface Redactor {
  /** A passphrase, key or token that must never appear. */
  protect(secret: string): void;
  redact(text: string): string;
}

/** A redactor without secrets yet. Very short secrets are not masked: they would mask innocent text. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  return {
    protect(secret): void {
      if (secret.length >= SHORTEST_SECRET) secrets.add(secret);
    },
    redact(text): string {
      let clean = text;
      for (const secret of secrets) clean = clean.replaceAll(secret, MASK);
      return clean;
    },
  };
}
