import { readSealedKey, type SealedKey } from './sealed-key.ts';

const PLACE = 'sauda.operator-key';

/** The sealed key of this browser; null where there is none, or where the browser keeps nothing. */
export function storedKey(): SealedKey | null {
  try {
    const text = localStorage.getItem(PLACE);
    return text === null ? null : readSealedKey(text);
  } catch {
    return null;
  }
}

/** Keeps the sealed key in this browser. False where the browser keeps nothing, as in a private window: save the file. */
export function storeKey(key: SealedKey | null): boolean {
  try {
    if (key === null) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(key));
    return true;
  } catch {
    return false;
  }
}

/** Whether this page may use keys at all: browsers give cryptography only to pages from HTTPS or this computer. */
export function canUseKeys(): boolean {
  return window.isSecureContext;
}
