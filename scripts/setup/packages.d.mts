type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

export function setupLock(root: string): string;
export function missingPackages(locked: Packages, exists: (folder: string) => boolean): string[];
export function matches(locked: Packages, installed: Packages): boolean;
export function ensurePackages(root: string): Promise<void>;
