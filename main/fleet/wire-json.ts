/** What a message of the fleet holds as JSON; null where it is none. Whoever reads it checks the shape. */
export function jsonOf(payload: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    return value;
  } catch {
    return null;
  }
}
