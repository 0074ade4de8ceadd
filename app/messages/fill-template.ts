/** What stands in the place of `{name}`; an absent or undefined one makes its `[optional part]` vanish. */
export type TextParameters = Readonly<Record<string, string | number | undefined>>;

const OPTIONAL_PART = /\[([^\]]*)\]/;
const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

function isMissing(part: string, parameters: TextParameters): boolean {
  return [...part.matchAll(PLACEHOLDER)].some(([, name]) => parameters[name ?? ''] === undefined);
}

/** An unknown `{name}` stays visible: a defect that tests and eyes find, but no crash in front of a customer. */
function fillPlaceholders(part: string, parameters: TextParameters): string {
  return part.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = parameters[name];
    return value === undefined ? placeholder : String(value);
  });
}

/** A fact such as a system's message may bring its own full stop; an ellipsis stays. */
function mergeFullStops(sentence: string): string {
  return sentence.replace(/(?<!\.)\.\.(?!\.)/g, '.');
}

/**
 * Fills a template. `{name}` is replaced; a part in square brackets vanishes whole when one of its parameters is
 * missing: `No network[ to {host}].` The values themselves are never read as templates.
 */
export function fillTemplate(template: string, parameters: TextParameters): string {
  // Splitting by one group puts the optional parts at the odd places.
  const parts = template.split(OPTIONAL_PART).map((part, index) => {
    const optional = index % 2 === 1;
    return optional && isMissing(part, parameters) ? '' : fillPlaceholders(part, parameters);
  });
  return mergeFullStops(parts.join(''));
}
