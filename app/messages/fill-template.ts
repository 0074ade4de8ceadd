/** The value of each `{name}`; an absent or undefined one removes its `[optional part]`. */
export type TextParameters = Readonly<Record<string, string | number | undefined>>;

const OPTIONAL_PART = /\[([^\]]*)\]/;
const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

function isMissing(part: string, parameters: TextParameters): boolean {
  return [...part.matchAll(PLACEHOLDER)].some(([, name]) => parameters[name ?? ''] === undefined);
}

/** An unknown `{name}` stays visible: tests find it, and it does not crash in front of a customer. */
function fillPlaceholders(part: string, parameters: TextParameters): string {
  return part.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = parameters[name];
    return value === undefined ? placeholder : String(value);
  });
}

/** A fact such as a system's message may end with its own full stop; only one is kept. An ellipsis stays. */
function mergeFullStops(sentence: string): string {
  return sentence.replace(/(?<!\.)\.\.(?!\.)/g, '.');
}

/**
 * Fills a template. `{name}` is replaced by its value; a part in square brackets is removed when one of its parameters
 * is missing: `No network[ to {host}].` Values are never interpreted as templates.
 */
export function fillTemplate(template: string, parameters: TextParameters): string {
  // Splitting by one capturing group puts the optional parts at the odd indices.
  const parts = template.split(OPTIONAL_PART).map((part, index) => {
    const optional = index % 2 === 1;
    return optional && isMissing(part, parameters) ? '' : fillPlaceholders(part, parameters);
  });
  return mergeFullStops(parts.join(''));
}
