/** An end of a connection. */
export interface NetworkEnd {
  readonly host: string;
  readonly port: number;
}

/** The files of a client certificate; a PFX holds its key. */
export interface OutlinedCertificate {
  /** The one file that every form of it has. */
  readonly file: string;
  /** The authorities that the service's own certificate comes from. */
  readonly caFiles: readonly string[];
  /** Whose certificate counts, and until when; null where it cannot be read. `place` is where a file lies. */
  readonly leaf: (
    dataDirectory: string,
    place: (file: string) => string,
  ) => Promise<{ readonly subject: string; readonly notAfterMs: number } | null>;
}

/** What an examination of the machine needs to know about a configured service, without opening it. */
export interface ServiceOutline {
  readonly service: NetworkEnd;
  readonly proxy: NetworkEnd | null;
  /** Files that nobody but the kiosk may read. */
  readonly secretFiles: readonly string[];
  readonly certificate: OutlinedCertificate | null;
}
