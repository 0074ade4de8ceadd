/**
 * The fields of a GET. Known names are accepted in any letter case, because 4.6.1 has `PhoneNumber` in its table and
 * `phoneNumber` in its example; unknown names are kept unchanged.
 */
export function readQuery(query: string, fields: readonly string[]): Record<string, string> {
  const byLowerCase = new Map(fields.map((field) => [field.toLowerCase(), field]));
  return Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, value]) => [byLowerCase.get(name.toLowerCase()) ?? name, value]),
  );
}
