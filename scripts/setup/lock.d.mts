export function isAlive(holder: string): boolean;
export function withLock<T>(path: string, work: () => Promise<T>): Promise<T>;
