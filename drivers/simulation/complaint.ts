import type { z } from 'zod';

/** One line that says what is wrong with typed data. */
export function complaintOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
}
