/** A promise of the product that did not hold. `rule` names the promise; shrinking keeps to the same rule. */
export class Violation extends Error {
  readonly rule: string;

  constructor(rule: string, detail: string) {
    super(`${rule}: ${detail}`);
    this.rule = rule;
  }
}
