/** The specification's three variants of access (1.2), by their names in the kiosk's configuration. */
export type Scheme = 'lite' | 'standard' | 'enhanced';

/** The differences between the schemes other than their methods. */
export interface SchemeFacts {
  /** Path of the specification's addresses. */
  readonly basePath: string;
  /** Port of the specification's test host, also the sandbox's default. */
  readonly port: number;
  /** What identifies the caller: the header `Api-Key` (1.3.1) or the client certificate (1.3.2, 1.3.3). */
  readonly access: 'api-key' | 'certificate';
  /** File name of the kiosk configuration that the sandbox writes. */
  readonly configFile: string;
}

export const SCHEME_FACTS: Readonly<Record<Scheme, SchemeFacts>> = {
  lite: { basePath: '/r1/v01', port: 8543, access: 'api-key', configFile: 'sauda-lite.yaml' },
  standard: { basePath: '/r2/v01', port: 8544, access: 'certificate', configFile: 'sauda.yaml' },
  enhanced: { basePath: '/r3/v01', port: 8545, access: 'certificate', configFile: 'sauda-enhanced.yaml' },
};

export const SCHEMES: readonly Scheme[] = ['lite', 'standard', 'enhanced'];
