/** What a simulated machine sells, by channel. */
export const PRODUCTS = ['water', 'juice', 'gum'] as const;
