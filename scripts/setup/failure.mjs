// @ts-check
/** An error that the user can fix; its message is shown without a stack trace. */
export class Failure extends Error {
  /** @param {string} message what went wrong and what to do, in whole sentences */
  constructor(message) {
    super(message);
    this.name = 'Failure';
  }
}

/**
 * Shows the error to the user and returns the exit code: 1 for a `Failure`, 70 for an unexpected error.
 * @param {unknown} error
 * @returns {number}
 */
export function report(error) {
  const text = error instanceof Failure ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n✗ ${text}\n`);
  return error instanceof Failure ? 1 : 70;
}
