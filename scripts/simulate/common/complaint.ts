import type { z } from 'zod';

/** What is wrong with data that somebody typed, in one line. */
export function complaintOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
}
