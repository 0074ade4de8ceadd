/** Letters and digits that are not confused with one another over the telephone (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;
const FNV_PRIME = 0x01000193;
const FNV_OFFSET = 0x811c9dc5;

/**
 * The code of a debt: six characters in two groups, derived from the sale's number, so that the screen, the journal and
 * the telephone call all use the same one. It identifies a record; it is neither a secret nor a proof.
 */
export function claimCode(saleId: string): string {
  let hash = FNV_OFFSET;
  for (let index = 0; index < saleId.length; index += 1) {
    hash = Math.imul(hash ^ saleId.charCodeAt(index), FNV_PRIME) >>> 0;
  }
  let code = '';
  for (let index = 0; index < LENGTH; index += 1) {
    code += ALPHABET[hash % ALPHABET.length] ?? '0';
    hash = Math.floor(hash / ALPHABET.length);
  }
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}
