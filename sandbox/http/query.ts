/**
 * The fields of a GET. Names are read in any letter case, because the specification writes `PhoneNumber` in a table and
 * `phoneNumber` in its example (4.6.1); names that mean nothing are kept as they are.
 */
export function readQuery(query: string, fields: readonly string[]): Record<string, string> {
  const byLowerCase = new Map(fields.map((field) => [field.toLowerCase(), field]));
  return Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, value]) => [byLowerCase.get(name.toLowerCase()) ?? name, value]),
  );
}
