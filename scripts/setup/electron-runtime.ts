export interface ElectronRuntime {
  /** Electron's own executable. */
  readonly executable: string;
  readonly version: string;
  readonly fallback: boolean;
}
