import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';

/** The form in 2.1 is `da169655f65740d991b1bbfcd9802b28`; clients also write GUIDs with dashes. */
const GUID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const MAX_REMEMBERED = 100_000;

/** Checks `X-Request-ID`, which must be a GUID that no earlier request had (2.1). */
export class RequestIds {
  readonly #seen = new Set<string>();

  accept(header: string | null): Result<string, string> {
    if (header === null) return err('the header X-Request-ID is missing');
    if (!GUID.test(header)) return err('X-Request-ID must be a GUID');
    const id = header.replaceAll('-', '').toLowerCase();
    if (this.#seen.has(id)) return err('X-Request-ID was used before');
    this.#seen.add(id);
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > MAX_REMEMBERED && oldest.done !== true) this.#seen.delete(oldest.value);
    return ok(header);
  }
}
