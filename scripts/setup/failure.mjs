// @ts-check
/** Something the user can do something about: its message is shown as it is, without a stack trace. */
export class Failure extends Error {
  /** @param {string} message what went wrong and what to do, in whole sentences */
  constructor(message) {
    super(message);
    this.name = 'Failure';
  }
}

/**
 * Tells the user what went wrong and gives the exit code: 1, or 70 for what nobody expected.
 * @param {unknown} error
 * @returns {number}
 */
export function report(error) {
  const text = error instanceof Failure ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n✗ ${text}\n`);
  return error instanceof Failure ? 1 : 70;
}
